// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "engine/pic/evidence.h"
#include "engine/pic/passages.h"
#include "engine/pic/pic_model.h"
#include "engine/pic/prompt.h"

namespace engine {

// Where and how a model's decoder computes.
struct DecodingContext {
  const PicModel& model;
  const ControlTokens& control;
  at::Device device;
  at::ScalarType dtype;
};

// A prompt's context, and what of it stands for which piece of which document.
struct PromptContext {
  PromptBuilder builder;
  std::vector<AttendedPlace> attended;  // in the order of the columns below
  std::vector<int> columns;
  std::vector<Place> read;  // what is read, segment by segment
  std::int64_t tokens = 0;  // of text that is read as such
};

// The index of the first memory token of every segment, and behind them the number of all.
std::vector<std::int64_t> firstRows(const Memory& memory);

PromptContext emptyContext(const DecodingContext& context);
// Reads segments of a memory (indices) and returns their vectors, (M, D) float32 on the CPU, which may be a view of it.
at::Tensor readMemory(PromptContext& context, const Memory& memory, const std::vector<int>& segments);
void readText(PromptContext& context, const std::vector<Passage>& passages);

}  // namespace engine
