// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/values/answer.h"

namespace engine {

// A place of the decoder's prompt that stands for a piece of a document, and the attention the answer paid to it.
struct AttendedPlace {
  int document = 0;
  ByteRange bytes;
  int memory = -1;   // index of the memory token; −1: the text itself was read
  double mass = 0;   // ≥ 0, in any unit
};

// The sentences an answer came from, most attended first: the mass of a place is shared among the sentences it overlaps,
// by bytes. Scores are shares of all mass, 0…1; sentences below `floor` are left out, and at most `most` are returned.
// Documents whose text was not kept give the places themselves.
// What it is not: a proof. Attention tells where the decoder looked, not what the answer hangs on.
std::vector<Evidence> evidenceOf(const std::vector<AttendedPlace>& places, const std::vector<DocumentText>& documents, double floor,
                                 int most = 3);

}  // namespace engine
