// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluation_plan.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

constexpr std::array kMemorySources{EvaluatedSource::Memory, EvaluatedSource::Auto, EvaluatedSource::Swapped,
                                    EvaluatedSource::Shuffled, EvaluatedSource::Noise};

bool wants(const EvaluationOptions& options, EvaluatedSource source) {
  return std::find(options.sources.begin(), options.sources.end(), source) != options.sources.end();
}

EvaluationRow settingOf(EvaluatedSource source, double ratio, bool grounded) {
  EvaluationRow row;
  row.source = source;
  row.ratio = ratio;
  row.grounded = grounded;
  return row;
}

EvaluationRow memorySetting(EvaluatedSource source, double ratio, bool grounded, const EvaluatedMask& mask,
                            const ModelFolder& model) {
  EvaluationRow row = settingOf(source, ratio, grounded);
  row.mask = mask.name;
  row.trained = mask.trained;
  if (!model.pic) return row;
  row.compressor = mask.compressor.value_or(model.pic->defaultCompressor);
  for (const CompressorConfig& compressor : model.pic->compressors) {
    const std::vector<double>& ratios = compressor.trainedRatios;
    if (compressor.name == row.compressor && !ratios.empty())
      row.ratioTrained = std::find(ratios.begin(), ratios.end(), ratio) != ratios.end();
  }
  return row;
}

}  // namespace

std::vector<PlannedRow> planEvaluation(const ModelFolder& model, const EvaluationOptions& options) {
  std::vector<PlannedRow> rows;
  const bool grounded = options.ask.grounded;
  for (std::size_t m = 0; m < options.masks.size(); ++m) {
    for (const double ratio : options.ratios) {
      for (const EvaluatedSource source : kMemorySources) {
        if (!wants(options, source)) continue;
        rows.push_back({memorySetting(source, ratio, grounded, options.masks[m], model), static_cast<int>(m)});
      }
    }
  }
  for (const EvaluatedSource source : options.sources) {
    if (needsMemory(source)) continue;
    for (const double ratio : isBudget(source) ? options.ratios : std::vector<double>{1})
      rows.push_back({settingOf(source, ratio, grounded), -1});
  }
  return rows;
}

std::vector<EvaluationRow> plannedRows(const ModelFolder& model, const EvaluationOptions& options) {
  std::vector<EvaluationRow> rows;
  for (PlannedRow& row : planEvaluation(model, options)) rows.push_back(std::move(row.setting));
  return rows;
}

}  // namespace engine
