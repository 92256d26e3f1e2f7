// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/values/answer.h"
#include "engine/values/memory.h"

namespace ui {

// A piece of a document and how much of an answer's attention on memory falls on each of its bytes.
struct WeightedSpan {
  engine::ByteRange bytes;
  double weight = 0;  // a byte; may be negative in a difference
  bool operator==(const WeightedSpan&) const = default;
};

// The attention of all of the answer's tokens, on the chunks that the memory tokens stand for; one document. Chunks
// nobody looked at are left out. Empty where the answer carries no attention.
std::vector<WeightedSpan> attentionSpans(const engine::Memory& memory, const engine::Answer& answer);

// first − second, piece by piece: borders are those of both, so ratios may differ.
std::vector<WeightedSpan> differenceSpans(const std::vector<WeightedSpan>& first,
                                          const std::vector<WeightedSpan>& second);

}  // namespace ui
