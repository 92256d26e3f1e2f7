// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/ScalarType.h>
#include <c10/core/Device.h>

namespace engine {

// What the machine can do at best, measured: a job can be no faster than its operations over `operationsPerSecond` and
// its bytes over `bytesPerSecond`. Source: Williams, Waterman and Patterson 2009, "Roofline".
struct Roofline {
  double bytesPerSecond = 0;       // c = a + s · b over arrays far larger than the caches, three transfers a number
  double operationsPerSecond = 0;  // a square matrix product in the dtype
};

// Medians of five; takes about a second on a processor.
Roofline measureRoofline(at::Device device, at::ScalarType dtype);

}  // namespace engine
