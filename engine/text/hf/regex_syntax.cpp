// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/regex_syntax.h"

#include <algorithm>

#include "engine/error.h"

namespace engine {

namespace {

// PCRE2's \s has U+180E besides, its \w lacks marks and connectors.
constexpr std::string_view kSpaces =
    R"(\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
constexpr std::string_view kWordCharacters = R"(\p{Alphabetic}\p{M}\p{Nd}\p{Pc})";

class Translation {
 public:
  Translation(std::string_view pattern, const std::string& where) : m_pattern(pattern), m_where(where) {}

  std::string run() {
    while (m_at < m_pattern.size()) next();
    return m_result;
  }

 private:
  std::string_view rest() const { return m_pattern.substr(m_at); }

  void next() {
    if (m_pattern[m_at] == '\\') return escape();
    if (m_inSet) return inSet();
    if (m_pattern[m_at] == '[') return openSet();
    if (rest().starts_with("(?")) refuseFlags();
    if (rest().starts_with("}+")) refuse("}+");  // repeats the repetition; PCRE2 would not give back
    copy(1);
  }

  void copy(std::size_t length) {
    m_result += rest().substr(0, length);
    m_at += length;
  }

  void openSet() {
    m_inSet = true;
    const std::size_t length = rest().starts_with("[^") ? 2 : 1;
    copy(length);
    if (rest().starts_with("]")) copy(1);  // a "]" that comes first is one of the set
  }

  void inSet() {
    if (rest().starts_with("[:")) {
      const std::size_t end = m_pattern.find(":]", m_at);
      if (end != m_pattern.npos) return copy(end + 2 - m_at);
    }
    if (m_pattern[m_at] == '[') refuse("a set inside a set");
    if (rest().starts_with("&&")) refuse("&&");
    if (m_pattern[m_at] == ']') m_inSet = false;
    copy(1);
  }

  void escape() {
    if (m_at + 1 >= m_pattern.size()) return copy(1);
    const char letter = m_pattern[m_at + 1];
    switch (letter) {
      case 's':
        return spell(kSpaces, false);
      case 'w':
        return spell(kWordCharacters, false);
      case 'S':
        return m_inSet ? copy(2) : spell(kSpaces, true);
      case 'W':
        return m_inSet ? refuse("\\W inside a set") : spell(kWordCharacters, true);
      case 'h':
      case 'H':
        return refuse(std::string("\\") + letter);
      case 'u':
        return codePoint();
      case 'p':
      case 'P':
      case 'x':
        return braces();
      default:
        return copy(2);
    }
  }

  void spell(std::string_view members, bool negated) {
    if (m_inSet) {
      m_result += members;
    } else {
      m_result.append(negated ? "[^" : "[").append(members).append("]");
    }
    m_at += 2;
  }

  void codePoint() {
    m_result.append("\\x{").append(m_pattern.substr(m_at + 2, 4)).append("}");
    m_at = std::min(m_at + 6, m_pattern.size());
  }

  void braces() {
    const std::size_t end = m_pattern.find('}', m_at);
    const bool braced = rest().size() > 2 && rest()[2] == '{' && end != m_pattern.npos;
    copy(braced ? end + 1 - m_at : 2);
  }

  // (?m) means what (?s) is in PCRE2; only "i" is the same in both.
  void refuseFlags() {
    for (std::size_t i = m_at + 2; i < m_pattern.size(); ++i) {
      const char flag = m_pattern[i];
      if (flag == 'm' || flag == 's' || flag == 'x') refuse(std::string("(?") + flag + ")");
      if (flag != 'i' && flag != '-') return;
    }
  }

  [[noreturn]] void refuse(const std::string& construct) const {
    throw Error(m_where + ": " + construct + " in a regular expression is not supported.");
  }

  std::string_view m_pattern;
  const std::string& m_where;
  std::size_t m_at = 0;
  bool m_inSet = false;
  std::string m_result;
};

}  // namespace

std::string pcrePattern(std::string_view pattern, const std::string& where) {
  return Translation(pattern, where).run();
}

}  // namespace engine
