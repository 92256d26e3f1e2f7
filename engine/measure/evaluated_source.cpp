// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluated_source.h"

#include <algorithm>
#include <array>

#include "engine/error.h"

namespace engine {
namespace {

struct SourceName {
  EvaluatedSource source;
  const char* name;
};

constexpr std::array kNames{
    SourceName{EvaluatedSource::Memory, "memory"},     SourceName{EvaluatedSource::Auto, "auto"},
    SourceName{EvaluatedSource::Full, "full"},         SourceName{EvaluatedSource::None, "none"},
    SourceName{EvaluatedSource::Budget, "budget"},     SourceName{EvaluatedSource::BudgetBm25, "budget-bm25"},
    SourceName{EvaluatedSource::Swapped, "swapped"},   SourceName{EvaluatedSource::Shuffled, "shuffled"},
    SourceName{EvaluatedSource::Noise, "noise"}};

}  // namespace

EvaluatedSource evaluatedSource(const std::string& name) {
  std::string known;
  for (const SourceName& candidate : kNames) {
    if (name == candidate.name) return candidate.source;
    known += (known.empty() ? "" : ", ") + std::string(candidate.name);
  }
  throw Error("The source \"" + name + "\" is unknown; known are " + known + ".");
}

std::string nameOf(EvaluatedSource source) {
  const auto found = std::find_if(kNames.begin(), kNames.end(),
                                  [&](const SourceName& candidate) { return candidate.source == source; });
  return found->name;
}

std::vector<std::string> evaluatedSourceNames() {
  std::vector<std::string> names;
  for (const SourceName& candidate : kNames) names.emplace_back(candidate.name);
  return names;
}

std::vector<std::string> controlNames() {
  std::vector<std::string> names = evaluatedSourceNames();
  std::erase(names, nameOf(EvaluatedSource::Auto));
  return names;
}

bool needsMemory(EvaluatedSource source) {
  switch (source) {
    case EvaluatedSource::Memory:
    case EvaluatedSource::Auto:
    case EvaluatedSource::Swapped:
    case EvaluatedSource::Shuffled:
    case EvaluatedSource::Noise:
      return true;
    default:
      return false;
  }
}

bool isBudget(EvaluatedSource source) {
  return source == EvaluatedSource::Budget || source == EvaluatedSource::BudgetBm25;
}

Source textSource(EvaluatedSource source) {
  switch (source) {
    case EvaluatedSource::Full:
      return Source::Full;
    case EvaluatedSource::Budget:
      return Source::Budget;
    case EvaluatedSource::BudgetBm25:
      return Source::BudgetBm25;
    default:
      return Source::None;
  }
}

}  // namespace engine
