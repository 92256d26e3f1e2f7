// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answered_turn.h"

#include <QString>

#include "ui/ask/answer_words.h"

namespace ui {
namespace {

int documentId(const AnsweredTurn& turn, int index) {
  const bool known = turn.documents && index >= 0 && index < static_cast<int>(turn.documents->size());
  return known ? (*turn.documents)[static_cast<std::size_t>(index)].id : -1;
}

// The chunk every memory token stands for, with its document's index.
std::vector<std::pair<int, engine::ByteRange>> chunksOf(const engine::Memory& memory) {
  std::vector<std::pair<int, engine::ByteRange>> chunks;
  for (const engine::Segment& segment : memory.segments) {
    for (const engine::Chunk& chunk : segment.chunks) {
      chunks.insert(chunks.end(), static_cast<std::size_t>(chunk.memoryCount), {segment.document, chunk.bytes});
    }
  }
  return chunks;
}

}  // namespace

QString evidenceText(const AnsweredTurn& turn, const engine::Evidence& evidence) {
  if (documentId(turn, evidence.document) < 0) return {};
  const std::string& text = (*turn.documents)[static_cast<std::size_t>(evidence.document)].text.text;
  const auto begin = static_cast<std::size_t>(evidence.bytes.begin);
  const auto end = static_cast<std::size_t>(evidence.bytes.end);
  if (begin >= end || end > text.size()) return {};
  return QString::fromUtf8(text.data() + begin, static_cast<qsizetype>(end - begin)).simplified();
}

std::vector<Highlight> answerHighlights(const AnsweredTurn& turn) {
  std::vector<Highlight> highlights;
  for (const engine::Evidence& evidence : turn.answer.evidence) {
    highlights.push_back({documentId(turn, evidence.document), evidence.bytes, static_cast<int>(highlights.size()),
                          highlights.empty() ? 1.0 : 0.55});
  }
  return highlights;
}

std::vector<Highlight> memoryHighlights(const AnsweredTurn& turn, const std::vector<MemoryShare>& shares, int hue) {
  std::vector<Highlight> highlights;
  if (!turn.memory || shares.empty()) return highlights;
  const auto chunks = chunksOf(*turn.memory);
  for (const MemoryShare& share : shares) {
    if (share.memory >= static_cast<int>(chunks.size())) continue;
    const auto& [document, bytes] = chunks[static_cast<std::size_t>(share.memory)];
    highlights.push_back({documentId(turn, document), bytes, hue, share.share / shares.front().share});
  }
  return highlights;
}

}  // namespace ui
