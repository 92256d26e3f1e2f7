// SPDX-License-Identifier: Apache-2.0
#include "engine/model/compute.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::pair<const char*, at::ScalarType> kTypes[] = {
    {"float32", at::kFloat}, {"bfloat16", at::kBFloat16}, {"float64", at::kDouble}};

at::Device deviceOf(const std::string& name) {
  if (name == "cpu") return at::kCPU;
  if (name == "cuda" || name == "auto") {
    if (at::hasCUDA()) return {at::kCUDA, 0};
    if (name == "auto") return at::kCPU;
    throw Error("There is no CUDA device, or this LibTorch was built without CUDA; use --device cpu.");
  }
  throw Error("The device '" + name + "' is not known; use cpu, cuda or auto.");
}

// Seconds of the best of a few products of the size a small model's layers have.
double productSeconds(at::ScalarType dtype) {
  const at::Tensor x = at::randn({512, 384}).to(dtype), w = at::randn({1536, 384}).to(dtype);
  double best = 1e9;
  for (int i = 0; i < 4; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    at::linear(x, w);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

bool bfloat16Pays() {
  static const bool pays = productSeconds(at::kBFloat16) * 1.5 < productSeconds(at::kFloat);
  return pays;
}

at::ScalarType typeOf(const std::string& name, const at::Device& device) {
  if (name == "auto") return device.is_cuda() || bfloat16Pays() ? at::kBFloat16 : at::kFloat;
  for (const auto& [known, type] : kTypes) {
    if (name == known) return type;
  }
  throw Error("The dtype '" + name + "' is not known; use float32, bfloat16, float64 or auto.");
}

}  // namespace

std::string Compute::dtypeName() const {
  for (const auto& [name, type] : kTypes) {
    if (type == dtype) return name;
  }
  return "unknown";
}

Compute prepareCompute(const EngineOptions& options) {
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  at::set_num_threads(options.threads > 0 ? options.threads : std::max(1, cores - 1));
  Compute compute;
  compute.device = deviceOf(options.device);
  compute.dtype = typeOf(options.dtype, compute.device);
  return compute;
}

}  // namespace engine
