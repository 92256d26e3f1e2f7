// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "engine/weights/model_config.h"

// The transformer once more, as plain loops over doubles and with the weights under the names they have in files: slow,
// and too simple to be wrong in the same way as the engine.
namespace tests::reference {

// Row-major numbers. A vector is a matrix of one row.
struct Matrix {
  int rows = 0;
  int columns = 0;
  std::vector<double> values;
  Matrix() = default;
  Matrix(int r, int c) : rows(r), columns(c), values(static_cast<std::size_t>(r) * static_cast<std::size_t>(c)) {}
  double& at(int r, int c) { return values[static_cast<std::size_t>(r) * columns + c]; }
  double at(int r, int c) const { return values[static_cast<std::size_t>(r) * columns + c]; }
};

using Weights = std::map<std::string, Matrix>;
using Allowed = std::function<bool(int query, int key)>;

inline Matrix sum(const Matrix& a, const Matrix& b) {
  Matrix out = a;
  for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] += b.values[i];
  return out;
}

// Rows of x through "NAME.weight" (out, in) and "NAME.bias", if there is one.
inline Matrix linear(const Matrix& x, const Weights& weights, const std::string& name) {
  const Matrix& weight = weights.at(name + ".weight");
  const auto bias = weights.find(name + ".bias");
  Matrix out(x.rows, weight.rows);
  for (int r = 0; r < x.rows; ++r) {
    for (int o = 0; o < weight.rows; ++o) {
      double total = bias == weights.end() ? 0 : bias->second.at(0, o);
      for (int i = 0; i < x.columns; ++i) total += x.at(r, i) * weight.at(o, i);
      out.at(r, o) = total;
    }
  }
  return out;
}

inline Matrix norm(const Matrix& x, const Weights& weights, const std::string& name, engine::NormKind kind,
                   double epsilon) {
  Matrix out = x;
  const Matrix& weight = weights.at(name + ".weight");
  for (int r = 0; r < x.rows; ++r) {
    double mean = 0, squares = 0;
    if (kind == engine::NormKind::Layer) {
      for (int c = 0; c < x.columns; ++c) mean += x.at(r, c) / x.columns;
    }
    for (int c = 0; c < x.columns; ++c) squares += (x.at(r, c) - mean) * (x.at(r, c) - mean) / x.columns;
    for (int c = 0; c < x.columns; ++c) {
      const double shift = kind == engine::NormKind::Layer ? weights.at(name + ".bias").at(0, c) : 0;
      out.at(r, c) = (x.at(r, c) - mean) / std::sqrt(squares + epsilon) * weight.at(0, c) + shift;
    }
  }
  return out;
}

inline double activate(double x, engine::Activation kind) {
  switch (kind) {
    case engine::Activation::Silu:
      return x / (1 + std::exp(-x));
    case engine::Activation::Gelu:
      return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    case engine::Activation::GeluTanh:
      return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    case engine::Activation::Relu:
      return x > 0 ? x : 0;
  }
  return 0;
}

// Turns every head of every row by its position: dimension i and i + d/2 are one complex number.
inline Matrix rotated(const Matrix& x, int headWidth, double theta, const std::vector<int>& positions) {
  Matrix out = x;
  const int half = headWidth / 2;
  for (int r = 0; r < x.rows; ++r) {
    for (int head = 0; head < x.columns; head += headWidth) {
      for (int i = 0; i < half; ++i) {
        const double angle = positions[r] / std::pow(theta, 2.0 * i / headWidth);
        const double real = x.at(r, head + i), imaginary = x.at(r, head + half + i);
        out.at(r, head + i) = real * std::cos(angle) - imaginary * std::sin(angle);
        out.at(r, head + half + i) = real * std::sin(angle) + imaginary * std::cos(angle);
      }
    }
  }
  return out;
}

