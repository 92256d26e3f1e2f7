// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/pic_config.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

// pic.json. Every key but "format", and a compressor's "name" and "weights", may be left out and has then the default
// of PicConfig. Unknown keys are refused.
//
//   format                   1
//   segment_tokens           tokens of a segment, at most 65536
//   max_segments             segments the decoder reads at once, at most 65536
//   question_position        position id of the question's first token
//   prefix_bidirectional     whether the prompt sees itself both ways up to <a>
//   default_compressor       the name of one of the compressors
//   default_ratio            context tokens a memory token stands for, from 2 to 65536
//   read_segments            of a longer text, the best so many are read for a question; 0: as many as there are
//   evidence                 {"heads": [[layer, head], …], "floor": share from 0 to 1}
//   confidence               {"given": {FEATURE: weight, …}, "abstained": {…}}, the features of values/confidence.h; left
//                            out: none was fitted
//   abstain_from             {"memory": natural logarithm, "text": …}, at most 0; left out: the likeliest is said
//   compressors              a list of
//     name                   unlike all others
//     weights                safetensors file below the folder of pic.json
//     mask                   a preset's name or an object: engine/pic/mask_json.h
//     causal_context         false: context tokens look both ways
//     memory_input           "learned" or "mean"
//     memory_output          "converter" or "residual"
//     memories_per_chunk     from 1 to 1024
//     memory_tokens          learned vectors that the memory tokens of a segment take in turn, at most 65536; 0: those of
//                            a chunk do
//     layers                 of its own, at most 1024; 0: as many as the decoder
//     balanced_chunks        chunks of nearly equal length instead of a short last one
//     positions              "seq", "chunk-end", "epl", "epl+dec" or "rebased"
//     trained_ratios         the ratios the compressor was trained with; 1 is plain text
namespace engine {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr int kMostTokens = 1 << 16;
constexpr int kMostPosition = 1 << 24;
constexpr int kMostMemories = 1024;
constexpr int kMostLayersOrHeads = 1024;
constexpr double kMostRatio = 65536;
constexpr double kMostWeight = 1e6;

// A list that may be left out.
const json& listOf(const JsonFields& fields, const std::string& key) {
  static const json kNone = json::array();
  const json* found = fields.value(key);
  if (found == nullptr) return kNone;
  if (!found->is_array()) fields.fail("'" + key + "' must be a list.");
  return *found;
}

MaskChoice readMask(const JsonFields& fields) {
  const json* mask = fields.value("mask");
  if (mask == nullptr) return {};
  try {
    return maskChoiceFromJson(mask->dump());
  } catch (const Error& error) {
    fields.fail(error.what());
  }
}

std::vector<double> readRatios(const JsonFields& fields) {
  std::vector<double> ratios;
  for (const json& ratio : listOf(fields, "trained_ratios")) {
    if (!ratio.is_number() || ratio.get<double>() < 1 || ratio.get<double>() > kMostRatio) {
      fields.fail("'trained_ratios' must be numbers from 1 to 65536, found " + ratio.dump() + ".");
    }
    ratios.push_back(ratio.get<double>());
  }
  return ratios;
}

LoraPlan readLora(const JsonFields& fields) {
  LoraPlan plan;
  plan.rank = fields.count("rank", 1, kMostTokens, plan.rank);
  plan.alpha = fields.number("alpha", 0, kMostRatio, plan.alpha);
  plan.memoryRowsOnly = fields.word("rows", {"all", "memory"}, "all") == "memory";
  if (fields.has("targets")) plan.targets.clear();
  for (const json& target : listOf(fields, "targets")) {
    const auto& known = loraTargets();
    if (!target.is_string() || std::find(known.begin(), known.end(), target.get<std::string>()) == known.end()) {
      fields.fail("'targets' may name q, k, v, o, gate, up and down, found " + target.dump().substr(0, 60) + ".");
    }
    plan.targets.push_back(target.get<std::string>());
  }
  if (plan.targets.empty()) fields.fail("'targets' is empty: the adapter would change nothing.");
  fields.refuseUnknownKeys();
  return plan;
}

ordered_json loraToJson(const LoraPlan& plan) {
  return {{"rank", plan.rank},
          {"alpha", plan.alpha},
          {"targets", plan.targets},
          {"rows", plan.memoryRowsOnly ? "memory" : "all"}};
}

CompressorConfig readCompressor(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  CompressorConfig config;
  config.name = fields.text("name");
  config.weights = fields.text("weights");
  if (config.name.empty()) fields.fail("'name' is empty.");
  if (!staysInFolder(config.weights)) fields.fail("'weights' leads out of the folder: '" + config.weights + "'.");
  config.mask = readMask(fields);
  config.causalContext = fields.flag("causal_context", config.causalContext);
  config.memoryInput = fields.word("memory_input", {"learned", "mean"}, config.memoryInput);
  config.memoryOutput = fields.word("memory_output", {"converter", "residual"}, config.memoryOutput);
  config.memoriesPerChunk = fields.count("memories_per_chunk", 1, kMostMemories, config.memoriesPerChunk);
  config.memoryTokens = fields.count("memory_tokens", 0, kMostTokens, config.memoryTokens);
  config.layers = fields.count("layers", 0, kMostLayersOrHeads, config.layers);
  config.balancedChunks = fields.flag("balanced_chunks", config.balancedChunks);
  config.positions = fields.word("positions", {"seq", "chunk-end", "epl", "epl+dec", "rebased"}, config.positions);
  config.trainedRatios = readRatios(fields);
  if (const json* lora = fields.value("lora")) config.lora = readLora(JsonFields(*lora, where + ": lora"));
  fields.refuseUnknownKeys();
  return config;
}

void readCompressors(const JsonFields& fields, PicConfig& config) {
  std::set<std::string> names;
  for (const json& value : listOf(fields, "compressors")) {
    const std::string where = fields.where() + ": compressor " + std::to_string(config.compressors.size() + 1);
    config.compressors.push_back(readCompressor(value, where));
    const std::string& name = config.compressors.back().name;
    if (!names.insert(name).second) fields.fail("there are two compressors '" + name + "'.");
  }
  config.defaultCompressor = fields.text("default_compressor", config.defaultCompressor);
  // Before its compressors are trained, a model has none.
  if (!names.empty() && !names.contains(config.defaultCompressor)) {
    fields.fail("'default_compressor' is '" + config.defaultCompressor + "', which is none of the compressors.");
  }
}

int headPart(const json& pair, std::size_t part, const JsonFields& evidence) {
  const bool valid = pair.is_array() && pair.size() == 2 && pair[part].is_number_unsigned() &&
                     pair[part].get<std::uint64_t>() < kMostLayersOrHeads;
  if (!valid) evidence.fail("'heads' must be pairs [layer, head], found " + pair.dump() + ".");
  return pair[part].get<int>();
}

void readEvidence(const JsonFields& fields, PicConfig& config) {
  const json* value = fields.value("evidence");
  if (value == nullptr) return;
  const JsonFields evidence(*value, fields.where() + ": evidence");
  for (const json& pair : listOf(evidence, "heads")) {
    config.evidenceHeads.emplace_back(headPart(pair, 0, evidence), headPart(pair, 1, evidence));
  }
  config.evidenceFloor = evidence.number("floor", 0, 1, config.evidenceFloor);
  evidence.refuseUnknownKeys();
}

std::vector<double> readWeights(const JsonFields& confidence, const std::string& key) {
  const json* value = confidence.value(key);
  if (value == nullptr) return {};
  const JsonFields fields(*value, confidence.where() + ": " + key);
  std::vector<double> weights;
  for (const std::string_view feature : kConfidenceFeatures) {
    weights.push_back(fields.number(std::string(feature), -kMostWeight, kMostWeight));
  }
  fields.refuseUnknownKeys();
  return weights;
}

void readConfidence(const JsonFields& fields, PicConfig& config) {
  const json* value = fields.value("confidence");
  if (value == nullptr) return;
  const JsonFields confidence(*value, fields.where() + ": confidence");
  config.confidence = {readWeights(confidence, "given"), readWeights(confidence, "abstained")};
  confidence.refuseUnknownKeys();
}

void readAbstainFrom(const JsonFields& fields, PicConfig& config) {
  const json* value = fields.value("abstain_from");
  if (value == nullptr) return;
  const JsonFields abstain(*value, fields.where() + ": abstain_from");
  if (abstain.has("memory")) config.abstainFrom.memory = abstain.number("memory", -kMostWeight, 0);
  if (abstain.has("text")) config.abstainFrom.text = abstain.number("text", -kMostWeight, 0);
  abstain.refuseUnknownKeys();
}

ordered_json compressorToJson(const CompressorConfig& config) {
  ordered_json value;
  value["name"] = config.name;
  value["weights"] = config.weights;
  value["mask"] = ordered_json::parse(maskChoiceToJson(config.mask));
  value["causal_context"] = config.causalContext;
  value["memory_input"] = config.memoryInput;
  value["memory_output"] = config.memoryOutput;
  value["memories_per_chunk"] = config.memoriesPerChunk;
  if (config.memoryTokens > 0) value["memory_tokens"] = config.memoryTokens;  // unknown to older programs
  if (config.layers > 0) value["layers"] = config.layers;
  value["balanced_chunks"] = config.balancedChunks;
  value["positions"] = config.positions;
  value["trained_ratios"] = config.trainedRatios;
  if (config.lora) value["lora"] = loraToJson(*config.lora);
  return value;
}

ordered_json evidenceToJson(const PicConfig& config) {
  ordered_json heads = ordered_json::array();
  for (const auto& [layer, head] : config.evidenceHeads) heads.push_back(ordered_json::array({layer, head}));
  ordered_json value;
  value["heads"] = std::move(heads);
  value["floor"] = config.evidenceFloor;
  return value;
}

ordered_json weightsToJson(const std::vector<double>& weights) {
  ordered_json value;
  for (std::size_t i = 0; i < weights.size(); ++i) value[std::string(kConfidenceFeatures.at(i))] = weights[i];
  return value;
}

ordered_json confidenceToJson(const ConfidenceWeights& confidence) {
  ordered_json value = ordered_json::object();
  if (!confidence.given.empty()) value["given"] = weightsToJson(confidence.given);
  if (!confidence.abstained.empty()) value["abstained"] = weightsToJson(confidence.abstained);
  return value;
}

}  // namespace

