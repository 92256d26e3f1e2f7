// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "engine/values/mask_rules.h"

namespace engine {

// A mask as JSON, the same in pic.json, in memory files and on the command line. A preset is its name as a string:
//   "pic"
// Everything else is an object; what is left out has the value of the preset `name`, or of "pic" for a custom mask:
//   {"name": "custom",
//    "context_to_context": "global" | "local" | "window" | "bidirectional",
//    "context_to_memory":  "none" | "previous",
//    "memory_to_context":  "all" | "chunk" | "cumulative" | "chunk-overlap",
//    "memory_to_memory":   "self" | "previous" | "group" | "all",
//    "window": 1, "overlap": 0, "sink": 0, "pool_mean": false,
//    "chunk_begins": [0, 12, 40]}
// An object may bear a preset's name, to give it hand-made chunk borders or a sink, but not other rules.
std::string maskChoiceToJson(const MaskChoice& mask);
// maskChoiceFromJson(maskChoiceToJson(mask)) == mask. Errors: no JSON, an unknown key, word or preset, a number out of
// range, chunk borders that do not begin with 0 or do not grow.
MaskChoice maskChoiceFromJson(const std::string& json);

}  // namespace engine
