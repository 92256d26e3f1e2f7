// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/answer_quality.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/measure/scores.h"
#include "engine/values/confidence.h"

namespace engine {
namespace {

constexpr int kBins = 10;
constexpr double kCloseF1 = 0.5;

bool holdsWords(const std::string& answer, const std::vector<std::string>& golds) {
  const std::string words = " " + normalizeAnswer(answer) + " ";
  return std::any_of(golds.begin(), golds.end(), [&](const std::string& gold) {
    const std::string accepted = normalizeAnswer(gold);
    return !accepted.empty() && words.find(" " + accepted + " ") != std::string::npos;
  });
}

template <typename Which, typename What>
std::optional<double> share(std::span<const JudgedAnswer> answers, const Which& which, const What& what) {
  int all = 0;
  int found = 0;
  for (const JudgedAnswer& answer : answers) {
    if (!which(answer)) continue;
    ++all;
    found += what(answer) ? 1 : 0;
  }
  return all > 0 ? std::optional(static_cast<double>(found) / all) : std::nullopt;
}

std::vector<JudgedAnswer> byFallingConfidence(std::span<const JudgedAnswer> answers) {
  std::vector<JudgedAnswer> sorted;
  std::copy_if(answers.begin(), answers.end(), std::back_inserter(sorted),
               [](const JudgedAnswer& a) { return a.confidence.has_value(); });
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const JudgedAnswer& a, const JudgedAnswer& b) { return *a.confidence > *b.confidence; });
  return sorted;
}

std::vector<CalibrationBin> calibrationBins(const std::vector<JudgedAnswer>& answers) {
  std::array<CalibrationBin, kBins> bins;
  for (const JudgedAnswer& answer : answers) {
    CalibrationBin& bin = bins[std::clamp(static_cast<int>(*answer.confidence * kBins), 0, kBins - 1)];
    ++bin.n;  // running means
    bin.confidence += (*answer.confidence - bin.confidence) / bin.n;
    bin.right += ((answer.close ? 1 : 0) - bin.right) / bin.n;
  }
  std::vector<CalibrationBin> filled;
  for (int i = 0; i < kBins; ++i) {
    bins[i].low = static_cast<double>(i) / kBins;
    if (bins[i].n > 0) filled.push_back(bins[i]);
  }
  return filled;
}

// The mean distance between what was said and what came true, bin by bin.
std::optional<double> expectedCalibrationError(const std::vector<CalibrationBin>& bins) {
  double sum = 0;
  int n = 0;
  for (const CalibrationBin& bin : bins) {
    sum += bin.n * std::abs(bin.confidence - bin.right);
    n += bin.n;
  }
  return n > 0 ? std::optional(sum / n) : std::nullopt;
}

std::vector<RiskPoint> riskCurve(const std::vector<JudgedAnswer>& answers) {
  std::vector<RiskPoint> points;
  std::size_t taken = 0;
  double wrong = 0;
  for (int tenth = 1; tenth <= kBins && !answers.empty(); ++tenth) {
    const std::size_t most = std::max<std::size_t>(1, answers.size() * static_cast<std::size_t>(tenth) / kBins);
    for (; taken < most; ++taken) wrong += answers[taken].close ? 0 : 1;
    points.push_back({static_cast<double>(tenth) / kBins, wrong / static_cast<double>(taken)});
  }
  return points;
}

}  // namespace

JudgedAnswer judgeAnswer(const std::string& answer, const std::vector<std::string>& golds, bool abstained,
                         std::optional<double> confidence) {
  const bool close = !abstained && scoreAnswer(answer, golds).f1 >= kCloseF1;
  return {true, abstained, close, close || (!abstained && holdsWords(answer, golds)), confidence};
}

JudgedAnswer judgeUnanswerable(bool abstained, std::optional<double> confidence) {
  return {false, abstained, abstained, abstained, confidence};
}

AnswerQuality qualityOf(std::span<const JudgedAnswer> answers) {
  const auto answerable = [](const JudgedAnswer& a) { return a.answerable; };
  const auto unanswerable = [](const JudgedAnswer& a) { return !a.answerable; };
  const auto abstained = [](const JudgedAnswer& a) { return a.abstained; };
  const auto given = [](const JudgedAnswer& a) { return !a.abstained; };
  const auto right = [](const JudgedAnswer& a) { return a.right; };
  const auto wrongButLikely = [](const JudgedAnswer& a) {
    return !a.right && a.confidence.value_or(0) >= kLikelyRight;
  };
  const std::vector<JudgedAnswer> sorted = byFallingConfidence(answers);
  AnswerQuality quality;
  quality.answerable = static_cast<int>(std::count_if(answers.begin(), answers.end(), answerable));
  quality.unanswerable = static_cast<int>(answers.size()) - quality.answerable;
  quality.given = static_cast<int>(std::count_if(answers.begin(), answers.end(), given));
  quality.falseAnswers = share(answers, unanswerable, given);
  quality.falseAbstentions = share(answers, answerable, abstained);
  quality.givenRight = share(answers, given, right);
  if (!sorted.empty()) quality.wrongButLikely = share(answers, given, wrongButLikely);
  quality.calibration = calibrationBins(sorted);
  quality.calibrationError = expectedCalibrationError(quality.calibration);
  quality.risk = riskCurve(sorted);
  return quality;
}

}  // namespace engine
