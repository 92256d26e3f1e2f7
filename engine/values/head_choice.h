// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

namespace engine {

// The heads whose attention tells best where an answer came from.
struct HeadChoice {
  std::vector<std::pair<int, int>> heads;  // (layer, head), in the order they were added
  double floor = 0;       // least share of a first sentence that is shown: 95 % of the hits lie above it
  double hits = 0;        // share of questions whose first sentence holds the answer, with these heads; 0…1
  double hitsOfAll = 0;   // the same with all heads together
  int questions = 0;      // that had their answer word for word in their document
};

struct HeadChoicePlan {
  double ratio = 4;
  int questions = 300;
  int mostHeads = 8;
};

}  // namespace engine
