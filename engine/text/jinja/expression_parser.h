// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/text/jinja/syntax.h"
#include "engine/text/jinja/tokens.h"

namespace engine::jinja {

// Reads expressions off a list of tokens, with Jinja's precedences: if-else, or, and, not, comparisons, + −, ~,
// * / // %, signs, and closest . [] () | is.
class ExpressionParser {
 public:
  ExpressionParser(std::vector<Token> tokens, const std::string& where) : m_tokens(std::move(tokens)), m_where(where) {}

  Expression expression();
  Expression withoutCondition();  // up to an "if" that belongs to a loop

  const Token& next() const { return m_tokens[m_at]; }
  Token take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
  bool isSymbol(const std::string& symbol) const { return next().kind == TokenKind::Symbol && next().text == symbol; }
  bool isName(const std::string& name) const { return next().kind == TokenKind::Name && next().text == name; }
  bool takeSymbol(const std::string& symbol);
  bool takeName(const std::string& name);
  void expectSymbol(const std::string& symbol);
  void expect(TokenKind kind, const std::string& what);
  std::string name();  // any name
  [[noreturn]] void fail(const std::string& what) const;

 private:
  Expression binary(int level);
  Expression negation();
  Expression comparison();
  Expression unary();
  Expression postfix();
  Expression primary();
  Expression list();
  Expression object();
  Expression subscript(Expression of);
  Expression test(Expression of);
  void arguments(Expression& call);
  Expression make(ExpressionKind kind, std::string name = {}) const;
  Expression measured(Expression expression) const;

  std::vector<Token> m_tokens;
  const std::string& m_where;
  std::size_t m_at = 0;
  int m_depth = 0;
};

}  // namespace engine::jinja
