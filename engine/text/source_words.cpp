// SPDX-License-Identifier: Apache-2.0
#include "engine/text/source_words.h"

#include <algorithm>
#include <string>

#include "engine/text/utf8.h"

namespace engine {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

// Letters and digits; of what is not ASCII, all but the punctuation that texts in Latin script have.
bool isWordCharacter(const Character& c) {
  const bool ascii =
      (c.code >= '0' && c.code <= '9') || (c.code >= 'A' && c.code <= 'Z') || (c.code >= 'a' && c.code <= 'z');
  const bool punctuation =
      c.code < 0xC0 || (c.code >= 0x2000 && c.code <= 0x206F) || (c.code >= 0x3000 && c.code <= 0x303F);
  return ascii || (c.code >= 0x80 && !punctuation);
}

bool hasWordCharacter(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += std::max<std::size_t>(1, characterAt(text, i).length)) {
    if (isWordCharacter(characterAt(text, i))) return true;
  }
  return false;
}

// Where the word begins behind its opening marks.
std::size_t openingMarks(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && !isWordCharacter(characterAt(word, at))) at += characterAt(word, at).length;
  return at;
}

// Whether a word may end before `rest`: closing marks, or the genitive.
bool endsWord(std::string_view rest) {
  for (const std::string_view genitive : {"'s", "’s"}) {
    if (rest.starts_with(genitive)) return !hasWordCharacter(rest.substr(genitive.size()));
  }
  return !hasWordCharacter(rest);
}

std::string withSingleSpaces(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (!isSpace(c)) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// Several tokens may stand for one character.
bool endsCharacter(const TokenizedText& tokens, std::size_t i) {
  return i + 1 == tokens.ids.size() || tokens.offsets[i + 1].begin >= tokens.offsets[i].end;
}

std::string_view wordAt(std::string_view words, std::size_t begin) {
  return words.substr(begin, std::min(words.find(' ', begin), words.size()) - begin);
}

}  // namespace

SourceWords::SourceWords(const Tokenizer& tokenizer, std::span<const std::string_view> texts, std::string_view other) {
  for (const std::string_view text : texts) addText(tokenizer, text);
  addOther(tokenizer, other);
}

void SourceWords::addText(const Tokenizer& tokenizer, std::string_view text) {
  const std::string words = withSingleSpaces(text);
  const TokenizedText tokens = tokenizer.encode(words);
  const auto first = static_cast<std::int32_t>(m_tokens.size());
  std::size_t word = 0;  // where the current word begins
  bool letters = false;  // the current word has had some
  for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
    const auto [begin, end] = tokens.offsets[i];
    if (i == 0 || words[begin] == ' ') {
      m_start.next.push_back(first + static_cast<std::int32_t>(i));
      word = begin + (words[begin] == ' ' ? 1 : 0);
      letters = false;
    }
    letters = letters || hasWordCharacter(std::string_view(words).substr(begin, end - begin));
    const std::size_t wordEnd = word + wordAt(words, word).size();
    const bool last = i + 1 == tokens.ids.size();
    const bool mayEnd = letters && endsCharacter(tokens, i) && static_cast<std::size_t>(end) <= wordEnd &&
                        endsWord(std::string_view(words).substr(end, wordEnd - end));
    m_tokens.push_back({tokens.ids[i], last ? -1 : first + static_cast<std::int32_t>(i) + 1, mayEnd});
  }
  m_begins.clear();
  for (const ByteRange& offset : tokens.offsets) m_begins.push_back(offset.begin);
  addInnerStarts(tokenizer, words, first);
}

// Words behind opening marks have tokens of their own and join the text at the next word.
void SourceWords::addInnerStarts(const Tokenizer& tokenizer, std::string_view words, std::int32_t first) {
  for (std::size_t begin = 0; begin < words.size(); begin += wordAt(words, begin).size() + 1) {
    const std::string_view word = wordAt(words, begin);
    const std::size_t marks = openingMarks(word);
    if (marks == 0 || marks == word.size()) continue;
    const std::string_view inner = word.substr(marks);
    const TokenizedText tokens = tokenizer.encode(inner);
    const auto nextBegin = static_cast<std::int64_t>(begin + word.size());  // the space before the next word
    const auto joint = std::lower_bound(m_begins.begin(), m_begins.end(), nextBegin);
    const bool joins = joint != m_begins.end() && *joint == nextBegin;
    m_start.next.push_back(static_cast<std::int32_t>(m_tokens.size()));
    for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
      const bool last = i + 1 == tokens.ids.size();
      const auto join = joins ? first + static_cast<std::int32_t>(joint - m_begins.begin()) : -1;
      m_tokens.push_back({tokens.ids[i], last ? join : static_cast<std::int32_t>(m_tokens.size()) + 1,
                          endsCharacter(tokens, i) && endsWord(inner.substr(tokens.offsets[i].end))});
    }
  }
}

void SourceWords::addOther(const Tokenizer& tokenizer, std::string_view other) {
  const std::vector<std::int32_t> ids = tokenizer.encode(other).ids;
  if (!ids.empty()) m_start.next.push_back(static_cast<std::int32_t>(m_tokens.size()));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool last = i + 1 == ids.size();
    m_tokens.push_back({ids[i], last ? -1 : static_cast<std::int32_t>(m_tokens.size()) + 1, last});
  }
}

std::vector<std::int32_t> SourceWords::allowed(const Progress& progress) const {
  std::vector<std::int32_t> ids;
  for (const std::int32_t token : progress.next) ids.push_back(m_tokens[token].id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

SourceWords::Progress SourceWords::after(const Progress& progress, std::int32_t id) const {
  Progress next;
  for (const std::int32_t index : progress.next) {
    const Token& token = m_tokens[index];
    if (token.id != id) continue;
    if (token.next >= 0) next.next.push_back(token.next);
    next.mayEnd = next.mayEnd || token.mayEnd;
  }
  return next;
}

}  // namespace engine
