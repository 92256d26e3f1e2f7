// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/values/options.h"

namespace engine {

// What the decoder answers from in one row. Auto: memory, and text again where that leaves it unsure. BudgetBm25: the best
// sentences by the question's words. The floor a real memory has to beat: Swapped, the memory of another document of the
// set, at a different title; Shuffled, its own memory tokens in random order; Noise, random vectors that look like them.
enum class EvaluatedSource { Memory, Auto, Full, None, Budget, BudgetBm25, Swapped, Shuffled, Noise };

EvaluatedSource evaluatedSource(const std::string& name);  // Errors: an unknown name, said with the list
std::string nameOf(EvaluatedSource source);
std::vector<std::string> evaluatedSourceNames();
std::vector<std::string> controlNames();  // memory and all that it has to be compared with

bool needsMemory(EvaluatedSource source);
bool isBudget(EvaluatedSource source);
inline bool hasRatio(EvaluatedSource source) { return needsMemory(source) || isBudget(source); }

// What Engine::askText is asked for. REQUIRES: not needsMemory(source).
Source textSource(EvaluatedSource source);

}  // namespace engine
