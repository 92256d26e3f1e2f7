// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/measure/answer_quality.h"
#include "engine/measure/question_draw.h"

namespace engine {
namespace {

constexpr std::size_t kFeatures = kConfidenceFeatures.size();
constexpr int kSteps = 3000;
constexpr double kRate = 0.5;  // below 2 over the largest curvature: 4 / features
constexpr double kRidge = 1e-3;
constexpr std::size_t kFewest = 30;  // samples a fit is worth something from

struct Scale {
  ConfidenceFeatures mean{};
  ConfidenceFeatures deviation{};  // 0: the feature never varies and tells nothing
};

Scale scaleOf(std::span<const CalibrationSample> samples) {
  Scale scale;
  const auto n = static_cast<double>(samples.size());
  for (std::size_t f = 1; f < kFeatures; ++f) {
    for (const CalibrationSample& sample : samples) scale.mean[f] += sample.features[f] / n;
    for (const CalibrationSample& sample : samples)
      scale.deviation[f] += std::pow(sample.features[f] - scale.mean[f], 2) / n;
    scale.deviation[f] = std::sqrt(scale.deviation[f]);
  }
  return scale;
}

std::vector<ConfidenceFeatures> scaled(std::span<const CalibrationSample> samples, const Scale& scale) {
  std::vector<ConfidenceFeatures> rows;
  for (const CalibrationSample& sample : samples) {
    ConfidenceFeatures& row = rows.emplace_back();
    row[0] = 1;
    for (std::size_t f = 1; f < kFeatures; ++f) {
      row[f] = scale.deviation[f] > 1e-9 ? (sample.features[f] - scale.mean[f]) / scale.deviation[f] : 0;
    }
  }
  return rows;
}

double chance(const ConfidenceFeatures& row, const ConfidenceFeatures& weights) {
  return 1 / (1 + std::exp(-std::inner_product(row.begin(), row.end(), weights.begin(), 0.0)));
}

// An answer that was given because it had to be.
struct Asked {
  bool answerable = true;
  bool close = false;
  Answer answer;
};

// The questions of a run and what became of them.
class Collector {
 public:
  void add(const Question& question, Answer answer) {
    if (answer.tokens.empty()) return;
    const bool close = question.answerable && judgeAnswer(answer.text, question.golds, false, {}).close;
    const bool memory = answer.source == Source::Memory;
    (memory ? m_memory : m_text).push_back({question.answerable, close, std::move(answer)});
  }

  Calibration fit() const {
    Calibration result;
    std::vector<CalibrationSample> given, abstained;
    result.abstainFrom.memory = fitPart(m_memory, given, abstained);
    result.abstainFrom.text = fitPart(m_text, given, abstained);
    result.given = static_cast<int>(given.size());
    result.abstained = static_cast<int>(abstained.size());
    if (given.size() >= kFewest) result.weights.given = fitLogistic(given);
    if (abstained.size() >= kFewest) result.weights.abstained = fitLogistic(abstained);
    return result;
  }

 private:
  static std::optional<double> fitPart(const std::vector<Asked>& all, std::vector<CalibrationSample>& given,
                                       std::vector<CalibrationSample>& abstained) {
    std::vector<AbstainSample> samples;
    for (const Asked& asked : all) samples.push_back({asked.answer.abstainLogProbability, asked.answerable});
    const std::optional<double> from = fitAbstainFrom(std::move(samples));
    for (const Asked& asked : all) {
      Answer answer = asked.answer;
      answer.abstained = from && answer.abstainLogProbability >= *from;
      (answer.abstained ? abstained : given)
          .push_back({confidenceFeatures(answer), answer.abstained ? !asked.answerable : asked.close});
    }
    return from;
  }

  std::vector<Asked> m_memory;
  std::vector<Asked> m_text;
};

}  // namespace

std::optional<double> fitAbstainFrom(std::vector<AbstainSample> samples) {
  std::sort(samples.begin(), samples.end(),
            [](const AbstainSample& a, const AbstainSample& b) { return a.logProbability > b.logProbability; });
  const auto answerable =
      std::count_if(samples.begin(), samples.end(), [](const AbstainSample& s) { return s.answerable; });
  const auto unanswerable = static_cast<std::ptrdiff_t>(samples.size()) - answerable;
  if (answerable == 0 || unanswerable == 0) return std::nullopt;
  std::optional<double> from;
  double best = 0, saved = 0;  // what abstaining saves: false answers less false abstentions
  for (std::size_t i = 0; i < samples.size(); ++i) {
    saved += samples[i].answerable ? -1.0 / static_cast<double>(answerable) : 1.0 / static_cast<double>(unanswerable);
    const bool border = i + 1 == samples.size() || samples[i + 1].logProbability < samples[i].logProbability;
    if (!border || saved <= best) continue;
    best = saved;
    from = samples[i].logProbability;
  }
  return from;
}

std::vector<double> fitLogistic(std::span<const CalibrationSample> samples) {
  const Scale scale = scaleOf(samples);
  const std::vector<ConfidenceFeatures> rows = scaled(samples, scale);
  ConfidenceFeatures weights{};
  for (int step = 0; step < kSteps; ++step) {
    ConfidenceFeatures gradient{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double error = chance(rows[i], weights) - (samples[i].right ? 1 : 0);
      for (std::size_t f = 0; f < kFeatures; ++f) gradient[f] += error * rows[i][f] / static_cast<double>(rows.size());
    }
    for (std::size_t f = 0; f < kFeatures; ++f) weights[f] -= kRate * (gradient[f] + (f > 0 ? kRidge * weights[f] : 0));
  }
  std::vector<double> raw(weights.begin(), weights.end());  // of the features as they are
  for (std::size_t f = 1; f < kFeatures; ++f) {
    raw[f] = scale.deviation[f] > 1e-9 ? weights[f] / scale.deviation[f] : 0;
    raw[0] -= raw[f] * scale.mean[f];
  }
  return raw;
}

Calibration calibrate(const Engine& engine, const std::vector<QuestionDocument>& documents, const CalibrationPlan& plan,
                      const Progress& report, std::stop_token stop) {
  Collector collector;
  const std::vector<DrawnDocument> drawn = drawQuestions(documents, plan.questions, plan.seed);
  AskOptions ask = plan.ask;
  ask.evidence = false;
  ask.abstain = false;  // so that there is an answer to judge, from wherever it will abstain
  std::size_t done = 0;
  for (const DrawnDocument& one : drawn) {
    if (stop.stop_requested()) break;
    const QuestionDocument& document = documents[one.document];
    const std::vector<DocumentText> texts{{document.title, document.text}};
    CompressOptions compress;
    compress.ratio = plan.ratios[done % plan.ratios.size()];
    const Memory memory = engine.compress(texts, compress, {}, stop);
    for (const int q : one.questions) {
      const Question& question = document.questions[q];
      if (!stop.stop_requested()) collector.add(question, engine.ask(memory, question.text, ask, {}, stop));
      if (!stop.stop_requested())
        collector.add(question, engine.askText(texts, question.text, Source::Full, 1, ask, {}, stop));
    }
    if (report)
      report({"Calibrating", static_cast<std::int64_t>(++done), static_cast<std::int64_t>(drawn.size()), "documents"});
  }
  return collector.fit();
}

}  // namespace engine
