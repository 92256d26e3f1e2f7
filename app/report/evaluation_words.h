// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/measure/evaluation.h"

namespace report {

// "the full text", "the best sentences that fit as many positions": what a row answers from.
std::string wordsFor(engine::EvaluatedSource source);
// "memory (pic) at 4×", "the full text"
std::string nameOf(const engine::EvaluationRow& row);
std::string scoreText(double value, double low, double high);  // "41.2 [38.0, 44.5]"

// An evaluation in plain words, each a whole sentence. Rows that nobody trained for are in no conclusion.
struct EvaluationSummary {
  std::vector<std::string> results;    // what memory reaches, and how much of what the text adds that is
  std::vector<std::string> losses;     // where memory is shown to be worse, a sentence a row; likewise the next two
  std::vector<std::string> undecided;  // where no difference can be shown
  std::vector<std::string> gains;      // where memory is shown to be better
  std::vector<std::string> costs;      // bytes, time, and from when on it pays
  std::vector<std::string> cautions;   // what limits all this
};
EvaluationSummary summarise(const engine::Evaluation& evaluation);

}  // namespace report
