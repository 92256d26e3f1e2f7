// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine {

// How right one answer is. Units: 0…1.
struct Score {
  double exactMatch = 0;
  double f1 = 0;
};

// An answer as SQuAD compares it: lower case, ASCII punctuation dropped, the articles a, an, the dropped, white space
// collapsed. Equal to the official Python script also beyond ASCII: what is a letter, a space or a lower case there is
// what Python's `str` says. Invalid UTF-8 counts as U+FFFD.
// Source: SQuAD evaluate-v2.0.py, normalize_answer.
std::string normalizeAnswer(std::string_view answer);

// The best exact match and the best token F1 over the accepted answers, each maximised alone, as the official script
// does. Golds that normalise to nothing are left out; without any gold only an empty answer is right.
Score scoreAnswer(std::string_view prediction, const std::vector<std::string>& golds);

}  // namespace engine
