// SPDX-License-Identifier: Apache-2.0
#include "engine/bench/roofline.h"

#include <c10/core/GradMode.h>

#include "engine/bench/stopwatch.h"
#include "engine/measure/averages.h"

namespace engine {
namespace {

constexpr int kRuns = 5;

}  // namespace

Roofline measureRoofline(at::Device device, at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  const bool processor = device.is_cpu();
  const std::int64_t numbers = processor ? std::int64_t{1} << 24 : std::int64_t{1} << 28;  // 64 MiB; 1 GiB
  const std::int64_t side = processor ? 1024 : 8192;
  Roofline roofline;
  {
    const auto options = at::TensorOptions(device).dtype(at::kFloat);
    const at::Tensor a = at::ones({numbers}, options), b = at::ones({numbers}, options);
    at::Tensor c = at::empty({numbers}, options);
    const double milliseconds = median(timesOf(1, kRuns, [&] { return at::add_out(c, a, b, 3.0); }));
    roofline.bytesPerSecond = 3.0 * sizeof(float) * static_cast<double>(numbers) / (milliseconds / 1000);
  }
  const auto options = at::TensorOptions(device).dtype(dtype);
  const at::Tensor a = at::ones({side, side}, options), b = at::ones({side, side}, options);
  at::Tensor c = at::empty({side, side}, options);
  const double milliseconds = median(timesOf(1, kRuns, [&] { return at::mm_out(c, a, b); }));
  const auto n = static_cast<double>(side);
  roofline.operationsPerSecond = 2 * n * n * n / (milliseconds / 1000);
  return roofline;
}

}  // namespace engine