// What query row `row` of one head reads. q, k, v: columns of one head.
inline std::vector<double> attentionWeights(const Matrix& q, const Matrix& k, int row, int queryColumn, int keyColumn,
                                            int headWidth, const Allowed& allowed) {
  std::vector<double> weights(k.rows);
  double total = 0;
  for (int key = 0; key < k.rows; ++key) {
    if (!allowed(row, key)) continue;
    double score = 0;
    for (int i = 0; i < headWidth; ++i) score += q.at(row, queryColumn + i) * k.at(key, keyColumn + i);
    weights[key] = std::exp(score / std::sqrt(headWidth));
    total += weights[key];
  }
  for (double& weight : weights) weight /= total;
  return weights;
}

inline Matrix attention(const Matrix& x, const Weights& weights, const std::string& name,
                        const engine::ModelShape& shape, const std::vector<int>& positions, const Allowed& allowed) {
  Matrix q = linear(x, weights, name + ".q"), k = linear(x, weights, name + ".k");
  const Matrix v = linear(x, weights, name + ".v");
  if (shape.positions == engine::PositionKind::Rotary) {
    q = rotated(q, shape.headWidth, shape.ropeTheta, positions);
    k = rotated(k, shape.headWidth, shape.ropeTheta, positions);
  }
  Matrix mixed(x.rows, shape.heads * shape.headWidth);
  for (int head = 0; head < shape.heads; ++head) {
    const int from = head * shape.headWidth;
    const int shared = head / (shape.heads / shape.keyValueHeads) * shape.headWidth;
    for (int row = 0; row < x.rows; ++row) {
      const auto read = attentionWeights(q, k, row, from, shared, shape.headWidth, allowed);
      for (int key = 0; key < x.rows; ++key) {
        for (int i = 0; i < shape.headWidth; ++i) mixed.at(row, from + i) += read[key] * v.at(key, shared + i);
      }
    }
  }
  return linear(mixed, weights, name + ".o");
}

inline Matrix mlp(const Matrix& x, const Weights& weights, const std::string& name, const engine::ModelShape& shape) {
  Matrix hidden = linear(x, weights, name + ".up");
  const Matrix gate = shape.gatedMlp ? linear(x, weights, name + ".gate") : hidden;
  for (std::size_t i = 0; i < hidden.values.size(); ++i) {
    const double opened = activate(gate.values[i], shape.activation);
    hidden.values[i] = shape.gatedMlp ? opened * hidden.values[i] : opened;
  }
  return linear(hidden, weights, name + ".down");
}

inline Matrix layer(const Matrix& x, const Weights& weights, const std::string& name, const engine::ModelShape& shape,
                    const std::vector<int>& positions, const Allowed& allowed) {
  const auto normed = [&](const Matrix& rows, const char* which) {
    return norm(rows, weights, name + which, shape.norm, shape.normEpsilon);
  };
  const auto attended = [&](const Matrix& rows) {
    return attention(rows, weights, name + ".attention", shape, positions, allowed);
  };
  const auto fed = [&](const Matrix& rows) { return mlp(rows, weights, name + ".mlp", shape); };
  if (shape.normPlace == engine::NormPlace::Before) {
    const Matrix h = sum(x, attended(normed(x, ".attention_norm")));
    return sum(h, fed(normed(h, ".mlp_norm")));
  }
  const Matrix h = normed(sum(x, attended(x)), ".attention_norm");
  return normed(sum(h, fed(h)), ".mlp_norm");
}

// One sequence through the whole stack.
inline Matrix stack(Matrix x, const Weights& weights, const engine::ModelShape& shape,
                    const std::vector<int>& positions, const std::vector<int>& types, const Allowed& allowed) {
  for (int r = 0; r < x.rows; ++r) {
    for (int c = 0; c < x.columns; ++c) {
      if (shape.positions == engine::PositionKind::Learned)
        x.at(r, c) += weights.at("positions.weight").at(positions[r], c);
      if (shape.tokenTypes > 0) x.at(r, c) += weights.at("types.weight").at(types[r], c);
    }
  }
  if (shape.embeddingNorm) x = norm(x, weights, "embedding_norm", shape.norm, shape.normEpsilon);
  for (int i = 0; i < shape.layers; ++i)
    x = layer(x, weights, "layers." + std::to_string(i), shape, positions, allowed);
  return shape.finalNorm ? norm(x, weights, "norm", shape.norm, shape.normEpsilon) : x;
}

}  // namespace tests::reference
