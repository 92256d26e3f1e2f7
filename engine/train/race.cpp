// SPDX-License-Identifier: Apache-2.0
#include "engine/train/race.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/train/checkpoint.h"
#include "engine/train/race_result.h"
#include "engine/train/toy_task.h"
#include "engine/train/trainer.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

using Json = nlohmann::json;
using std::filesystem::path;

class Race {
 public:
  Race(const RaceConfig& config, bool resume, std::stop_token stop, const TrainLog& log, const Progress& report)
      : m_config(config), m_forward(std::move(stop), [this] { m_stop.request_stop(); }), m_listener(log), m_report(report) {
    prepareFolder(resume);
    if (config.task == "toy") writeToyTask(toyFolder(config.output));
    for (const RaceArm& arm : config.arms) checkRun(arm);  // all of them before the first trains
    m_file.open(config.output / "race.jsonl", std::ios::app);
    if (!m_file) throw Error("The log " + (config.output / "race.jsonl").string() + " cannot be written.");
  }

  RaceSummary operator()() {
    writeStart();
    for (const std::uint64_t seed : m_config.seeds) {
      for (const RaceArm& arm : m_config.arms) {
        if (!m_stop.stop_requested()) run(arm, seed);
      }
    }
    writeResult();
    return {readRaceResult(m_config), m_stop.stop_requested()};
  }

 private:
  path pauseFile() const { return m_config.output / "pause"; }

  void prepareFolder(bool resume) {
    const path identity = m_config.output / "race-config.json";
    const bool begun = std::filesystem::exists(identity);
    const std::string folder = m_config.output.string();
    if (resume && !begun) throw Error(folder + " holds no race to resume.");
    if (!resume && begun) throw Error(folder + " already holds a race; resume it, or choose another output.");
    if (begun && readTextFile(identity) != raceIdentity(m_config)) {
      throw Error("The race in " + folder + " was begun with another configuration; choose another output.");
    }
    std::filesystem::create_directories(m_config.output);
    writeFileAtomically(identity, raceIdentity(m_config));
    std::filesystem::remove(pauseFile());  // of an earlier sitting, which was over before it saw the file
  }

  void checkRun(const RaceArm& arm) {
    const TrainConfig training = raceTraining(m_config, arm, m_config.seeds.front());
    if (training.evaluation.every < 1) throw Error("The race never evaluates: set training.evaluation.every.");
    m_steps = training.steps;
  }

  void writeStart() {
    Json arms = Json::array();
    for (const RaceArm& arm : m_config.arms) arms.push_back(arm.name);
    write({{"kind", "race"}, {"task", m_config.task}, {"baseline", arms.front()}, {"arms", arms},
           {"seeds", m_config.seeds}, {"steps", m_steps}});
  }

  void run(const RaceArm& arm, std::uint64_t seed) {
    const TrainConfig training = raceTraining(m_config, arm, seed);
    const std::int64_t before = m_stepsOfOtherRuns;
    m_stepsOfOtherRuns += training.steps;
    if (std::filesystem::exists(training.output / "model" / "pic.json")) return;  // done in an earlier sitting
    const bool begun = !findCheckpoint(training.output).empty();
    const auto follow = [&](const std::string& text) { relay(text, arm, seed); };
    const auto progress = [&](const ProgressReport& p) { watch(p, before, arm, seed); };
    train(training, begun, m_stop.get_token(), follow, progress);
  }

  void relay(const std::string& text, const RaceArm& arm, std::uint64_t seed) {
    Json line = Json::parse(text);
    line["arm"] = arm.name;
    line["seed"] = seed;
    write(line);
    if (line.at("kind") == "evaluation") writeResult();
  }

  void watch(const ProgressReport& p, std::int64_t before, const RaceArm& arm, std::uint64_t seed) {
    if (std::filesystem::exists(pauseFile()) && std::filesystem::remove(pauseFile())) m_stop.request_stop();
    if (!m_report || p.unit != "steps") return;
    const std::int64_t all = static_cast<std::int64_t>(m_steps) * std::ssize(m_config.arms) * std::ssize(m_config.seeds);
    m_report({"Training " + arm.name + ", seed " + std::to_string(seed), before + p.done, all, "steps"});
  }

  void write(const Json& line) {
    const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace);
    m_file << text << '\n' << std::flush;
    if (m_listener) m_listener(text);
  }

  void writeResult() { writeFileAtomically(m_config.output / "race.json", raceJson(m_config, readRaceResult(m_config))); }

  const RaceConfig& m_config;
  std::stop_source m_stop;
  std::stop_callback<std::function<void()>> m_forward;
  const TrainLog& m_listener;
  const Progress& m_report;
  std::ofstream m_file;
  int m_steps = 0;
  std::int64_t m_stepsOfOtherRuns = 0;
};

}  // namespace

RaceSummary race(const RaceConfig& config, bool resume, std::stop_token stop, const TrainLog& log, const Progress& report) {
  return Race(config, resume, std::move(stop), log, report)();
}

}  // namespace engine
