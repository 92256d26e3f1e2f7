// SPDX-License-Identifier: Apache-2.0
#include "engine/text/sentences.h"

#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/text/abbreviations.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr std::size_t kWrappedLine = 40;  // bytes; a line shorter than this ends because its writer ended it

bool isSpace(char32_t code) { return u_isUWhiteSpace(static_cast<UChar32>(code)); }
bool isAnyOf(char32_t code, std::u32string_view set) { return code != 0 && set.find(code) != set.npos; }
bool isFullWidthMark(char32_t code) { return isAnyOf(code, U"。！？｡।؟"); }
bool isMark(char32_t code) { return isAnyOf(code, U".!?…") || isFullWidthMark(code); }
bool isCloser(char32_t code) { return isAnyOf(code, U"\"')]}’”»›」』）】》"); }
bool isOpener(char32_t code) { return isAnyOf(code, U"\"'([{‘“„«‹「『（【《¿¡"); }

// Moves `at` over every character the predicate holds for.
template <class Predicate>
void skip(std::string_view text, std::size_t& at, Predicate holds) {
  for (Character c = characterAt(text, at); c.length > 0 && holds(c.code); c = characterAt(text, at)) at += c.length;
}

// What may end a sentence: marks, then closing quotes and brackets.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;  // begin: there is none
  bool fullWidth = false;
  bool fullStop = false;  // a single "."
};

Mark markAt(std::string_view text, std::size_t at) {
  Mark mark{at, at, false, false};
  skip(text, mark.end, [&](char32_t code) {
    mark.fullWidth = mark.fullWidth || isFullWidthMark(code);
    return isMark(code);
  });
  mark.fullStop = mark.end == at + 1 && text[at] == '.';
  if (mark.end > at) skip(text, mark.end, isCloser);
  return mark;
}

bool endsSentence(std::string_view text, std::size_t sentence, const Mark& mark) {
  if (mark.fullWidth || mark.end == text.size()) return true;
  std::size_t next = mark.end;
  skip(text, next, [](char32_t code) { return code != U'\n' && isSpace(code); });
  if (next == text.size() || text[next] == '\n') return true;
  if (next == mark.end) return false;
  skip(text, next, isOpener);
  if (u_islower(static_cast<UChar32>(characterAt(text, next).code))) return false;
  return !mark.fullStop || !fullStopContinues(text.substr(sentence, mark.begin - sentence), text.substr(next));
}

// A newline inside a sentence: the line is long, and the next one goes on with a lower-case letter.
bool wrapsLine(std::string_view text, std::size_t newline) {
  if (newline < kWrappedLine || text.substr(newline - kWrappedLine, kWrappedLine).find('\n') != text.npos) return false;
  return u_islower(static_cast<UChar32>(characterAt(text, newline + 1).code));
}

class Sentences {
 public:
  explicit Sentences(std::string_view text) : m_text(text) {}

  // Ends the sentence at `end`; what has nothing but white space is none. The next one begins where text goes on.
  void endAt(std::size_t end) {
    std::size_t last = m_begin;
    for (std::size_t at = m_begin; at < end;) {
      const Character c = characterAt(m_text, at);
      at += c.length;
      if (!isSpace(c.code)) last = at;
    }
    if (last > m_begin) m_ranges.push_back({static_cast<std::int64_t>(m_begin), static_cast<std::int64_t>(last)});
    m_begin = end;
    skip(m_text, m_begin, isSpace);
  }

  std::size_t begin() const { return m_begin; }
  std::vector<ByteRange> take() { return std::move(m_ranges); }

 private:
  std::string_view m_text;
  std::size_t m_begin = 0;
  std::vector<ByteRange> m_ranges;
};

}  // namespace

std::vector<ByteRange> splitSentences(std::string_view text) {
  Sentences sentences(text);
  sentences.endAt(0);
  for (std::size_t at = sentences.begin(); at < text.size();) {
    const Mark mark = markAt(text, at);
    const bool newline = text[at] == '\n' && !wrapsLine(text, at);
    if (newline || (mark.end > at && endsSentence(text, sentences.begin(), mark))) {
      sentences.endAt(mark.end);
      at = sentences.begin();
    } else {
      at = mark.end > at ? mark.end : at + characterAt(text, at).length;
    }
  }
  sentences.endAt(text.size());
  return sentences.take();
}

}  // namespace engine
