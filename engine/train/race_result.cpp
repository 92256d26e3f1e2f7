// SPDX-License-Identifier: Apache-2.0
#include "engine/train/race_result.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace engine {
namespace {

using Json = nlohmann::ordered_json;
using std::filesystem::path;

// Name, objective and ratio, in the order in which results are shown.
using MeasureKey = std::tuple<std::string, std::string, double>;
using Points = std::map<MeasureKey, std::map<int, RacePoint>>;

// Whole lines only: the last one may be half written, or half lost with a machine.
std::vector<Json> linesOf(const path& file) {
  std::vector<Json> lines;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    Json json = Json::parse(line, nullptr, false);
    if (json.is_object()) lines.push_back(std::move(json));
  }
  return lines;
}

// Of a step that stands in the log twice the later evaluation counts.
Points pointsOf(const path& run) {
  Points points;
  for (const Json& line : linesOf(run / "log.jsonl")) {
    if (line.value("kind", "") != "evaluation") continue;
    const int step = line.value("step", 0);
    const auto add = [&](const char* name, const std::string& objective, const Json& score, const char* key) {
      if (!score.value(key, Json()).is_number()) return;
      const MeasureKey measure{name, objective, score.value("ratio", 1.0)};
      points[measure][step] = {step, line.value("seconds", 0.0), score.at(key).get<double>()};
    };
    for (const Json& score : line.value("scores", Json::array())) {
      if (score.value("source", "") != "memory") continue;
      add("f1", "", score, "f1");
      add("em", "", score, "em");
    }
    for (const Json& score : line.value("taught", Json::array())) {
      if (score.value("source", "") == "memory") add("accuracy", score.value("objective", ""), score, "accuracy");
    }
    for (const Json& score : line.value("memories", Json::array())) add("diagonal", "", score, "diagonal");
  }
  return points;
}

RaceCurve curveOf(const std::string& arm, std::uint64_t seed, const std::map<int, RacePoint>& points) {
  RaceCurve curve{arm, seed, {}, {}, {}};
  for (const auto& [step, point] : points) {
    curve.points.push_back(point);
    if (!curve.best || point.value > curve.best->value) curve.best = point;
  }
  return curve;
}

int placeOf(const std::string& name) {
  const std::vector<std::string> order = {"f1", "em", "accuracy", "diagonal"};
  return static_cast<int>(std::find(order.begin(), order.end(), name) - order.begin());
}

// Finds where the arms of every seed pass the baseline. REQUIRES: in each seed the baseline comes first.
void findPasses(RaceMeasure& measure, std::size_t arms) {
  if (!measure.decides) return;
  for (std::size_t i = 0; i < measure.curves.size(); ++i) {
    const RaceCurve& baseline = measure.curves[i - i % arms];
    if (i % arms != 0 && baseline.best) measure.curves[i].passed = passingPoint(measure.curves[i].points, baseline.best->value);
  }
}

Json pointJson(const std::optional<RacePoint>& point) {
  if (!point) return nullptr;
  return {{"step", point->step}, {"seconds", point->seconds}, {"value", point->value}};
}

Json curveJson(const RaceCurve& curve, const RaceCurve& baseline) {
  Json points = Json::array();
  for (const RacePoint& point : curve.points) points.push_back({point.step, point.seconds, point.value});
  Json json = {{"arm", curve.arm}, {"seed", curve.seed}, {"points", points}, {"best", pointJson(curve.best)},
               {"passed", pointJson(curve.passed)}, {"share_of_steps", nullptr}, {"share_of_seconds", nullptr}};
  if (curve.passed && baseline.best) {
    json["share_of_steps"] = static_cast<double>(curve.passed->step) / baseline.best->step;
    json["share_of_seconds"] = baseline.best->seconds > 0 ? Json(curve.passed->seconds / baseline.best->seconds) : Json();
  }
  return json;
}

