// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/util/Exception.h>

#include <string>

#include "engine/error.h"

namespace engine {

// Runs a job of the engine; LibTorch's own failures become sentences.
template <typename Job>
auto guarded(Job&& job) {
  try {
    return job();
  } catch (const c10::OutOfMemoryError&) {
    throw Error("There is not enough memory for this. Use a shorter text, a higher ratio or a smaller model.");
  } catch (const c10::Error& error) {
    throw Error(std::string("LibTorch could not do this: ") + error.what_without_backtrace());
  }
}

}  // namespace engine
