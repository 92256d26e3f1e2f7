// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/cli/output.h"
#include "engine/measure/evaluation.h"

namespace cli {

// What `pic eval` is asked for, as the command line says it.
struct EvalCommand {
  std::string data;
  std::vector<double> ratios{4, 16};
  std::vector<std::string> masks;
  std::vector<std::string> compressors;
  std::vector<std::string> sources;   // none: the default ones
  std::vector<std::string> controls;  // added to the sources
  engine::EvaluationOptions options;
  std::string json;
  std::string log;
  std::string report;
  bool predictions = false;
  bool cited = false;
  int reconstruct = 0;
};

// Sources, masks and ratios as the evaluation takes them. Every compressor runs with every mask; without masks with the
// one it was trained with, without compressors with the one that was trained with the mask.
// Errors: an unknown mask or compressor.
engine::EvaluationOptions evaluationOptions(const EvalCommand& command, const engine::ModelFolder& model);

// What was evaluated with what, where and how: `config` of the JSON.
Json configJson(const EvalCommand& command, const engine::Engine& engine, const engine::EvaluationOptions& options);

// The same as names and values for people.
std::vector<std::pair<std::string, std::string>> configFacts(const Json& config);

// Names everything answers depend on, so that those of an interrupted run may be taken: data, weights, numbers, settings.
std::string answersKey(const Json& config, const engine::Engine& engine, const engine::EvaluationOptions& options);

}  // namespace cli
