// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/pic_model.h"

#include <ATen/ATen.h>

#include "engine/error.h"
#include "engine/model/weights_io.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/weight_names.h"

namespace engine {
namespace {

void loadDecoder(PicModel& model, const ModelFolder& folder, at::ScalarType dtype) {
  model.decoder = std::make_shared<Decoder>(folder.shape, folder.pic ? folder.pic->maxSegments : 0);
  model.decoder->to(dtype);
  const std::filesystem::path& file = folder.weights.front();
  const Safetensors weights = Safetensors::open(file);
  if (folder.pic) {
    loadInto(model.decoder->namedWeights(), weights, file);
  } else {
    checkTensors(weights, folder.shape, file);
    loadInto(model.decoder->namedWeights(), weights, file,
             [&](const std::string& name) { return storedTensor(name, folder.shape.family, weights); });
  }
}

}  // namespace

const Compressor& PicModel::compressor(const std::string& name) const {
  std::string known;
  for (const auto& compressor : compressors) {
    if (compressor->config().name == name) return *compressor;
    known += (known.empty() ? "" : ", ") + compressor->config().name;
  }
  throw Error(known.empty() ? "This model has no compressor: it can read text, but not compress it."
                            : "This model has no compressor '" + name + "'; it has " + known + ".");
}

PicModel loadPicModel(const ModelFolder& folder, at::ScalarType dtype) {
  PicModel model;
  model.shape = folder.shape;
  if (folder.pic) model.config = *folder.pic;
  loadDecoder(model, folder, dtype);
  for (const CompressorConfig& config : model.config.compressors) {
    auto compressor = std::make_shared<Compressor>(folder.shape, config);
    compressor->to(dtype);
    const std::filesystem::path file = folder.path / config.weights;
    loadInto(compressor->namedWeights(), Safetensors::open(file), file);
    model.compressors.push_back(std::move(compressor));
  }
  if (folder.tokenizer) {
    model.tokenizerFile = *folder.tokenizer;
    model.tokenizer = openTokenizer(*folder.tokenizer);
  }
  return model;
}

void savePicModel(const PicModel& model, const std::filesystem::path& folder, at::ScalarType dtype) {
  std::filesystem::create_directories(folder / "compressors");
  saveTensors(folder / "decoder.safetensors", model.decoder->namedWeights(), dtype);
  for (const auto& compressor : model.compressors) {
    saveTensors(folder / compressor->config().weights, compressor->namedWeights(), dtype);
  }
  writeFileAtomically(folder / "config.json", writeModelConfig(model.shape));
  writeFileAtomically(folder / "pic.json", writePicConfig(model.config));
  const bool json = model.tokenizerFile.extension() == ".json";
  const std::filesystem::path tokenizer = folder / (json ? "tokenizer.json" : "tokenizer.model");
  if (!model.tokenizerFile.empty() && !std::filesystem::exists(tokenizer)) {
    std::filesystem::copy_file(model.tokenizerFile, tokenizer);
  }
}

}  // namespace engine
