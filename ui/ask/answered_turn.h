// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "engine/values/answer.h"
#include "engine/values/memory.h"
#include "ui/ask/highlight.h"

namespace ui {

// An answer with everything its view shows: what it was read from, as it stood when the question was asked.
struct AnsweredTurn {
  engine::Answer answer;
  std::shared_ptr<const engine::Memory> memory;  // null: the text itself was read, or nothing
  std::shared_ptr<const std::vector<OpenDocument>> documents;
};

// The text of a piece of evidence; empty where it does not lie in its document.
QString evidenceText(const AnsweredTurn& turn, const engine::Evidence& evidence);

// What to mark in the documents for a whole answer (its sentences, one hue each) …
std::vector<Highlight> answerHighlights(const AnsweredTurn& turn);
// … and for some memory tokens (the chunks they stand for, all in one hue).
struct MemoryShare;
std::vector<Highlight> memoryHighlights(const AnsweredTurn& turn, const std::vector<MemoryShare>& shares, int hue);

}  // namespace ui
