// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace engine {

// How much of a longer text was said again. Words are runs of letters, digits and combining marks; invalid UTF-8 counts
// as U+FFFD.

// ROUGE-L: F1 of the longest common subsequence of words, 2·LCS / (candidate + reference), the best over the references.
// Lower case, no stemming, no punctuation. Two texts without words are equal: 1. No references: 0. Units: 0…1.
// Source: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", with β = 1 as the package rouge_score.
double rougeL(std::string_view candidate, std::span<const std::string> references);

// BLEU-4 of a corpus: geometric mean of the clipped precisions of 1- to 4-grams, summed over all texts, times the
// brevity penalty exp(1 − r/c) where c < r; r is the length of each text's reference closest to it (of two as close,
// the shorter). Case counts, and so does every punctuation mark as a word of its own. No smoothing.
// Source: Papineni and others 2002, "BLEU: a Method for Automatic Evaluation of Machine Translation".
class BleuCorpus {
 public:
  // REQUIRES: at least one reference.
  void add(std::string_view candidate, std::span<const std::string> references);
  // Units: 0…1. None: no candidate has four words, so there is nothing to take the precision of.
  std::optional<double> score() const;

 private:
  std::array<std::int64_t, 4> m_matches{};
  std::array<std::int64_t, 4> m_total{};
  std::int64_t m_candidateLength = 0;
  std::int64_t m_referenceLength = 0;
};

}  // namespace engine
