// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/model_folder.h"

#include <nlohmann/json.hpp>
#include <set>

#include "engine/error.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"
#include "engine/weights/model_families.h"
#include "engine/weights/safetensors.h"
#include "engine/weights/safetensors_index.h"

namespace engine {
namespace {

namespace fs = std::filesystem;

bool isFile(const fs::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there for us
  return fs::is_regular_file(path, ignored);
}

fs::path backboneWeights(const fs::path& folder) {
  for (const char* name : {"model.safetensors", "model.safetensors.index.json"}) {
    if (isFile(folder / name)) return folder / name;
  }
  throw Error(folder.string() +
              ": there are no weights; model.safetensors or model.safetensors.index.json is expected.");
}

fs::path decoderWeights(const fs::path& folder) {
  const fs::path file = folder / "decoder.safetensors";
  if (!isFile(file)) throw Error(folder.string() + ": there is a pic.json, but no decoder.safetensors.");
  return file;
}

std::int64_t bytesOnDisk(const fs::path& fileOrIndex) {
  if (fileOrIndex.extension() != ".json") return static_cast<std::int64_t>(fs::file_size(fileOrIndex));
  std::set<std::string> shards;
  for (const auto& [tensor, shard] : readShardIndex(fileOrIndex)) shards.insert(shard);
  std::int64_t total = 0;
  for (const std::string& shard : shards)
    total += static_cast<std::int64_t>(fs::file_size(fileOrIndex.parent_path() / shard));
  return total;
}

std::int64_t elementsOf(const Safetensors& file) {
  std::int64_t total = 0;
  for (const auto& [name, tensor] : file.tensors()) total += tensor.elements();
  return total;
}

void checkEvidenceHeads(const ModelFolder& folder) {
  for (const auto& [layer, head] : folder.pic->evidenceHeads) {
    if (layer < folder.shape.layers && head < folder.shape.heads) continue;
    throw Error((folder.path / "pic.json").string() + ": evidence names head " + std::to_string(head) + " of layer " +
                std::to_string(layer) + ", but the model has " + std::to_string(folder.shape.layers) + " layers of " +
                std::to_string(folder.shape.heads) + " heads.");
  }
}

// What ends a text when it is generated; config.json may say less: a chat model has a second end token.
std::vector<std::int32_t> readStopIds(const fs::path& folder, const ModelShape& shape) {
  const fs::path file = folder / "generation_config.json";
  if (!isFile(file)) return shape.endIds;
  const nlohmann::json json = parseJson(readTextFile(file), file.string());
  const JsonFields fields(json, file.string());
  return fields.has("eos_token_id") ? readTokenIds(fields, "eos_token_id", shape.vocabulary) : shape.endIds;
}

}  // namespace

ModelFolder openModelFolder(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) throw Error(path.string() + ": there is no such model folder.");
  if (!isFile(path / "config.json"))
    throw Error(path.string() + ": there is no config.json, so it is not a model folder.");
  ModelFolder folder;
  folder.path = path;
  folder.shape = readModelConfig(path / "config.json");
  folder.stopIds = readStopIds(path, folder.shape);
  if (isFile(path / "pic.json")) folder.pic = readPicConfig(path / "pic.json");
  folder.weights.push_back(folder.pic ? decoderWeights(path) : backboneWeights(path));
  Safetensors::open(folder.weights.front());  // a damaged file is said now, before anything is built on it
  folder.weightBytes = bytesOnDisk(folder.weights.front());
  for (const char* name : {"tokenizer.json", "tokenizer.model"}) {  // the last one there is taken
    if (isFile(path / name)) folder.tokenizer = path / name;
  }
  if (!folder.pic) return folder;
  checkEvidenceHeads(folder);
  for (const CompressorConfig& compressor : folder.pic->compressors) {
    folder.compressorParameters += elementsOf(Safetensors::open(path / compressor.weights));
    folder.weightBytes += bytesOnDisk(path / compressor.weights);
  }
  return folder;
}

std::int64_t ModelFolder::memoryNeeded(int bytesPerWeight, int contextTokens) const {
  const std::int64_t keysAndValues =
      std::int64_t{2} * shape.layers * contextTokens * shape.keyValueHeads * shape.headWidth;
  return bytesPerWeight * (shape.parameters() + compressorParameters + keysAndValues);
}

}  // namespace engine
