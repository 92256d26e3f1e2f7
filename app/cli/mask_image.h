// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/values/attention_mask.h"

namespace cli {

// A mask as a picture, a cell for every pair: rows look at columns, context tokens before memory tokens. The colour
// says who looks at whom; white: hidden.

// `title` stands above, with a legend below. Cells are vector rectangles; runs of a colour are one.
std::string maskSvg(const engine::AttentionMask& mask, const std::string& title);
// The cells alone, at most 16 pixels wide, fewer for large masks.
std::string maskPng(const engine::AttentionMask& mask);

}  // namespace cli