PicConfig readPicConfig(const std::filesystem::path& file) { return parsePicConfig(readTextFile(file), file.string()); }

LoraPlan parseLoraPlan(const std::string& text, const std::string& where) {
  const json value = parseJson(text, where);
  return readLora(JsonFields(value, where));
}

PicConfig parsePicConfig(const std::string& text, const std::string& file) {
  const json value = parseJson(text, file);
  const JsonFields fields(value, file);
  PicConfig config;
  config.format = fields.count("format", 0, std::numeric_limits<int>::max());
  if (config.format != kFormat) {
    fields.fail("the format is " + std::to_string(config.format) + "; this program reads format 1.");
  }
  config.segmentTokens = fields.count("segment_tokens", 1, kMostTokens, config.segmentTokens);
  config.maxSegments = fields.count("max_segments", 1, kMostTokens, config.maxSegments);
  config.questionPosition = fields.count("question_position", 0, kMostPosition, config.questionPosition);
  config.prefixBidirectional = fields.flag("prefix_bidirectional", config.prefixBidirectional);
  config.defaultRatio = fields.number("default_ratio", 2, kMostRatio, config.defaultRatio);
  config.readSegments = fields.count("read_segments", 0, kMostTokens, config.readSegments);
  readCompressors(fields, config);
  readEvidence(fields, config);
  readConfidence(fields, config);
  readAbstainFrom(fields, config);
  fields.refuseUnknownKeys();
  return config;
}

std::string writePicConfig(const PicConfig& config) {
  ordered_json value;
  value["format"] = config.format;
  value["segment_tokens"] = config.segmentTokens;
  value["max_segments"] = config.maxSegments;
  value["question_position"] = config.questionPosition;
  value["prefix_bidirectional"] = config.prefixBidirectional;
  value["default_compressor"] = config.defaultCompressor;
  value["default_ratio"] = config.defaultRatio;
  value["read_segments"] = config.readSegments;
  value["compressors"] = ordered_json::array();
  for (const CompressorConfig& compressor : config.compressors) {
    value["compressors"].push_back(compressorToJson(compressor));
  }
  value["evidence"] = evidenceToJson(config);
  if (config.confidence != ConfidenceWeights()) value["confidence"] = confidenceToJson(config.confidence);
  if (config.abstainFrom.memory) value["abstain_from"]["memory"] = *config.abstainFrom.memory;
  if (config.abstainFrom.text) value["abstain_from"]["text"] = *config.abstainFrom.text;
  const std::string text = value.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  parsePicConfig(text, "pic.json");  // what could not be read again is not written
  return text;
}

}  // namespace engine
