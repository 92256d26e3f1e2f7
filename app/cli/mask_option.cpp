// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mask_option.h"

#include <algorithm>
#include <vector>

#include "app/cli/text_input.h"
#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/pic/masks.h"

namespace cli {
namespace {

using engine::CompressorConfig;

bool trainedWith(const CompressorConfig& compressor, const engine::MaskChoice& mask) {
  return compressor.mask.rules == mask.rules && compressor.mask.poolMean == mask.poolMean &&
         compressor.mask.chunkBegins == mask.chunkBegins;  // its name does not matter
}

// The default one first. An explicit name leaves only the one that is called so.
std::vector<const CompressorConfig*> eligible(const engine::ModelFolder& model,
                                              const std::optional<std::string>& name) {
  std::vector<const CompressorConfig*> result;
  if (!model.pic) return result;
  for (const CompressorConfig& compressor : model.pic->compressors) {
    if (!name || compressor.name == *name) result.push_back(&compressor);
  }
  std::stable_partition(result.begin(), result.end(), [&](const CompressorConfig* compressor) {
    return compressor->name == model.pic->defaultCompressor;
  });
  return result;
}

}  // namespace

engine::MaskChoice readMask(const std::string& presetOrFile) {
  if (!presetOrFile.ends_with(".json")) return engine::presetMask(presetOrFile);
  const std::string json = readDocument(presetOrFile).text;
  try {
    return engine::maskChoiceFromJson(json);
  } catch (const engine::Error& error) {
    throw engine::Error("The mask in " + presetOrFile + " cannot be used: " + error.what());
  }
}

engine::EvaluatedMask chooseMask(const engine::ModelFolder& model, const std::string& presetOrFile,
                                 const std::optional<std::string>& compressor) {
  const engine::MaskChoice mask = readMask(presetOrFile);
  for (const CompressorConfig* candidate : eligible(model, compressor)) {
    if (trainedWith(*candidate, mask)) return {presetOrFile, candidate->name, std::nullopt, true};
  }
  return {presetOrFile, compressor, mask, false};
}

}  // namespace cli
