// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace engine {

// One answer, against what is known of its question.
struct JudgedAnswer {
  bool answerable = true;
  bool abstained = false;
  bool close = false;  // F1 ≥ 0.5; abstained: rightly. What confidence is the chance of
  bool right = false;  // close, or it holds an accepted answer word for word. What a user calls right
  std::optional<double> confidence;
};

// REQUIRES: the document answers the question.
JudgedAnswer judgeAnswer(const std::string& answer, const std::vector<std::string>& golds, bool abstained,
                         std::optional<double> confidence);
// Of a question that the document does not answer.
JudgedAnswer judgeUnanswerable(bool abstained, std::optional<double> confidence);

// How often the most confident share of all answers is not close.
struct RiskPoint {
  double coverage = 0;
  double risk = 0;
};

// Answers whose confidence is in [low, low + 0.1): what it was on average, and how often it came true.
struct CalibrationBin {
  double low = 0;
  int n = 0;
  double confidence = 0;
  double right = 0;
};

// Units: shares 0…1. None: there was nothing to take the share of.
struct AnswerQuality {
  int answerable = 0;
  int unanswerable = 0;
  int given = 0;                           // answers that are no abstention
  std::optional<double> falseAnswers;      // of the unanswerable questions
  std::optional<double> falseAbstentions;  // of the answerable ones
  std::optional<double> givenRight;        // of the given answers
  std::optional<double> wrongButLikely;    // of the given answers: wrong, but called likely right
  std::optional<double> calibrationError;  // expected, ten bins of equal width
  std::vector<RiskPoint> risk;             // at every tenth of coverage; empty without confidences
  std::vector<CalibrationBin> calibration;  // bins that hold any; empty without confidences
};

AnswerQuality qualityOf(std::span<const JudgedAnswer> answers);

}  // namespace engine
