// SPDX-License-Identifier: Apache-2.0
#include "engine/text/jinja/tokens.h"

#include <algorithm>
#include <string_view>

#include "engine/error.h"

namespace engine::jinja {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNamePart(char c) { return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Lexer {
 public:
  Lexer(const std::string& source, const std::string& where) : m_where(where) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] != '\r')
        m_source += source[i];
      else if (i + 1 == source.size() || source[i + 1] != '\n')
        m_source += '\n';
    }
    if (m_source.ends_with('\n')) m_source.pop_back();
  }

  std::vector<Token> run() {
    while (m_at < m_source.size()) {
      const std::size_t open = nextOpening();
      addText(open);
      if (open >= m_source.size()) break;
      readPart(m_source[open + 1]);
    }
    add(TokenKind::End, {});
    return std::move(m_tokens);
  }

 private:
  std::size_t nextOpening() const {
    std::size_t open = m_source.find('{', m_at);
    while (open != std::string::npos && (open + 1 >= m_source.size() || !isOpening(m_source[open + 1]))) {
      open = m_source.find('{', open + 1);
    }
    return std::min(open, m_source.size());
  }
  static bool isOpening(char c) { return c == '{' || c == '%' || c == '#'; }

  // Text up to an opening, without the white space that the parts around it drop.
  void addText(std::size_t open) {
    std::string text = m_source.substr(m_at, open - m_at);
    if (m_dropAll) text.erase(0, std::find_if_not(text.begin(), text.end(), isSpace) - text.begin());
    if (m_dropNewline && text.starts_with('\n')) text.erase(0, 1);
    if (open < m_source.size()) {
      const char sign = open + 2 < m_source.size() ? m_source[open + 2] : ' ';
      const bool tag = m_source[open + 1] != '{';
      if (sign == '-') {
        while (!text.empty() && isSpace(text.back())) text.pop_back();
      } else if (tag && sign != '+') {
        dropBlanksOfLine(text);
      }
    }
    if (!text.empty()) add(TokenKind::Text, text);
    countLines(m_at, open);
    m_at = open;
  }

  // Blanks at the end of `text` that are alone on their line.
  void dropBlanksOfLine(std::string& text) const {
    const std::size_t last = text.find_last_not_of(" \t");
    const bool whole = last == std::string::npos;
    if (whole ? lineBeginsHere(text) : text[last] == '\n') text.erase(whole ? 0 : last + 1);
  }
  // Nothing but blanks: it begins a line at the start of the template and where the newline before it was dropped.
  bool lineBeginsHere(const std::string& text) const {
    const std::size_t end = nextOpening(), begin = end - text.size();
    return begin == 0 || m_source[begin - 1] == '\n';
  }

  void readPart(char kind) {
    if (kind == '#') return skipComment();
    const bool output = kind == '{';
    m_at += 2;
    if (m_at < m_source.size() && (m_source[m_at] == '-' || m_source[m_at] == '+')) ++m_at;
    add(output ? TokenKind::OutputBegin : TokenKind::TagBegin, {});
    const std::string close = output ? "}}" : "%}";
    m_depth = 0;
    while (!closes(close)) readToken();
    add(output ? TokenKind::OutputEnd : TokenKind::TagEnd, {});
  }

  // Whether the part ends here; then it is passed, and what follows it is known.
  bool closes(const std::string& close) {
    while (m_at < m_source.size() && isSpace(m_source[m_at])) m_line += m_source[m_at++] == '\n';
    if (m_at >= m_source.size()) fail("a part that begins with {{ or {% does not end");
    const bool sign = m_source[m_at] == '-' || m_source[m_at] == '+';
    if (m_depth > 0 || m_source.compare(m_at + (sign ? 1 : 0), 2, close) != 0) return false;
    m_dropAll = m_source[m_at] == '-';
    m_dropNewline = close == "%}" && m_source[m_at] != '+';
    m_at += sign ? 3 : 2;
    return true;
  }

  void skipComment() {
    const std::size_t end = m_source.find("#}", m_at + 2);
    if (end == std::string::npos) fail("a comment does not end");
    m_dropAll = m_source[end - 1] == '-' && end > m_at + 2;
    m_dropNewline = true;
    countLines(m_at, end);
    m_at = end + 2;
  }

  void readToken() {
    const char c = m_source[m_at];
    if (c == '"' || c == '\'') return readString(c);
    if (isNamePart(c)) {
      std::size_t end = m_at;
      while (end < m_source.size() && isNamePart(m_source[end])) ++end;
      const std::string word = m_source.substr(m_at, end - m_at);
      const bool number = isDigit(c);
      if (number && !std::all_of(word.begin(), word.end(), isDigit)) fail("'" + word + "' is not a whole number");
      add(number ? TokenKind::Integer : TokenKind::Name, word);
      m_at = end;
      return;
    }
    readSymbol();
  }

  void readSymbol() {
    for (const std::string_view symbol : {"==", "!=", "<=", ">=", "//", "**", "+", "-", "*", "/", "%", "~", "|",
                                          ".",  ",",  ":",  "(",  ")",  "[",  "]", "{", "}", "=", "<", ">"}) {
      if (m_source.compare(m_at, symbol.size(), symbol) != 0) continue;
      if (symbol == "(" || symbol == "[" || symbol == "{") ++m_depth;
      if (symbol == ")" || symbol == "]" || symbol == "}") --m_depth;
      add(TokenKind::Symbol, std::string(symbol));
      m_at += symbol.size();
      return;
    }
    fail("the character '" + m_source.substr(m_at, 1) + "' is not expected");
  }

  void readString(char quote) {
    std::string text;
    for (++m_at; m_at < m_source.size() && m_source[m_at] != quote; ++m_at) {
      char c = m_source[m_at];
      if (c == '\n') ++m_line;
      if (c == '\\' && m_at + 1 < m_source.size()) {
        c = m_source[++m_at];
        const std::size_t known = std::string_view("nrt").find(c);
        if (known == std::string::npos && std::string_view("\\\"'").find(c) == std::string::npos) text += '\\';
        if (known != std::string::npos) c = "\n\r\t"[known];
      }
      text += c;
    }
    if (m_at >= m_source.size()) fail("a string does not end");
    ++m_at;
    add(TokenKind::String, text);
  }

  void countLines(std::size_t begin, std::size_t end) {
    m_line += static_cast<int>(std::count(m_source.begin() + static_cast<std::ptrdiff_t>(begin),
                                          m_source.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  }
  void add(TokenKind kind, std::string text) { m_tokens.push_back({kind, std::move(text), m_line}); }
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(m_where + ", line " + std::to_string(m_line) + ": " + what + ".");
  }

  std::string m_source;
  const std::string& m_where;
  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  int m_line = 1;
  int m_depth = 0;             // of brackets: }} may close two objects
  bool m_dropAll = false;      // white space that follows the last part
  bool m_dropNewline = false;  // the newline that follows it
};

}  // namespace

std::vector<Token> tokenize(const std::string& source, const std::string& where) { return Lexer(source, where).run(); }

}  // namespace engine::jinja
