// SPDX-License-Identifier: Apache-2.0
#include "engine/model/rotary.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engine {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

std::vector<double> plainFrequencies(double theta, int headWidth) {
  std::vector<double> frequencies;
  for (int i = 0; i < headWidth; i += 2) frequencies.push_back(std::pow(theta, -static_cast<double>(i) / headWidth));
  return frequencies;
}

// A larger theta makes room for what exceeds the original length.
double dynamicTheta(const ModelShape& shape, std::int64_t length) {
  const RopeScaling& scaling = shape.ropeScaling;
  const double stretch = std::max(1.0, static_cast<double>(length) / scaling.originalPositions);
  const double d = shape.headWidth;
  return shape.ropeTheta * std::pow(scaling.factor * stretch - (scaling.factor - 1), d / (d - 2));
}

// Slow turns are stretched, fast ones kept; in between it fades.
double llama3Frequency(double frequency, const RopeScaling& scaling) {
  const double turns = scaling.originalPositions * frequency / kTurn;
  const double kept = (turns - scaling.lowFrequency) / (scaling.highFrequency - scaling.lowFrequency);
  const double share = std::clamp(kept, 0.0, 1.0);
  return frequency * (share + (1 - share) / scaling.factor);
}

// The pair of a head that makes so many turns within the original length, as a fraction.
double pairOfTurns(double turns, const ModelShape& shape) {
  return shape.headWidth * std::log(shape.ropeScaling.originalPositions / (turns * kTurn)) /
         (2 * std::log(shape.ropeTheta));
}

void fadeYarn(std::vector<double>& frequencies, const ModelShape& shape) {
  const RopeScaling& scaling = shape.ropeScaling;
  double low = pairOfTurns(scaling.fastTurns, shape), high = pairOfTurns(scaling.slowTurns, shape);
  if (scaling.wholeDimensions) {
    low = std::floor(low);
    high = std::ceil(high);
  }
  low = std::max(low, 0.0);
  high = std::min(high, shape.headWidth - 1.0);
  if (low == high) high += 0.001;  // no border of no width
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    const double stretched = std::clamp((static_cast<double>(i) - low) / (high - low), 0.0, 1.0);
    frequencies[i] *= stretched / scaling.factor + (1 - stretched);
  }
}

}  // namespace

std::vector<double> rotaryFrequencies(const ModelShape& shape, std::int64_t length) {
  const RopeScaling& scaling = shape.ropeScaling;
  const bool dynamic = scaling.kind == RopeKind::Dynamic;
  std::vector<double> frequencies =
      plainFrequencies(dynamic ? dynamicTheta(shape, length) : shape.ropeTheta, shape.headWidth);
  if (scaling.kind == RopeKind::Yarn) fadeYarn(frequencies, shape);
  for (double& frequency : frequencies) {
    if (scaling.kind == RopeKind::Linear) frequency /= scaling.factor;
    if (scaling.kind == RopeKind::Llama3) frequency = llama3Frequency(frequency, scaling);
  }
  return frequencies;
}

std::pair<at::Tensor, at::Tensor> rotaryTurns(const ModelShape& shape, const at::Tensor& positions, std::int64_t length,
                                              at::ScalarType dtype) {
  const at::ScalarType wide = dtype == at::kDouble ? at::kDouble : at::kFloat;
  const at::Tensor frequencies =
      at::tensor(rotaryFrequencies(shape, length), at::kDouble).to(positions.device(), wide);  // (d/2)
  const at::Tensor half = positions.to(wide).unsqueeze(-1) * frequencies;                      // (B, T, d/2)
  const at::Tensor angles = at::cat({half, half}, -1).unsqueeze(1);                            // (B, 1, T, d)
  const double scale = shape.ropeScaling.attentionFactor;
  if (scale == 1) return {angles.cos().to(dtype), angles.sin().to(dtype)};
  return {(angles.cos() * scale).to(dtype), (angles.sin() * scale).to(dtype)};
}

}  // namespace engine
