// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "app/documents/formats/pdf_layout.h"
#include "app/documents/utf8.h"

namespace documents {
namespace {

constexpr double kWidestSpace = 1.5;  // in heights of a line: a wider gap is a column's
constexpr double kWidestSeam = 0.3;   // between words without a space, as Chinese has them: wider, and cells meet
constexpr double kWidestMarkGap = 4;  // between a bullet and its text
constexpr std::size_t kLeaderDots = 5;
constexpr double kSmallestOverlap = 0.5;

bool isLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

bool goesOn(const PageLine& line, const PageWord& word) {
  if (line.turns != word.turns || !onOneRow(line.frame, word.frame)) return false;
  const double height = std::max(line.height(), word.frame.height());
  const double gap = word.frame.left - line.frame.right;
  const double widest = line.words.back()->spaceAfter ? kWidestSpace : kWidestSeam;
  return gap > -0.5 * height && gap < widest * height;
}

// The nearest line to the right of a bullet that stands alone. `byTop` are the lines' numbers from the top down.
std::optional<std::size_t> textBehind(std::size_t mark, const std::vector<PageLine>& lines,
                                      const std::vector<std::size_t>& byTop) {
  const PageLine& bullet = lines[mark];
  const double from = bullet.frame.top - 2 * bullet.height();
  auto at = std::lower_bound(byTop.begin(), byTop.end(), from,
                             [&](std::size_t line, double top) { return lines[line].frame.top < top; });
  std::optional<std::size_t> nearest;
  for (; at != byTop.end() && lines[*at].frame.top < bullet.frame.bottom; ++at) {
    const PageLine& line = lines[*at];
    const double gap = line.frame.left - bullet.frame.right;
    const bool fits = *at != mark && line.turns == bullet.turns && onOneRow(line.frame, bullet.frame) && gap >= 0 &&
                      gap < kWidestMarkGap * bullet.height() && !line.words.empty();
    if (fits && (!nearest || line.frame.left < lines[*nearest].frame.left)) nearest = *at;
  }
  return nearest;
}

// "2.1", "A.10.3": in front of a heading, but also in a table.
bool isSectionNumber(const std::string& word) {
  const bool known =
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
  const bool appendix = word.size() > 2 && std::isupper(static_cast<unsigned char>(word[0])) != 0 && word[1] == '.';
  return word.find('.') != std::string::npos && (appendix || known) &&
         std::isdigit(static_cast<unsigned char>(word.back())) != 0;
}

bool beginsWithLetter(const PageLine& line) {
  const auto first = static_cast<unsigned char>(line.words.front()->text.front());
  return std::isalpha(first) != 0 || first >= 0x80;
}

void joinMarks(std::vector<PageLine>& lines) {
  std::vector<std::size_t> byTop(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) byTop[i] = i;
  std::stable_sort(byTop.begin(), byTop.end(),
                   [&](std::size_t a, std::size_t b) { return lines[a].frame.top < lines[b].frame.top; });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words.size() != 1) continue;
    const std::string& mark = lines[i].words.front()->text;
    if (!isListMark(mark) && !isSectionNumber(mark)) continue;
    const std::optional<std::size_t> text = textBehind(i, lines, byTop);
    if (!text || (!isListMark(mark) && !beginsWithLetter(lines[*text]))) continue;
    PageLine& line = lines[*text];
    line.words.insert(line.words.begin(), lines[i].words.front());
    line.frame.left = lines[i].frame.left;
    lines[i].words.clear();  // its frame stays, so that `byTop` stays in order
  }
  std::erase_if(lines, [](const PageLine& line) { return line.words.empty(); });
}

}  // namespace

bool onOneRow(const Box& a, const Box& b) {
  const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap > 0 && overlap >= kSmallestOverlap * std::min(a.height(), b.height());
}

Box joined(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

bool isListMark(const std::string& word) {
  for (const char* bullet : {"•", "◦", "▪", "■", "●", "○", "–", "—", "-", "*", "·", "‣", "►"}) {
    if (word == bullet) return true;
  }
  if (word.size() < 2 || word.size() > 4) return false;  // a longer number is a year
  const std::size_t begin = word.front() == '(' ? 1 : 0;
  if (word.back() != ')' && (begin == 1 || word.back() != '.')) return false;
  const std::string inner = word.substr(begin, word.size() - 1 - begin);
  const bool number = std::all_of(inner.begin(), inner.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return !inner.empty() && (number || (inner.size() == 1 && std::isalpha(static_cast<unsigned char>(inner[0])) != 0));
}

// The dots of a table of contents come as one word or as many.
bool isLeader(const std::string& word) { return !word.empty() && word.find_first_not_of('.') == std::string::npos; }

bool hasLeader(const PageLine& line) {
  std::size_t dots = 0;
  for (const PageWord* word : line.words) {
    dots = isLeader(word->text) ? dots + word->text.size() : 0;
    if (dots >= kLeaderDots) return true;
  }
  return false;
}

std::size_t hyphenLength(const std::string& word) {
  for (const std::string_view hyphen : {"-", "‐", "\xC2\xAD"}) {
    if (word.size() <= hyphen.size() || !word.ends_with(hyphen)) continue;
    return isLetter(lastCharacter(std::string_view(word).substr(0, word.size() - hyphen.size()))) ? hyphen.size() : 0;
  }
  return 0;
}

std::string textOf(const PageLine& line) {
  std::string text;
  for (const PageWord* word : line.words) {
    text += word->text;
    if (word != line.words.back() && word->spaceAfter) text += ' ';
  }
  return text;
}

std::vector<PageLine> linesOf(const Page& page, int number) {
  std::vector<PageLine> lines;
  for (const PageWord& word : page.words) {
    if (!lines.empty() && goesOn(lines.back(), word)) {
      lines.back().words.push_back(&word);
      lines.back().frame = joined(lines.back().frame, word.frame);
    } else {
      lines.push_back({{&word}, word.frame, number, word.turns});
    }
  }
  joinMarks(lines);
  return lines;
}

}  // namespace documents
