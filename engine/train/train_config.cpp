// SPDX-License-Identifier: Apache-2.0
#include "engine/train/train_config.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/pic/peers.h"
#include "engine/train/config_fields.h"

namespace engine {
namespace {

using Json = nlohmann::json;
using Fields = ConfigFields;
using std::filesystem::path;

constexpr std::pair<const char*, Objective> kObjectives[] = {
    {"quote", Objective::Quote},           {"cloze", Objective::Cloze},
    {"question", Objective::Question},     {"autoencode", Objective::Autoencode},
    {"completion", Objective::Completion}, {"plain_language", Objective::PlainLanguage},
    {"unanswerable", Objective::Unanswerable},
};

Objective objectiveOf(const std::string& name, const std::string& place) {
  for (const auto& [known, objective] : kObjectives) {
    if (name == known) return objective;
  }
  throw Error(place + " names the unknown objective \"" + name +
              "\"; there are quote, cloze, question, autoencode, completion, plain_language, unanswerable.");
}

void readStart(Fields fields, StartPlan& start, const path& base) {
  fields.readPath("model", start.model);
  fields.readPath("backbone", start.backbone);
  fields.readPath("bert", start.bert);
  fields.readPath("vocabulary", start.vocabulary);
  path config;
  fields.readPath("config", config);
  if (!config.empty()) start.shape = readModelConfig(config);
  fields.read("deviation", start.deviation);
  if (!(start.deviation > 0)) throw Error(fields.place() + ".deviation is not above 0.");
  fields.finish();
  const int ways = !start.model.empty() + !start.backbone.empty() + !start.bert.empty() + start.shape.has_value();
  if (!start.bert.empty() && start.shape) return;  // the shape says what the BERT's layers go into
  if (ways != 1) throw Error(fields.place() + " needs exactly one of model, backbone, config, or bert with config.");
  (void)base;
}

void readData(Fields& fields, TrainConfig& config, const path& base) {
  if (const Json* files = fields.find("data")) {
    for (const Json& entry : *files) {
      Fields file(entry, fields.place() + ".data[]", base);
      DataFile data;
      file.readPath("path", data.path);
      file.read("kind", data.kind);
      file.finish();
      config.data.push_back(data);
    }
  }
  fields.readPath("cache", config.dataOptions.cache);
  fields.read("held_out", config.dataOptions.heldOutFraction);
}

CompressorPlan readCompressor(Fields fields) {
  CompressorPlan plan;
  CompressorConfig& c = plan.config;
  std::string name, peer;
  fields.read("peer", peer);
  if (!peer.empty()) c = namedPeer(peer).settings;
  fields.read("name", name);
  if (!name.empty()) c.name = name;
  if (const Json* mask = fields.find("mask")) c.mask = maskChoiceFromJson(mask->dump());
  bool bidirectional = !c.causalContext;
  fields.read("bidirectional_context", bidirectional);
  c.causalContext = !bidirectional;
  fields.read("memory_input", c.memoryInput);
  fields.read("memory_output", c.memoryOutput);
  fields.read("memories_per_chunk", c.memoriesPerChunk);
  fields.read("memory_tokens", c.memoryTokens);
  fields.read("layers", c.layers);
  fields.read("positions", c.positions);
  if (const Json* lora = fields.find("lora")) c.lora = parseLoraPlan(lora->dump(), fields.place() + ".lora");
  fields.read("start", plan.start);
  fields.read("weight", plan.weight);
  fields.finish();
  c.weights = "compressors/" + c.name + ".safetensors";
  return plan;
}

std::map<double, double> ratiosOf(const std::map<std::string, double>& weights, const std::string& place) {
  std::map<double, double> ratios;
  for (const auto& [text, weight] : weights) {
    double ratio = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), ratio);
    if (error != std::errc{} || rest != text.data() + text.size()) {
      throw Error(place + " has the key \"" + text + "\", which is not a number.");
    }
    ratios[ratio] = weight;
  }
  return ratios;
}

void readDraws(Fields& fields, TrainConfig& config) {
  std::map<std::string, double> objectives, ratios;
  std::map<std::string, std::map<std::string, double>> objectiveRatios;
  fields.read("objectives", objectives);
  fields.read("ratios", ratios);
  fields.read("objective_ratios", objectiveRatios);
  for (const auto& [name, weight] : objectives)
    config.objectives[objectiveOf(name, fields.place() + ".objectives")] = weight;
  config.ratios = ratiosOf(ratios, fields.place() + ".ratios");
  for (const auto& [name, weights] : objectiveRatios) {
    const std::string place = fields.place() + ".objective_ratios";
    config.objectiveRatios[objectiveOf(name, place)] = ratiosOf(weights, place + "." + name);
  }
  fields.read("steps", config.steps);
  fields.read("batch", config.batch);
  fields.read("autoencode_batch", config.autoencodeBatch);
  fields.read("accumulate", config.accumulate);
  fields.read("min_tokens", config.minTokens);
  fields.read("max_tokens", config.maxTokens);
  fields.read("several_segments", config.severalSegments);
  fields.read("max_segments", config.maxSegments);
  fields.read("distillation", config.distillation);
}

void readOptimizer(Fields fields, OptimizerPlan& plan) {
  fields.read("rate", plan.rate);
  fields.read("rate_factors", plan.rateFactors);
  fields.read("warmup", plan.warmup);
  fields.read("final_rate", plan.finalRate);
  fields.read("weight_decay", plan.weightDecay);
  fields.read("beta2", plan.beta2);
  fields.read("clip", plan.clip);
  fields.finish();
}

