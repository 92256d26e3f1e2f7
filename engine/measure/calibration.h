// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "engine/engine.h"
#include "engine/measure/questions.h"
#include "engine/pic/confidence.h"

namespace engine {

// What an answer looked like, and whether it was right.
struct CalibrationSample {
  ConfidenceFeatures features{};
  bool right = false;
};

// Logistic regression with a light ridge. Deterministic. REQUIRES: samples not empty.
std::vector<double> fitLogistic(std::span<const CalibrationSample> samples);

struct CalibrationPlan {
  std::vector<double> ratios{2, 4, 8, 16};  // a document has one of them, in turn
  int questions = 600;                      // answerable ones; others in proportion
  std::uint64_t seed = 0;
  AskOptions ask;
};

// How likely a model found it that there is no answer.
struct AbstainSample {
  double logProbability = 0;
  bool answerable = true;
};

// From where on to abstain so that false answers and false abstentions, as shares of the unanswerable and of the
// answerable questions, are together fewest. None: there are none of one kind.
std::optional<double> fitAbstainFrom(std::vector<AbstainSample> samples);

struct Calibration {
  AbstainFrom abstainFrom;
  ConfidenceWeights weights;  // empty where there were too few answers of a kind
  int given = 0;              // samples
  int abstained = 0;
};

// Asks questions the model was not trained on from memory and from the full text, fits from where on to abstain, and
// then the confidence. Stopped: the fit is of what was asked so far. Errors: those of evaluate().
Calibration calibrate(const Engine& engine, const std::vector<QuestionDocument>& documents, const CalibrationPlan& plan,
                      const Progress& report = {}, std::stop_token stop = {});

}  // namespace engine
