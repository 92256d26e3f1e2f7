// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/values/attention_mask.h"
#include "engine/values/mask_rules.h"

namespace engine {

// Whether context tokens look only back or both ways: a property of the compressor, apart from its mask preset.
enum class ContextDirection { Causal, Bidirectional };

// Which position may look at which, while one segment is being compressed: a pure function of the tags.
// A position may always look at itself, so no softmax row is empty.
// REQUIRES: tags.size() > 0.  Source: PIC, block-wise causal masking; pic.md §3.2.
AttentionMask compressionMask(std::span<const Tag> tags, const MaskRules& rules,
                              ContextDirection direction = ContextDirection::Causal);

// A named member of the family (pic.md §3.3): "full", "full-bimem", "pic", "pic-self", "pic-recur", "pic-indep", "step",
// "pic-overlap" or "pic-overlap(8)", "pool-mean". Errors: an unknown name, said with the list.
MaskChoice presetMask(const std::string& name);
std::vector<std::string> presetNames();

// True where memory tokens made so far cannot change when text is appended to the segment (invariant 3): needs position
// ids that do not depend on the segment's length, and rules under which nothing looks ahead.
bool isStreamable(const MaskRules& rules, ContextDirection direction);

}  // namespace engine