void readEvaluation(Fields fields, EvaluationPlan& plan) {
  fields.read("every", plan.every);
  fields.read("questions", plan.questions);
  fields.read("ratios", plan.ratios);
  fields.read("max_tokens", plan.maxTokens);
  fields.read("examples", plan.examples);
  fields.read("maps", plan.maps);
  fields.finish();
}

// Something must be drawn, and nothing less than never.
template <typename Key>
void checkWeights(const std::map<Key, double>& weights, const std::string& place) {
  double sum = 0;
  for (const auto& [key, weight] : weights) {
    if (!(weight >= 0))
      throw Error(place + " has the weight " + std::to_string(weight) + "; weights are not negative.");
    sum += weight;
  }
  if (sum <= 0) throw Error(place + " has no weight above 0: there is nothing to draw.");
}

void checkCounts(const TrainConfig& config, const std::string& place) {
  for (const auto& [key, value] : {std::pair{"steps", config.steps},
                                   {"batch", config.batch},
                                   {"autoencode_batch", config.autoencodeBatch},
                                   {"accumulate", config.accumulate},
                                   {"min_tokens", config.minTokens},
                                   {"log_every", config.logEvery},
                                   {"checkpoint_every", config.checkpointEvery}}) {
    if (value < 1) throw Error(place + "." + key + " is " + std::to_string(value) + "; it must be at least 1.");
  }
  if (config.minTokens > config.maxTokens || config.maxTokens > config.pic.segmentTokens) {
    throw Error(place + ": min_tokens " + std::to_string(config.minTokens) + ", max_tokens " +
                std::to_string(config.maxTokens) + " and segment_tokens " + std::to_string(config.pic.segmentTokens) +
                " must not descend.");
  }
  if (config.severalSegments > 0 && (config.maxSegments < 2 || config.maxSegments > config.pic.maxSegments)) {
    throw Error(place + ".max_segments is " + std::to_string(config.maxSegments) + "; it must lie in 2…" +
                std::to_string(config.pic.maxSegments) + ".");
  }
}

void checkRatios(const std::map<double, double>& ratios, const TrainConfig& config, const std::string& place) {
  checkWeights(ratios, place);
  for (const auto& [ratio, weight] : ratios) {
    if (ratio != 1 && ratio < 2)
      throw Error(place + " has " + std::to_string(ratio) + "; memory ratios start at 2, and 1 is text.");
    if (ratio != 1 && config.compressors.empty()) throw Error(place + " needs a compressor for ratios above 1.");
  }
}

void check(const TrainConfig& config, const std::string& place) {
  if (config.output.empty()) throw Error(place + ".output is missing: the folder the run writes to.");
  if (config.data.empty()) throw Error(place + ".data is missing: the files to learn from.");
  if (config.objectives.empty()) throw Error(place + ".objectives is missing: what to learn.");
  checkCounts(config, place);
  checkWeights(config.objectives, place + ".objectives");
  checkRatios(config.ratios, config, place + ".ratios");
  for (const auto& [objective, ratios] : config.objectiveRatios)
    checkRatios(ratios, config, place + ".objective_ratios." + objectiveName(objective));
}

// A language model reads one way, and stays as it is unless the factors say otherwise.
void keepBackbone(TrainConfig& config) {
  config.pic.prefixBidirectional = false;
  config.pic.questionPosition = config.pic.segmentTokens;
  config.optimizer.rateFactors.try_emplace("decoder", 0.0);
}

}  // namespace

std::string objectiveName(Objective objective) {
  for (const auto& [name, known] : kObjectives) {
    if (objective == known) return name;
  }
  return {};
}

const std::map<double, double>& ratiosFor(const TrainConfig& config, Objective objective) {
  const auto own = config.objectiveRatios.find(objective);
  return own == config.objectiveRatios.end() ? config.ratios : own->second;
}

TrainConfig readTrainConfig(const path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("The training configuration " + file.string() + " cannot be read.");
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!Json::accept(text, true)) throw Error(file.string() + " is not valid JSON.");
  return parseTrainConfig(text, file.filename().string(), file.parent_path());
}

TrainConfig parseTrainConfig(const std::string& text, const std::string& place, const path& base) {
  const Json json = Json::parse(text, nullptr, false, true);
  if (json.is_discarded()) throw Error(place + " is not valid JSON.");
  TrainConfig config;
  Fields fields(json, place, base);
  fields.readPath("output", config.output);
  fields.readPath("tokenizer", config.tokenizer);
  readStart(fields.inside("start"), config.start, base);
  readData(fields, config, base);
  if (const Json* compressors = fields.find("compressors")) {
    for (const Json& entry : *compressors)
      config.compressors.push_back(readCompressor({entry, fields.place() + ".compressors[]", base}));
  }
  readDraws(fields, config);
  readOptimizer(fields.inside("optimizer"), config.optimizer);
  readEvaluation(fields.inside("evaluation"), config.evaluation);
  fields.read("segment_tokens", config.pic.segmentTokens);
  fields.read("question_position", config.pic.questionPosition);
  fields.read("prefix_bidirectional", config.pic.prefixBidirectional);
  fields.read("seed", config.seed);
  fields.read("device", config.device);
  fields.read("dtype", config.dtype);
  fields.read("threads", config.threads);
  fields.read("log_every", config.logEvery);
  fields.read("checkpoint_every", config.checkpointEvery);
  fields.finish();
  if (config.ratios.empty()) config.ratios[1] = 1;
  if (!config.start.backbone.empty()) keepBackbone(config);
  check(config, fields.place());
  return config;
}

}  // namespace engine
