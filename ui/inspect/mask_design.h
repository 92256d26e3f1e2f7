// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "engine/values/attention_mask.h"
#include "engine/values/memory.h"
#include "ui/inspect/inspected.h"

namespace ui {

// One cell of a mask, set by hand. A position is named by its kind and its rank among its kind, as in engine::Tag.
struct PaintedCell {
  engine::TokenKind queryKind = engine::TokenKind::Memory;
  std::int32_t query = 0;
  engine::TokenKind keyKind = engine::TokenKind::Context;
  std::int32_t key = 0;
  bool allowed = true;
  bool operator==(const PaintedCell&) const = default;
};

// A mask as it is being designed.
struct MaskDesign {
  engine::MaskChoice choice;
  double ratio = 4;                      // where there are no hand-made borders
  std::vector<PaintedCell> painted = {};  // on top of the rules, in one segment
  int paintedSegment = 0;
  bool operator==(const MaskDesign&) const = default;
};

// A design put on a segment of so many tokens.
struct DesignedMask {
  engine::AttentionMask mask;
  std::vector<engine::Chunk> chunks;  // without bytes
};

// The mask family's pure functions, which live in the engine. REQUIRES: a design whose borders ascend from 0.
struct MaskTools {
  std::function<DesignedMask(const MaskDesign& design, int tokens)> make;
  std::function<engine::MaskChoice(const QString& preset)> preset;
};

// What compressing one segment under a mask takes, and what is left for the decoder to read.
struct MaskCosts {
  std::int64_t pairs = 0;       // allowed
  std::int64_t allPairs = 0;
  double attentionFlops = 0;    // scores and sums of the allowed pairs, all layers
  double layerFlops = 0;        // everything else in the layers
  std::int64_t cacheBytes = 0;  // of the decoder for the memory tokens …
  std::int64_t textBytes = 0;   // … and for the text itself
};
// Source: two operations a multiply-add; 4·D a pair and layer, 2 a parameter and position.
MaskCosts costsOf(const DesignedMask& designed, const InspectedModel& model);
QString costsText(const MaskCosts& costs);

// The name of a position of the mask: "m3", or the token itself.
QString positionName(const engine::Tag& tag, const QStringList& tokens);

}  // namespace ui