Json measureJson(const RaceMeasure& measure, std::size_t arms) {
  Json curves = Json::array();
  for (std::size_t i = 0; i < measure.curves.size(); ++i) {
    curves.push_back(curveJson(measure.curves[i], measure.curves[i - i % arms]));
  }
  return {{"name", measure.name}, {"objective", measure.objective}, {"ratio", measure.ratio},
          {"decides", measure.decides}, {"curves", curves}};
}

// What a sitting of the first run says about machine and precision.
Json firstRunLine(const RaceConfig& config) {
  for (const Json& line : linesOf(raceRun(config, config.arms.front(), config.seeds.front()) / "log.jsonl")) {
    if (line.value("kind", "") == "run") return {{"threads", line.value("threads", 0)}, {"dtype", line.value("dtype", "")}};
  }
  return nullptr;
}

Json mapsOf(const RaceConfig& config) {
  Json maps = Json::array();
  for (const RaceArm& arm : config.arms) {
    const std::uint64_t seed = config.seeds.front();
    std::map<std::pair<int, double>, Json> last;  // a resumed run may have drawn one twice
    for (Json& line : linesOf(raceRun(config, arm, seed) / "maps.jsonl")) {
      const std::pair key(line.value("step", 0), line.value("ratio", 1.0));
      line.erase("compressor");
      last[key] = std::move(line);
    }
    for (auto& [key, line] : last) {
      Json map = {{"arm", arm.name}, {"seed", seed}};
      map.update(line);
      maps.push_back(std::move(map));
    }
  }
  return maps;
}

}  // namespace

std::optional<RacePoint> passingPoint(std::span<const RacePoint> points, double best) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    if (points[i].value >= best && points[i + 1].value >= best) return points[i];
  }
  return {};
}

RaceResult readRaceResult(const RaceConfig& config) {
  RaceResult result;
  result.baseline = config.arms.front().name;
  for (const RaceArm& arm : config.arms) result.arms.push_back(arm.name);
  result.seeds = config.seeds;
  result.steps = raceTraining(config, config.arms.front(), config.seeds.front()).steps;
  result.finished = true;
  std::map<std::pair<std::uint64_t, std::string>, Points> runs;
  std::map<MeasureKey, bool> measures;
  for (const std::uint64_t seed : config.seeds) {
    for (const RaceArm& arm : config.arms) {
      const path run = raceRun(config, arm, seed);
      result.finished = result.finished && std::filesystem::exists(run / "model" / "pic.json");
      Points points = pointsOf(run);
      for (const auto& [key, found] : points) measures[key] = true;
      runs[{seed, arm.name}] = std::move(points);
    }
  }
  for (const auto& [key, unused] : measures) {
    const auto& [name, objective, ratio] = key;
    RaceMeasure measure{name, objective, ratio, name != "diagonal", {}};
    for (const std::uint64_t seed : config.seeds) {
      for (const RaceArm& arm : config.arms) {
        measure.curves.push_back(curveOf(arm.name, seed, runs.at({seed, arm.name})[key]));
      }
    }
    findPasses(measure, config.arms.size());
    result.measures.push_back(std::move(measure));
  }
  std::stable_sort(result.measures.begin(), result.measures.end(),
                   [](const RaceMeasure& a, const RaceMeasure& b) { return placeOf(a.name) < placeOf(b.name); });
  return result;
}

std::string raceJson(const RaceConfig& config, const RaceResult& result) {
  Json arms = Json::array(), measures = Json::array();
  for (const RaceArm& arm : config.arms) {
    arms.push_back({{"name", arm.name}, {"compressor", Json::parse(arm.compressor)}, {"optimizer", Json::parse(arm.optimizer)}});
  }
  for (const RaceMeasure& measure : result.measures) measures.push_back(measureJson(measure, result.arms.size()));
  const Json json = {{"format", 1}, {"task", config.task}, {"training", Json::parse(config.training)},
                     {"baseline", result.baseline}, {"arms", arms}, {"seeds", result.seeds}, {"steps", result.steps},
                     {"finished", result.finished}, {"machine", firstRunLine(config)}, {"measures", measures},
                     {"maps", mapsOf(config)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace engine
