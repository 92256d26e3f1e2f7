// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

inline constexpr std::string_view kInfluenceCaveat =
    "Measured with other words in the place of a piece of text: it tells which memory tokens depend on the piece, not "
    "what they keep of it.";

// What is changed at a time.
enum class InfluenceUnit { Chunk, Token };

// Which memory tokens of one segment move when a piece of its text is replaced by other words.
struct Influence {
  int segment = 0;
  int firstMemory = 0;          // index, in the whole memory, of row 0
  int memories = 0;             // k: rows
  std::vector<ByteRange> pieces;  // columns: the chunks or tokens, in bytes of the document
  int columns = 0;                // pieces that were tried: all, unless stopped
  std::vector<float> moved;       // (k, columns): ‖change of the memory token‖ / ‖memory token‖, root mean square over
                                  // the draws; 0: untouched
  bool stopped = false;

  float at(int memory, int piece) const { return moved[static_cast<std::size_t>(memory) * columns + piece]; }
  // The measured receptive field: the pieces that move a memory token by at least this share of what the strongest does.
  std::vector<int> field(int memory, float share = 0.05F) const {
    float most = 0;
    for (int c = 0; c < columns; ++c) most = at(memory, c) > most ? at(memory, c) : most;
    std::vector<int> found;
    for (int c = 0; c < columns; ++c) {
      if (at(memory, c) > 0 && at(memory, c) >= share * most) found.push_back(c);
    }
    return found;
  }
};

}  // namespace engine
