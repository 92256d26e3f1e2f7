// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "engine/measure/cost.h"
#include "engine/pic/mask_json.h"
#include "engine/text/tokenizer.h"

namespace cli {
namespace {

constexpr int kContextForMemory = 2048;

std::string megabytes(std::int64_t bytes) { return grouped((bytes + 999'999) / 1'000'000) + " MB"; }

std::string ratioList(const std::vector<double>& ratios) {
  std::string list;
  for (const double ratio : ratios) list += (list.empty() ? "" : ", ") + ratioText(ratio);
  return list.empty() ? "not said" : list;
}

Json shapeJson(const engine::ModelShape& shape) {
  return {{"family", shape.family},
          {"vocabulary", shape.vocabulary},
          {"width", shape.width},
          {"layers", shape.layers},
          {"heads", shape.heads},
          {"key_value_heads", shape.keyValueHeads},
          {"head_width", shape.headWidth},
          {"feed_forward", shape.feedForward},
          {"max_positions", shape.maxPositions},
          {"causal", shape.causal},
          {"sliding_window", shape.slidingWindow}};
}

Json compressorJson(const engine::CompressorConfig& compressor) {
  return {{"name", compressor.name},
          {"mask", Json::parse(engine::maskChoiceToJson(compressor.mask))},
          {"context", compressor.causalContext ? "causal" : "bidirectional"},
          {"memory_input", compressor.memoryInput},
          {"memory_output", compressor.memoryOutput},
          {"memories_per_chunk", compressor.memoriesPerChunk},
          {"positions", compressor.positions},
          {"trained_ratios", compressor.trainedRatios}};
}

// What a folder is good for, in words.
std::string abilities(const engine::ModelFolder& folder) {
  if (folder.pic && !folder.pic->compressors.empty()) return "answer from memory and from text, continue text";
  if (!folder.shape.causal || folder.shape.head == engine::HeadKind::None) {
    return "an encoder: nothing by itself; pic train can start from it";
  }
  if (!folder.tokenizer) return "continue token ids; it has no tokenizer";
  return "continue text, and read text to answer from it (--source full); pic train makes it a compressor";
}

Json infoJson(const engine::Engine& engine) {
  const engine::ModelFolder& folder = engine.folder();
  Json json{{"model", folder.path.string()},
            {"shape", shapeJson(folder.shape)},
            {"parameters", folder.shape.parameters()},
            {"compressor_parameters", folder.compressorParameters},
            {"compressors", Json::array()},
            {"can", abilities(folder)},
            {"weight_bytes", folder.weightBytes},
            {"memory_bytes", folder.memoryNeeded(engine::bytesPerNumber(engine.dtype()), kContextForMemory)},
            {"device", engine.device()},
            {"dtype", engine.dtype()},
            {"model_hash", engine.modelHash()},
            {"tokenizer_hash", nullptr}};
  if (engine.tokenizer() != nullptr) json["tokenizer_hash"] = engine.tokenizer()->hash();
  if (!folder.pic) return json;
  json["default_compressor"] = folder.pic->defaultCompressor;
  json["default_ratio"] = folder.pic->defaultRatio;
  json["segment_tokens"] = folder.pic->segmentTokens;
  json["max_segments"] = folder.pic->maxSegments;
  for (const engine::CompressorConfig& compressor : folder.pic->compressors) {
    json["compressors"].push_back(compressorJson(compressor));
  }
  return json;
}

void printCompressors(const engine::PicConfig& pic) {
  for (const engine::CompressorConfig& compressor : pic.compressors) {
    std::cout << "compressor     " << compressor.name << (compressor.name == pic.defaultCompressor ? " (default)" : "")
              << ": mask " << compressor.mask.name << ", context "
              << (compressor.causalContext ? "causal" : "bidirectional") << ", memory input " << compressor.memoryInput
              << ", output " << compressor.memoryOutput << ", trained at " << ratioList(compressor.trainedRatios)
              << '\n';
  }
  std::cout << "segments       " << pic.segmentTokens << " tokens each, at most " << pic.maxSegments << "; ratio "
            << ratioText(pic.defaultRatio) << " by default\n";
}

// Printed before anything is loaded, so that a model too large for the machine is described all the same.
void printFolder(const engine::ModelFolder& folder) {
  const engine::ModelShape& shape = folder.shape;
  std::cout << "model          " << folder.path.string() << '\n'
            << "shape          " << shape.family << ", " << shape.layers << " layers, width " << shape.width << ", "
            << shape.heads << " heads (" << shape.keyValueHeads << " key-value), feed-forward " << shape.feedForward
            << ", vocabulary " << grouped(shape.vocabulary) << ", " << grouped(shape.maxPositions) << " positions"
            << (shape.causal ? "" : ", encoder") << '\n'
            << "parameters     " << grouped(shape.parameters()) << ", compressors "
            << grouped(folder.compressorParameters) << '\n'
            << "memory needed  " << megabytes(folder.memoryNeeded(2, kContextForMemory)) << " in bfloat16, "
            << megabytes(folder.memoryNeeded(4, kContextForMemory)) << " in float32, " << grouped(kContextForMemory)
            << " tokens of context included; " << megabytes(folder.weightBytes) << " on disk\n";
  if (folder.pic) {
    printCompressors(*folder.pic);
  } else {
    std::cout << "compressors    none\n";
  }
  std::cout << "can            " << abilities(folder) << '\n';
}

int run(const CommonOptions& common, bool json) {
  if (json) {
    printJson(infoJson(openEngine(common)));
    return 0;
  }
  printFolder(engine::openModelFolder(modelFolder(common)));
  std::cout.flush();
  const engine::Engine engine = openEngine(common);
  std::cout << "runs on        " << engine.device() << " in " << engine.dtype() << '\n'
            << "model hash     " << engine.modelHash() << '\n'
            << "tokenizer      " << (engine.tokenizer() == nullptr ? "none: ids only" : engine.tokenizer()->hash())
            << '\n';
  return 0;
}

}  // namespace

void addInfoCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "info", "Describe a model: shape, compressors, memory needed, hashes",
                                       "pic info --model models/pic-small");
  const auto json = std::make_shared<bool>(false);
  sub.app->add_flag("--json", *json, "Print one JSON object");
  sub.app->callback(
      [json, common = sub.common, &action] { action = [json, common](Interrupts&) { return run(*common, *json); }; });
}

}  // namespace cli
