// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/train/held_out.h"
#include "engine/train/memory_map.h"
#include "engine/train/taught_score.h"
#include "engine/train/train_log.h"

namespace engine {

// What one step did.
struct StepRecord {
  StepDraw draw;
  std::string compressor;  // "": text
  double loss = 0, accuracy = 0;
  std::int64_t targets = 0, tokens = 0;
  double gradientNorm = 0, rate = 0;
  double stepSeconds = 0;
};

// The files a run tells its story in: RUN/log.jsonl and RUN/maps.jsonl, each line flushed, so that a window in another
// process follows. Errors: a file that cannot be written.
class RunLog {
 public:
  RunLog(const std::filesystem::path& run, TrainLog listener);

  // The start of a sitting, from which the time that is left is told.
  void begin(int step, int steps);
  void write(const nlohmann::json& line);
  // Every step; joins the means of its objective. The line is written where `said`.
  void step(const StepRecord& record, int step, double seconds, bool said);
  void evaluation(int step, double seconds, const HeldOutReport& held, const std::vector<TaughtScore>& taught,
                  const std::vector<MemoryMap>& maps);
  void maps(int step, const std::vector<MemoryMap>& maps);

 private:
  struct Mean {
    double loss = 0, accuracy = 0;
    int steps = 0;
  };
  nlohmann::json meansSinceTheLastLine();

  TrainLog m_listener;
  std::ofstream m_file, m_maps;
  std::map<Objective, Mean> m_means;
  std::chrono::steady_clock::time_point m_begin;
  int m_firstStep = 0, m_steps = 0;
};

}  // namespace engine
