// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace engine::jinja {

enum class TokenKind { Text, OutputBegin, OutputEnd, TagBegin, TagEnd, Name, String, Integer, Symbol, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string text;  // a string's without its quotes and escapes
  int line = 1;
};

// The tokens of a template, with the white space that chat templates are read with: the newline after a tag and the
// blanks before one at the start of a line are dropped, and so is the last newline of the template; "-" drops all white
// space on its side, "+" keeps it. Comments are left out. Errors: what does not end, and characters of no token.
std::vector<Token> tokenize(const std::string& source, const std::string& where);

}  // namespace engine::jinja
