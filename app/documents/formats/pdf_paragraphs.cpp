// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_set>

#include "app/documents/formats/pdf_blocks.h"
#include "app/documents/utf8.h"

namespace documents {
namespace {

bool isSmallLetter(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

constexpr double kWidestSeam = 0.3;  // in heights of a line: a gap without a space in it

// Chinese and Japanese are written without spaces.
bool isIdeographic(char32_t c) {
  return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF);
}

std::string withoutPunctuation(std::string word) {
  while (!word.empty() && std::string_view(".,;:!?()\"'").find(word.back()) != std::string_view::npos) word.pop_back();
  return word;
}

// A mark and its text, or two lines of one cell.
bool areApart(const Box& word, const Box& next) {
  return !onOneRow(word, next) || next.left - word.right > kWidestSeam * word.height();
}

class Writer {
 public:
  Writer(const std::vector<std::vector<PageRow>>& pages, TextBuilder& builder)
      : m_all(blocksOf(pages)), m_builder(builder) {
    for (const BlockLine& line : m_all.lines) {
      for (const PageLine& cell : line.row->cells) collectHyphenated(cell);
    }
  }

  void write() {
    std::size_t first = 0;
    for (std::size_t i = 0; i < m_all.lines.size(); ++i) {
      const bool last = i + 1 == m_all.lines.size();
      const LineBreak next = last ? LineBreak::Paragraph : breakBefore(m_all, i + 1, first);
      if (next == LineBreak::None) {
        writeJoined(m_all.lines[i].row->line(), m_all.lines[i + 1].row->line().words.front()->text);
        continue;
      }
      writeRow(*m_all.lines[i].row);
      next == LineBreak::Line ? m_builder.line() : m_builder.paragraph();
      first = i + 1;
    }
  }

 private:
  // Words with a hyphen inside: one that ends a line is such a word too, and keeps its hyphen.
  void collectHyphenated(const PageLine& line) {
    for (const PageWord* word : line.words) {
      if (word->text.find('-') + 1 < word->text.size()) m_hyphenated.insert(withoutPunctuation(word->text));
    }
  }

  void writeRow(const PageRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) m_builder.tab();
      if (!row.cells[i].words.empty()) writeWords(row.cells[i], row.cells[i].words.size());
    }
  }

  // The first `count` words of a line, or of a cell that may have several.
  void writeWords(const PageLine& line, std::size_t count) {
    const bool leader = hasLeader(line);
    for (std::size_t i = 0; i < count; ++i) {
      const PageWord& word = *line.words[i];
      if (leader && isLeader(word.text)) {
        if (i == 0 || !isLeader(line.words[i - 1]->text)) m_builder.tab();
        continue;
      }
      write(word.text, word, line.page);
      const bool more = i + 1 < line.words.size();
      if (more && (word.spaceAfter || areApart(word.frame, line.words[i + 1]->frame))) m_builder.space();
    }
  }

  void writeJoined(const PageLine& line, const std::string& next) {
    const PageWord& last = *line.words.back();
    writeWords(line, line.words.size() - 1);
    const std::size_t hyphen = hyphenLength(last.text);
    if (hyphen == 0) {
      write(last.text, last, line.page);
      if (!isIdeographic(lastCharacter(last.text)) || !isIdeographic(firstCharacter(next))) m_builder.space();
      return;
    }
    const bool kept =
        !isSmallLetter(firstCharacter(next)) || m_hyphenated.contains(withoutPunctuation(last.text + next));
    write(kept ? last.text : last.text.substr(0, last.text.size() - hyphen), last, line.page);
  }

  void write(std::string_view text, const PageWord& word, int page) {
    Place place;
    place.page = page + 1;
    place.box = word.box;
    m_builder.append(text, place);
  }

  Blocks m_all;
  TextBuilder& m_builder;
  std::unordered_set<std::string> m_hyphenated;
};

}  // namespace

void writeParagraphs(const std::vector<std::vector<PageRow>>& pages, TextBuilder& builder) {
  Writer(pages, builder).write();
}

}  // namespace documents
