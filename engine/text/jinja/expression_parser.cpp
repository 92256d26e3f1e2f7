// SPDX-License-Identifier: Apache-2.0
#include "engine/text/jinja/expression_parser.h"

#include <algorithm>

#include "engine/error.h"

namespace engine::jinja {
namespace {

// Beyond these somebody attacks the stack: brackets and signs in one another, and the tree that a chain becomes.
constexpr int kMostDepth = 100;
constexpr int kMostSteps = 500;

// Binary operators from the loosest to the closest; the comparisons stand between the first two and the rest.
const std::vector<std::string> kLevels[] = {{"or"}, {"and"}, {"+", "-"}, {"~"}, {"*", "/", "//", "%"}};
constexpr int kAnd = 1, kSum = 2, kProduct = 4;

Expression joined(Expression left, const std::string& op, Expression right, int line) {
  Expression result;
  result.kind = ExpressionKind::Binary;
  result.name = op;
  result.line = line;
  result.parts.push_back(std::move(left));
  result.parts.push_back(std::move(right));
  return result;
}

}  // namespace

void ExpressionParser::fail(const std::string& what) const {
  throw Error(m_where + ", line " + std::to_string(next().line) + ": " + what + ".");
}

Expression ExpressionParser::make(ExpressionKind kind, std::string name) const {
  Expression result;
  result.kind = kind;
  result.name = std::move(name);
  result.line = next().line;
  return result;
}

// Sets the depth from the parts.
Expression ExpressionParser::measured(Expression expression) const {
  int depth = 0;
  for (const Expression& part : expression.parts) depth = std::max(depth, part.depth);
  for (const auto& [name, value] : expression.keywords) depth = std::max(depth, value.depth);
  expression.depth = depth + 1;
  if (depth >= kMostSteps) fail("an expression has more than " + std::to_string(kMostSteps) + " steps");
  return expression;
}

bool ExpressionParser::takeSymbol(const std::string& symbol) { return isSymbol(symbol) ? (take(), true) : false; }
bool ExpressionParser::takeName(const std::string& name) { return isName(name) ? (take(), true) : false; }

void ExpressionParser::expectSymbol(const std::string& symbol) {
  if (!takeSymbol(symbol)) fail("'" + symbol + "' is expected, found '" + next().text + "'");
}

void ExpressionParser::expect(TokenKind kind, const std::string& what) {
  if (take().kind != kind) fail(what + " is expected");
}

std::string ExpressionParser::name() {
  if (next().kind != TokenKind::Name) fail("a name is expected, found '" + next().text + "'");
  return take().text;
}

Expression ExpressionParser::expression() {
  if (++m_depth > kMostDepth) fail("expressions are nested deeper than " + std::to_string(kMostDepth));
  Expression result = withoutCondition();
  while (takeName("if")) {
    Expression condition = make(ExpressionKind::Conditional);
    condition.parts.push_back(withoutCondition());
    condition.parts.push_back(std::move(result));
    if (takeName("else")) condition.parts.push_back(expression());
    result = measured(std::move(condition));
  }
  --m_depth;
  return result;
}

Expression ExpressionParser::withoutCondition() { return binary(0); }

Expression ExpressionParser::binary(int level) {
  if (level > kProduct) return unary();
  const auto operand = [&] { return level == kAnd ? negation() : binary(level + 1); };
  Expression left = operand();
  const std::vector<std::string>& operators = kLevels[level];
  const TokenKind kind = level <= kAnd ? TokenKind::Name : TokenKind::Symbol;
  while (next().kind == kind && std::find(operators.begin(), operators.end(), next().text) != operators.end()) {
    const Token op = take();
    left = measured(joined(std::move(left), op.text, operand(), op.line));
  }
  return left;
}

Expression ExpressionParser::negation() {
  if (!isName("not")) return comparison();
  Expression result = make(ExpressionKind::Unary, take().text);
  if (++m_depth > kMostDepth) fail("expressions are nested deeper than " + std::to_string(kMostDepth));
  result.parts.push_back(negation());
  --m_depth;
  return measured(std::move(result));
}

// a < b < c means a < b and b < c.
Expression ExpressionParser::comparison() {
  Expression left = binary(kSum);
  std::vector<Expression> all;
  for (;;) {
    std::string op;
    for (const char* symbol : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (op.empty() && takeSymbol(symbol)) op = symbol;
    }
    if (op.empty() && takeName("in")) op = "in";
    if (op.empty() && isName("not")) {
      take();
      if (!takeName("in")) fail("'in' is expected after 'not'");
      op = "not in";
    }
    if (op.empty()) break;
    Expression right = binary(kSum);
    all.push_back(measured(joined(std::move(left), op, right, next().line)));
    left = std::move(right);
  }
  if (all.empty()) return left;
  Expression result = std::move(all.front());
  for (std::size_t i = 1; i < all.size(); ++i)
    result = measured(joined(std::move(result), "and", std::move(all[i]), next().line));
  return result;
}

Expression ExpressionParser::unary() {
  if (!isSymbol("-") && !isSymbol("+")) return postfix();
  Expression result = make(ExpressionKind::Unary, take().text);
  if (++m_depth > kMostDepth) fail("expressions are nested deeper than " + std::to_string(kMostDepth));
  result.parts.push_back(unary());
  --m_depth;
  return measured(std::move(result));
}

Expression ExpressionParser::postfix() {
  Expression result = primary();
  for (;;) {
    if (takeSymbol(".")) {
      Expression attribute = make(ExpressionKind::Attribute, name());
      attribute.parts.push_back(std::move(result));
      result = measured(std::move(attribute));
    } else if (isSymbol("[")) {
      result = measured(subscript(std::move(result)));
    } else if (isSymbol("(") || isSymbol("|")) {
      const bool filter = takeSymbol("|");
      Expression call = make(filter ? ExpressionKind::Filter : ExpressionKind::Call, filter ? name() : std::string());
      call.parts.push_back(std::move(result));
      if (isSymbol("(")) arguments(call);
      result = measured(std::move(call));
    } else if (takeName("is")) {
      result = measured(test(std::move(result)));
    } else {
      return result;
    }
  }
}

Expression ExpressionParser::test(Expression of) {
  const bool negated = takeName("not");
  Expression test = make(ExpressionKind::Test, name());
  test.parts.push_back(std::move(of));
  if (isSymbol("(")) {
    arguments(test);
  } else if (next().kind == TokenKind::String || next().kind == TokenKind::Integer) {
    test.parts.push_back(primary());
  }
  test = measured(std::move(test));
  if (!negated) return test;
  Expression result = make(ExpressionKind::Unary, "not");
  result.parts.push_back(std::move(test));
  return result;
}

Expression ExpressionParser::subscript(Expression of) {
  expectSymbol("[");
  std::vector<Expression> bounds(1, make(ExpressionKind::Literal));  // none
  bool slice = false;
  while (!takeSymbol("]")) {
    if (takeSymbol(":")) {
      slice = true;
      bounds.push_back(make(ExpressionKind::Literal));
    } else {
      bounds.back() = expression();
    }
  }
  if (bounds.size() > 3) fail("a slice has at most three parts");
  Expression result = make(slice ? ExpressionKind::Slice : ExpressionKind::Item);
  bounds.resize(slice ? 3 : 1, make(ExpressionKind::Literal));
  result.parts.push_back(std::move(of));
  for (Expression& bound : bounds) result.parts.push_back(std::move(bound));
  return result;
}

void ExpressionParser::arguments(Expression& call) {
  expectSymbol("(");
  while (!takeSymbol(")")) {
    Expression argument = expression();
    if (argument.kind == ExpressionKind::Variable && takeSymbol("=")) {
      const std::string keyword = argument.name;
      call.keywords.emplace_back(keyword, expression());
    } else {
      call.parts.push_back(std::move(argument));
    }
    if (!isSymbol(")")) expectSymbol(",");
  }
}

Expression ExpressionParser::primary() {
  if (isSymbol("[") || isSymbol("(")) return list();
  if (isSymbol("{")) return object();
  Expression result = make(ExpressionKind::Literal);
  const Token token = take();
  if (token.kind == TokenKind::String) {
    result.value = token.text;
    while (next().kind == TokenKind::String) result.value.get_ref<std::string&>() += take().text;
    return result;
  }
  if (token.kind == TokenKind::Integer) {
    if (token.text.size() > 18) fail("the number " + token.text.substr(0, 20) + "… is too large");
    result.value = std::stoll(token.text);
    return result;
  }
  if (token.kind != TokenKind::Name) fail("'" + token.text + "' is not expected here");
  for (const auto& [word, value] : {std::pair{"true", true}, {"True", true}, {"false", false}, {"False", false}}) {
    if (token.text != word) continue;
    result.value = value;
    return result;
  }
  if (token.text == "none" || token.text == "None") return result;
  return make(ExpressionKind::Variable, token.text);
}

// A list, a tuple, or an expression in brackets.
Expression ExpressionParser::list() {
  const bool round = take().text == "(";
  const std::string close = round ? ")" : "]";
  Expression result = make(ExpressionKind::List);
  bool comma = false;
  while (!takeSymbol(close)) {
    result.parts.push_back(expression());
    if (isSymbol(close)) continue;
    expectSymbol(",");
    comma = true;
  }
  if (!round || comma || result.parts.size() != 1) return measured(std::move(result));
  Expression inner = std::move(result.parts.front());
  return inner;
}

Expression ExpressionParser::object() {
  expectSymbol("{");
  Expression result = make(ExpressionKind::Object);
  while (!takeSymbol("}")) {
    result.parts.push_back(expression());
    expectSymbol(":");
    result.parts.push_back(expression());
    if (!isSymbol("}")) expectSymbol(",");
  }
  return measured(std::move(result));
}

}  // namespace engine::jinja
