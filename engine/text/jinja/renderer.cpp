// SPDX-License-Identifier: Apache-2.0
#include "engine/text/jinja/renderer.h"

#include <map>
#include <stdexcept>

#include "engine/error.h"

namespace engine::jinja {
namespace {

constexpr int kMostSteps = 300'000;
constexpr std::size_t kMostBytes = std::size_t{1} << 26;

class Renderer {
 public:
  Renderer(const Value& variables, const std::string& where) : m_where(where), m_scopes(1) {
    for (const auto& [name, value] : variables.items()) m_scopes[0][name] = value;
  }

  std::string run(const std::vector<Statement>& statements) {
    std::string out;
    try {
      for (const Statement& statement : statements) execute(statement, out);
    } catch (const std::invalid_argument& error) {
      fail(error.what());
    }
    return out;
  }

 private:
  void execute(const Statement& statement, std::string& out) {
    step(statement.line);
    switch (statement.kind) {
      case StatementKind::Text:
        out += statement.text;
        break;
      case StatementKind::Output:
        out += shown(evaluate(statement.expression[0]));
        break;
      case StatementKind::Set:
        assign(statement);
        break;
      case StatementKind::If:
        executeAll(isTrue(evaluate(statement.expression[0])) ? statement.body : statement.otherwise, out);
        break;
      case StatementKind::For:
        loop(statement, out);
        break;
    }
    if (out.size() > kMostBytes) fail("the text grows beyond 64 MiB");
  }

  void executeAll(const std::vector<Statement>& statements, std::string& out) {
    for (const Statement& statement : statements) execute(statement, out);
  }

  void assign(const Statement& statement) {
    Value value;
    if (statement.expression.empty()) {
      std::string text;
      executeAll(statement.body, text);
      value = text;
    } else {
      value = evaluate(statement.expression[0]);
    }
    if (statement.member.empty()) {
      m_scopes.back()[statement.text] = std::move(value);
      return;
    }
    Value* space = find(statement.text);
    if (space == nullptr || !space->is_object()) fail("'" + statement.text + "' is not a namespace");
    (*space)[statement.member] = std::move(value);
  }

  void bind(const std::vector<std::string>& names, const Value& value) {
    if (names.size() == 1) {
      m_scopes.back()[names[0]] = value;
      return;
    }
    if (!value.is_array() || value.size() != names.size()) fail("a 'for' of several names over something else");
    for (std::size_t i = 0; i < names.size(); ++i) m_scopes.back()[names[i]] = value[i];
  }

  Value loopItems(const Statement& statement) {
    const Value all = evaluate(statement.expression[0]);
    if (all.is_discarded()) return Value::array();
    if (!all.is_array()) fail(std::string("a 'for' over ") + all.type_name() + " is not supported in chat templates");
    if (statement.filter.empty()) return all;
    Value kept = Value::array();
    for (const Value& value : all) {
      bind(statement.names, value);
      if (isTrue(evaluate(statement.filter[0]))) kept.push_back(value);
    }
    return kept;
  }

  void loop(const Statement& statement, std::string& out) {
    m_scopes.emplace_back();
    const Value items = loopItems(statement);
    const std::size_t count = items.size();
    for (std::size_t i = 0; i < count; ++i) {
      m_scopes.back().clear();
      Value loop = {{"index", i + 1},  {"index0", i},           {"first", i == 0},           {"last", i + 1 == count},
                    {"length", count}, {"revindex", count - i}, {"revindex0", count - i - 1}};
      if (i > 0) loop["previtem"] = items[i - 1];
      if (i + 1 < count) loop["nextitem"] = items[i + 1];
      m_scopes.back()["loop"] = std::move(loop);
      bind(statement.names, items[i]);
      executeAll(statement.body, out);
    }
    m_scopes.pop_back();
  }

  Value* find(const std::string& name) {
    for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
      const auto found = scope->find(name);
      if (found != scope->end()) return &found->second;
    }
    return nullptr;
  }

  std::vector<Value> argumentsOf(const Expression& call) {
    std::vector<Value> values;
    for (std::size_t i = 1; i < call.parts.size(); ++i) values.push_back(evaluate(call.parts[i]));
    return values;
  }

