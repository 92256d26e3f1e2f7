// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace engine {

// What a model's confidence is computed from, in the order of the weights.
inline constexpr std::array<std::string_view, 7> kConfidenceFeatures{
    "bias", "mean_log_probability", "least_log_probability", "abstain_log_probability", "log2_ratio", "text", "tokens"};

// A logistic regression on kConfidenceFeatures, fitted on questions the model was not trained on: one for answers that
// were given, one for abstaining. Empty: not fitted.
struct ConfidenceWeights {
  std::vector<double> given;
  std::vector<double> abstained;
  bool operator==(const ConfidenceWeights&) const = default;
};

// The natural-log probability of beginning as kNoAnswer does from which on a model says that there is no answer; below,
// it gives the best other answer. None: it says what is likeliest.
struct AbstainFrom {
  std::optional<double> memory;
  std::optional<double> text;
  bool operator==(const AbstainFrom&) const = default;
};

// From here on an answer is called likely right, and from memory alone it is not read again.
inline constexpr double kLikelyRight = 0.6;
inline constexpr double kProbablyWrong = 0.3;

inline std::string_view confidenceWords(double confidence) {
  return confidence >= kLikelyRight ? "likely right" : confidence >= kProbablyWrong ? "unsure" : "probably wrong";
}

}  // namespace engine
