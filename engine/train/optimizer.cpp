// SPDX-License-Identifier: Apache-2.0
#include "engine/train/optimizer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <numbers>

namespace engine {
namespace {

constexpr double kBeta1 = 0.9;
constexpr double kEpsilon = 1e-8;

// The factor of the longest prefix that fits.
double factorOf(const std::string& name, const std::map<std::string, double>& factors) {
  double factor = 1;
  std::size_t longest = 0;
  for (const auto& [prefix, value] : factors) {
    if (name.starts_with(prefix) && prefix.size() >= longest) {
      factor = value;
      longest = prefix.size();
    }
  }
  return factor;
}

bool decays(const std::string& name, const at::Tensor& parameter) {
  const bool isTable = name.ends_with("embedding") || name.ends_with("positions") || name.ends_with("types") ||
                       name.ends_with("segments") || name.ends_with("memory_token");
  return parameter.dim() >= 2 && !isTable;
}

}  // namespace

double scheduledRate(int step, int steps, const OptimizerPlan& plan) {
  if (step < plan.warmup) return static_cast<double>(step + 1) / plan.warmup;
  const double progress = static_cast<double>(step - plan.warmup) / std::max(1, steps - plan.warmup);
  return plan.finalRate + (1 - plan.finalRate) * 0.5 * (1 + std::cos(std::numbers::pi * std::min(1.0, progress)));
}

Optimizer::Optimizer(const Named& parameters, const OptimizerPlan& plan) : m_plan(plan) {
  for (const auto& [name, parameter] : parameters) {
    const double factor = factorOf(name, plan.rateFactors);
    at::Tensor(parameter).set_requires_grad(factor > 0);
    if (factor <= 0) continue;
    Group& group = groupFor(factor, decays(name, parameter) ? plan.weightDecay : 0);
    group.names.push_back(name);
    group.parameters.push_back(parameter);
    group.first.push_back(at::zeros_like(parameter));
    group.second.push_back(at::zeros_like(parameter));
    group.steps.push_back(at::zeros({}, at::TensorOptions(parameter.device()).dtype(at::kFloat)));
  }
}

Optimizer::Group& Optimizer::groupFor(double factor, double weightDecay) {
  for (Group& group : m_groups) {
    if (group.factor == factor && group.weightDecay == weightDecay) return group;
  }
  m_groups.emplace_back();
  m_groups.back().factor = factor;
  m_groups.back().weightDecay = weightDecay;
  return m_groups.back();
}

double Optimizer::clipGradients() {
  const c10::NoGradGuard noGrad;
  double squares = 0;
  const auto forEveryGradient = [&](auto&& action) {
    for (Group& group : m_groups) {
      for (at::Tensor& parameter : group.parameters) {
        if (parameter.grad().defined()) action(parameter.mutable_grad());
      }
    }
  };
  forEveryGradient([&](at::Tensor& gradient) { squares += std::pow(gradient.norm().item<double>(), 2); });
  const double norm = std::sqrt(squares);
  if (m_plan.clip > 0 && norm > m_plan.clip) forEveryGradient([&](at::Tensor& gradient) { gradient.mul_(m_plan.clip / norm); });
  return norm;
}

void Optimizer::step(double rate) {
  const c10::NoGradGuard noGrad;
  for (Group& group : m_groups) {
    std::vector<at::Tensor> parameters, gradients, first, second, steps;
    for (std::size_t i = 0; i < group.parameters.size(); ++i) {
      if (!group.parameters[i].grad().defined()) continue;  // a compressor this step did not draw
      parameters.push_back(group.parameters[i]);
      gradients.push_back(group.parameters[i].grad());
      first.push_back(group.first[i]);
      second.push_back(group.second[i]);
      steps.push_back(group.steps[i]);
    }
    if (parameters.empty()) continue;
    for (at::Tensor& count : steps) count.add_(1);
    at::_fused_adamw_(parameters, gradients, first, second, {}, steps, rate * group.factor, kBeta1, m_plan.beta2,
                      group.weightDecay, kEpsilon, false, false);
  }
}

void Optimizer::clearGradients() {
  for (Group& group : m_groups) {
    for (at::Tensor& parameter : group.parameters) parameter.mutable_grad() = at::Tensor();
  }
}

Optimizer::Named Optimizer::state() const {
  Named all;
  for (const Group& group : m_groups) {
    for (std::size_t i = 0; i < group.names.size(); ++i) {
      all.emplace_back("first." + group.names[i], group.first[i]);
      all.emplace_back("second." + group.names[i], group.second[i]);
      all.emplace_back("steps." + group.names[i], group.steps[i]);
    }
  }
  return all;
}

std::int64_t Optimizer::trainedParameters() const {
  std::int64_t sum = 0;
  for (const Group& group : m_groups) {
    for (const at::Tensor& parameter : group.parameters) sum += parameter.numel();
  }
  return sum;
}

}  // namespace engine