  Value evaluate(const Expression& e) {
    step(e.line);
    switch (e.kind) {
      case ExpressionKind::Literal:
        return e.value;
      case ExpressionKind::Variable: {
        const Value* found = find(e.name);
        return found == nullptr ? undefined() : *found;
      }
      case ExpressionKind::List:
        return list(e);
      case ExpressionKind::Object:
        return object(e);
      case ExpressionKind::Attribute:
        return item(evaluate(e.parts[0]), e.name);
      case ExpressionKind::Item:
        return item(evaluate(e.parts[0]), evaluate(e.parts[1]));
      case ExpressionKind::Slice:
        return slice(evaluate(e.parts[0]), evaluate(e.parts[1]), evaluate(e.parts[2]), evaluate(e.parts[3]));
      case ExpressionKind::Call:
        return call(e);
      case ExpressionKind::Filter:
        if (!e.keywords.empty()) fail("the filter '" + e.name + "' with named arguments is not supported");
        return filtered(e.name, evaluate(e.parts[0]), argumentsOf(e));
      case ExpressionKind::Test:
        return tested(e.name, evaluate(e.parts[0]), argumentsOf(e));
      case ExpressionKind::Unary:
        return unary(e);
      case ExpressionKind::Binary:
        return binary(e);
      case ExpressionKind::Conditional:
        if (isTrue(evaluate(e.parts[0]))) return evaluate(e.parts[1]);
        return e.parts.size() > 2 ? evaluate(e.parts[2]) : undefined();
    }
    return undefined();
  }

  Value list(const Expression& e) {
    Value values = Value::array();
    for (const Expression& part : e.parts) values.push_back(evaluate(part));
    return values;
  }

  Value object(const Expression& e) {
    Value values = Value::object();
    for (std::size_t i = 0; i + 1 < e.parts.size(); i += 2) {
      values[shown(evaluate(e.parts[i]))] = evaluate(e.parts[i + 1]);
    }
    return values;
  }

  Value unary(const Expression& e) {
    const Value value = evaluate(e.parts[0]);
    if (e.name == "not") return !isTrue(value);
    return combine(e.name, 0, value);
  }

  Value binary(const Expression& e) {
    const Value left = evaluate(e.parts[0]);
    if (e.name == "and") return isTrue(left) ? evaluate(e.parts[1]) : left;
    if (e.name == "or") return isTrue(left) ? left : evaluate(e.parts[1]);
    const Value right = evaluate(e.parts[1]);
    if (e.name == "==") return equal(left, right);
    if (e.name == "!=") return !equal(left, right);
    if (e.name == "in") return contains(right, left);
    if (e.name == "not in") return !contains(right, left);
    return combine(e.name, left, right);
  }

  Value call(const Expression& e) {
    const Expression& callee = e.parts[0];
    if (callee.kind == ExpressionKind::Attribute) {
      return method(callee.name, evaluate(callee.parts[0]), argumentsOf(e));
    }
    const std::string name = callee.kind == ExpressionKind::Variable ? callee.name : "…";
    if (name == "namespace" && e.parts.size() == 1) {
      Value space = Value::object();
      for (const auto& [key, value] : e.keywords) space[key] = evaluate(value);
      return space;
    }
    if (name == "raise_exception" && e.parts.size() == 2) {
      throw Error(m_where + " refuses this conversation: " + shown(evaluate(e.parts[1])));
    }
    fail("the function '" + name + "' is not supported in chat templates");
  }

  void step(int line) {
    m_line = line;
    if (++m_steps > kMostSteps) fail("it takes more than 300,000 steps");
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(m_where + ", line " + std::to_string(m_line) + ": " + what + ".");
  }

  const std::string& m_where;
  std::vector<std::map<std::string, Value>> m_scopes;
  int m_line = 1;
  int m_steps = 0;
};

}  // namespace

std::string render(const std::vector<Statement>& statements, const Value& variables, const std::string& where) {
  return Renderer(variables, where).run(statements);
}

}  // namespace engine::jinja
