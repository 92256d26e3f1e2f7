// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "engine/train/data_index.h"
#include "engine/train/examples.h"
#include "engine/values/random.h"

namespace engine {

// One example each, a function of what it is given and the state of `random`. Windows are moved back to the start of a
// word before they are cut, so that they keep their length. Source: shared specification small-model.md §2.

// Four to eight tokens of the window are quoted, the three to fourteen that follow are the answer. Nothing: no try
// found a quotation that occurs only once.
std::optional<Example> quoteExample(const DataIndex& index, const Window& window, const DrawOptions& options,
                                    Random& random);

// A question about a passage, or a cloze. Of a context of several segments it gives those around the answer, as many as
// the options allow.
Example questionExample(const DataIndex& index, const IndexedQuestion& question, const DrawOptions& options,
                        Random& random);

// The same question over other passages of the title, so that the answer is that there is none. Nothing: the title has
// no passage that lacks the answer.
std::optional<Example> unanswerableExample(const DataIndex& index, const IndexedQuestion& question,
                                           const DrawOptions& options, Random& random);

// The first `segmentTokens` of the window are the segment, the rest is the answer; either may be empty.
Example windowExample(const DataIndex& index, const Window& window, std::int64_t segmentTokens);

}  // namespace engine
