// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "engine/model/layers.h"

namespace engine {

// Collects the attention of every layer, mean over heads, of all rows a pass computes. Of one sequence.
class RolloutObserver {
 public:
  RolloutObserver();
  RolloutObserver(const RolloutObserver&) = delete;  // the observer points here
  RolloutObserver& operator=(const RolloutObserver&) = delete;
  const AttentionObserver* observer() const { return &m_observer; }

  // The product, from the last layer down, of ½ attention + ½ identity: what the last `rows` rows are made of, by input
  // position. (rows, T) float64 on the CPU. REQUIRES: every layer but the last computed all T rows.
  at::Tensor product(std::int64_t rows) const;

 private:
  std::vector<at::Tensor> m_layers;  // (R, T) float64, R = T but for the last
  AttentionObserver m_observer;
};

}  // namespace engine
