// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// A question made from running text: `sentence` with `answer` blanked out, to be answered from `context`, which tells
// of the same elsewhere in the article. Ranges are bytes of the article.
struct Cloze {
  ByteRange sentence;
  ByteRange answer;   // inside the sentence
  ByteRange mention;  // the same words inside the context
  ByteRange context;
};

// Reading comprehension for free: a sentence loses a name, date or number that another sentence has as well, one that
// shares at least two more content words with it; the context is 60 to 170 words of whole sentences around that one and
// never reaches the sentence asked about. A long article gives more questions than a short one, up to a bound.
// REQUIRES: `sentences` in order, not overlapping. The choice among what is possible is a function of the seed.
// Source: shared specification small-model.md §2.
std::vector<Cloze> findClozes(std::string_view text, const std::vector<ByteRange>& sentences, std::uint64_t seed);

}  // namespace engine
