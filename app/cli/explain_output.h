// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "engine/explain.h"

namespace cli {

// What `pic explain` prints, for people and as JSON; docs/formats.md has the keys. Byte ranges are those of the
// documents.

// How much is printed for people.
struct Shown {
  int parts = 10;
  int layer = -1;  // −1: the mean of all
  int head = -1;
};

Json attributionJson(const engine::Attribution& attribution, const engine::AskedQuestion& asked);
void printAttribution(const engine::Attribution& attribution, const engine::AskedQuestion& asked, const Shown& shown);

Json knockOutJson(const engine::KnockOut& knockOut);
void printKnockOut(const engine::KnockOut& knockOut);

Json influenceJson(const engine::Influence& influence);
void printInfluence(const engine::Influence& influence);

Json answerAttentionJson(const engine::AttentionView& view, const Shown& shown);
void printAnswerAttention(const engine::AttentionView& view, const engine::AskedQuestion& asked, const Shown& shown);

Json memoryMapJson(const engine::AttentionView& view, const engine::MemoryMap& map);
void printMemoryMap(const engine::AttentionView& view, const engine::MemoryMap& map, const engine::Memory& memory);

Json survivalJson(const engine::Survival& survival);
void printSurvival(const engine::Survival& survival, const engine::Memory& memory);

Json geometryJson(const engine::MemoryGeometry& geometry);
void printGeometry(const engine::MemoryGeometry& geometry);

// The text of a document between two bytes, on one line and not too long.
std::string excerpt(const engine::Memory& memory, int document, const engine::ByteRange& bytes);

}  // namespace cli
