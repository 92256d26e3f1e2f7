// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/text/jinja/expression_parser.h"
#include "engine/text/jinja/syntax.h"

namespace engine::jinja {
namespace {

constexpr int kMostDepth = 60;

class StatementParser {
 public:
  StatementParser(const std::string& source, const std::string& where) : m_read(tokenize(source, where), where) {}

  std::vector<Statement> all() {
    std::vector<Statement> statements = block({});
    if (m_read.next().kind != TokenKind::End) m_read.fail("'" + m_read.next().text + "' ends nothing");
    return statements;
  }

 private:
  // Statements up to one of the tags `ends`, whose name has then been read and not what follows it.
  std::vector<Statement> block(const std::vector<std::string>& ends) {
    if (++m_depth > kMostDepth) m_read.fail("blocks are nested deeper than " + std::to_string(kMostDepth));
    std::vector<Statement> statements;
    for (;;) {
      const Token token = m_read.next();
      if (token.kind == TokenKind::End) break;
      m_read.take();
      Statement statement;
      statement.line = token.line;
      if (token.kind == TokenKind::Text) {
        statement.text = token.text;
      } else if (token.kind == TokenKind::OutputBegin) {
        statement.kind = StatementKind::Output;
        statement.expression.push_back(m_read.expression());
        m_read.expect(TokenKind::OutputEnd, "'}}'");
      } else {
        m_tag = m_read.name();
        if (std::find(ends.begin(), ends.end(), m_tag) != ends.end()) break;
        if (!tag(statement, statements)) continue;
      }
      statements.push_back(std::move(statement));
    }
    --m_depth;
    return statements;
  }

  // Reads one tag into `statement`; false when it became statements of the block itself.
  bool tag(Statement& statement, std::vector<Statement>& around) {
    if (m_tag == "if") return condition(statement), true;
    if (m_tag == "for") return loop(statement), true;
    if (m_tag == "set") return assignment(statement), true;
    if (m_tag != "generation") m_read.fail("the tag '" + m_tag + "' is not supported in chat templates");
    endTag();  // marks what a model is taught; the text is the same
    for (Statement& inner : closedBlock({"endgeneration"})) around.push_back(std::move(inner));
    endTag();
    return false;
  }

  std::vector<Statement> closedBlock(const std::vector<std::string>& ends) {
    std::vector<Statement> body = block(ends);
    if (m_read.next().kind == TokenKind::End) m_read.fail("'" + ends.back() + "' is missing");
    return body;
  }

  void endTag() { m_read.expect(TokenKind::TagEnd, "'%}'"); }

  void condition(Statement& statement) {
    statement.kind = StatementKind::If;
    statement.expression.push_back(m_read.expression());
    endTag();
    statement.body = closedBlock({"elif", "else", "endif"});
    if (m_tag == "elif") {
      Statement other;
      other.line = m_read.next().line;
      if (++m_depth > kMostDepth) m_read.fail("blocks are nested deeper than " + std::to_string(kMostDepth));
      condition(other);  // reads the common endif
      --m_depth;
      statement.otherwise.push_back(std::move(other));
      return;
    }
    if (m_tag == "else") {
      endTag();
      statement.otherwise = closedBlock({"endif"});
    }
    endTag();
  }

  void loop(Statement& statement) {
    statement.kind = StatementKind::For;
    do statement.names.push_back(m_read.name());
    while (m_read.takeSymbol(","));
    if (!m_read.takeName("in")) m_read.fail("'in' is expected in a 'for'");
    statement.expression.push_back(m_read.withoutCondition());
    if (m_read.takeName("if")) statement.filter.push_back(m_read.expression());
    if (m_read.isName("recursive")) m_read.fail("'recursive' loops are not supported in chat templates");
    endTag();
    statement.body = closedBlock({"else", "endfor"});
    if (m_tag == "else") m_read.fail("'else' of a 'for' is not supported in chat templates");
    endTag();
  }

  void assignment(Statement& statement) {
    statement.kind = StatementKind::Set;
    statement.text = m_read.name();
    if (m_read.takeSymbol(".")) statement.member = m_read.name();
    if (m_read.takeSymbol("=")) {
      statement.expression.push_back(m_read.expression());
      return endTag();
    }
    if (m_read.isSymbol(",") || m_read.isSymbol("|"))
      m_read.fail("this form of 'set' is not supported in chat templates");
    endTag();
    statement.body = closedBlock({"endset"});
    endTag();
  }

  ExpressionParser m_read;
  std::string m_tag;  // the last one read
  int m_depth = 0;
};

}  // namespace

std::vector<Statement> parse(const std::string& source, const std::string& where) {
  return StatementParser(source, where).all();
}

}  // namespace engine::jinja
