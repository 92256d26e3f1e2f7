// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/train/train_config.h"

namespace engine {

// Share of the peak rate at a step counted from 0: linear warm-up, then a cosine to `finalRate`.
double scheduledRate(int step, int steps, const OptimizerPlan& plan);

// AdamW with decoupled weight decay through LibTorch's fused kernel, one rate factor a parameter.
// Source: Loshchilov & Hutter 2019.
class Optimizer {
 public:
  using Named = std::vector<std::pair<std::string, at::Tensor>>;

  // Takes every parameter whose rate factor is not 0 and turns gradients off for the others.
  Optimizer(const Named& parameters, const OptimizerPlan& plan);

  // Scales gradients down to `clip` when their global norm is larger; returns the norm before.
  double clipGradients();
  void step(double rate);
  void clearGradients();

  Named state() const;  // moments and step counts, under the parameters' names: what a checkpoint keeps
  std::int64_t trainedParameters() const;

 private:
  struct Group {
    double factor = 1;
    double weightDecay = 0;
    std::vector<std::string> names;
    std::vector<at::Tensor> parameters, first, second, steps;
  };
  Group& groupFor(double factor, double weightDecay);
  OptimizerPlan m_plan;
  std::vector<Group> m_groups;
};

}  // namespace engine
