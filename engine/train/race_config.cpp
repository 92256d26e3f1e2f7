// SPDX-License-Identifier: Apache-2.0
#include "engine/train/race_config.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/error.h"
#include "engine/train/config_fields.h"
#include "engine/train/toy_task.h"

namespace engine {
namespace {

using Json = nlohmann::json;
using std::filesystem::path;

// What the race itself gives to every run.
constexpr const char* kGivenByTheRace[] = {"output", "compressors", "seed"};

std::string objectIn(ConfigFields& fields, const char* key) {
  const Json* found = fields.find(key);
  if (found == nullptr) return "{}";
  if (!found->is_object()) throw Error(fields.place() + "." + key + " must be an object.");
  return found->dump();
}

// An arm's compressor is the shared one with its own settings on top.
RaceArm readArm(const Json& json, const Json& shared, const std::string& place, const path& base) {
  ConfigFields fields(json, place, base);
  RaceArm arm;
  fields.read("name", arm.name);
  Json compressor = shared;
  compressor.merge_patch(Json::parse(objectIn(fields, "compressor")));
  arm.optimizer = objectIn(fields, "optimizer");
  fields.finish();
  const bool usable = !arm.name.empty() && path(arm.name).filename() == arm.name && arm.name != "." && arm.name != "..";
  if (!usable) throw Error(place + ".name is \"" + arm.name + "\"; it becomes the name of a folder.");
  compressor["name"] = arm.name;
  arm.compressor = compressor.dump();
  return arm;
}

std::vector<RaceArm> readArms(ConfigFields& fields, const path& base) {
  Json shared = Json::parse(objectIn(fields, "compressor"));
  std::vector<RaceArm> arms;
  std::set<std::string> names;
  const Json* entries = fields.find("arms");
  if (entries != nullptr && !entries->is_array()) throw Error(fields.place() + ".arms must be a list.");
  for (const Json& entry : entries == nullptr ? Json::array() : *entries) {
    arms.push_back(readArm(entry, shared, fields.place() + ".arms[" + std::to_string(arms.size()) + "]", base));
    if (!names.insert(arms.back().name).second) throw Error(fields.place() + " has two arms \"" + arms.back().name + "\".");
  }
  if (arms.size() < 2) {
    throw Error(fields.place() + ".arms has " + std::to_string(arms.size()) + "; a race needs at least 2.");
  }
  std::string baseline = arms.front().name;
  fields.read("baseline", baseline);
  const auto first = std::find_if(arms.begin(), arms.end(), [&](const RaceArm& arm) { return arm.name == baseline; });
  if (first == arms.end()) throw Error(fields.place() + ".baseline is \"" + baseline + "\", which is none of the arms.");
  std::rotate(arms.begin(), first, first + 1);
  return arms;
}

void checkTraining(const RaceConfig& config, const std::string& place) {
  const Json training = Json::parse(config.training);
  for (const char* key : kGivenByTheRace) {
    if (training.contains(key)) throw Error(place + ".training has the key \"" + key + "\", which the race gives.");
  }
  if (!config.task.empty() && config.task != "toy") {
    throw Error(place + ".task is \"" + config.task + "\"; there is toy, or none with a \"training\".");
  }
  if (config.output.empty()) throw Error(place + ".output is missing: the folder the race writes to.");
  if (std::set(config.seeds.begin(), config.seeds.end()).size() != config.seeds.size() || config.seeds.empty()) {
    throw Error(place + ".seeds must be a list of different numbers, at least one.");
  }
}

}  // namespace

RaceConfig readRaceConfig(const path& file, const path& output) {
  std::ifstream stream(file);
  if (!stream) throw Error("The race configuration " + file.string() + " cannot be read.");
  const Json json = Json::parse(stream, nullptr, false, true);
  if (json.is_discarded()) throw Error(file.string() + " is not valid JSON.");
  RaceConfig config;
  config.base = file.parent_path();
  ConfigFields fields(json, file.filename().string(), config.base);
  fields.readPath("output", config.output);
  if (!output.empty()) config.output = output;
  fields.read("task", config.task);
  config.training = objectIn(fields, "training");
  config.arms = readArms(fields, config.base);
  config.seeds = {1};
  fields.read("seeds", config.seeds);
  fields.finish();
  checkTraining(config, fields.place());
  return config;
}

path raceRun(const RaceConfig& config, const RaceArm& arm, std::uint64_t seed) {
  return config.output / "runs" / (arm.name + "-" + std::to_string(seed));
}

TrainConfig raceTraining(const RaceConfig& config, const RaceArm& arm, std::uint64_t seed) {
  const bool toy = config.task == "toy";
  Json training = toy ? Json::parse(toyTraining()) : Json::object();
  Json compressor = toy ? Json::parse(toyCompressor()) : Json::object();
  training.merge_patch(Json::parse(config.training));
  compressor.merge_patch(Json::parse(arm.compressor));
  training["compressors"] = Json::array({compressor});
  if (arm.optimizer != "{}") training["optimizer"].merge_patch(Json::parse(arm.optimizer));
  training["output"] = std::filesystem::absolute(raceRun(config, arm, seed)).string();
  training["seed"] = seed;
  const path base = toy ? toyFolder(config.output) : config.base;
  TrainConfig result = parseTrainConfig(training.dump(), "The race's arm \"" + arm.name + "\"", base);
  const EngineOptions automatic;
  if (config.machine.device != automatic.device) result.device = config.machine.device;
  if (config.machine.dtype != automatic.dtype) result.dtype = config.machine.dtype;
  if (config.machine.threads != automatic.threads) result.threads = config.machine.threads;
  // Tokenised once for all runs.
  if (result.dataOptions.cache.empty()) result.dataOptions.cache = config.output / "cache";
  return result;
}

std::string raceIdentity(const RaceConfig& config) {
  Json json = {{"task", config.task}, {"training", Json::parse(config.training)}, {"seeds", config.seeds}};
  for (const RaceArm& arm : config.arms) {
    json["arms"].push_back({{"name", arm.name},
                            {"compressor", Json::parse(arm.compressor)},
                            {"optimizer", Json::parse(arm.optimizer)}});
  }
  return json.dump(1) + "\n";
}

}  // namespace engine
