// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace engine::jinja {

// An expression. What `name` and `parts` hold depends on the kind.
enum class ExpressionKind {
  Literal,      // value
  Variable,     // name
  List,         // parts
  Object,       // parts: key, value, key, value…
  Attribute,    // parts[0] . name
  Item,         // parts[0] [ parts[1] ]
  Slice,        // parts[0] [ parts[1] : parts[2] : parts[3] ], none where nothing stands
  Call,         // parts[0] ( parts[1…] ), keywords
  Filter,       // parts[0] | name ( parts[1…] ), keywords
  Test,         // parts[0] is name ( parts[1…] )
  Unary,        // name: not, -, +
  Binary,       // name: an operator, and, or, in, not in
  Conditional,  // parts[1] if parts[0] else parts[2] (or undefined)
};

struct Expression {
  ExpressionKind kind = ExpressionKind::Literal;
  std::string name;
  nlohmann::json value;
  std::vector<Expression> parts;
  std::vector<std::pair<std::string, Expression>> keywords;
  int line = 1;
  int depth = 1;  // of the tree below
};

enum class StatementKind {
  Text,    // text
  Output,  // expression
  Set,     // text = expression, or text . member = expression; without expression: what `body` gives
  If,      // expression, body, otherwise
  For,     // names in expression, `filter`, body
};

struct Statement {
  StatementKind kind = StatementKind::Text;
  std::string text, member;
  std::vector<std::string> names;
  std::vector<Expression> expression;  // one, or none
  std::vector<Expression> filter;      // one, or none
  std::vector<Statement> body, otherwise;
  int line = 1;
};

// The statements of a template. Errors: engine::Error naming `where`, the line and what is not understood or supported.
std::vector<Statement> parse(const std::string& source, const std::string& where);

}  // namespace engine::jinja
