// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// libFuzzer's entry point: called with one input after the other, returns 0. A crash is a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// A finding that is no crash by itself.
inline void require(bool holds) {
  if (!holds) std::abort();
}
