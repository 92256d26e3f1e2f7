// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/question_remark.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::QuestionRemark", text); }

bool isInAnotherScript(const QString& question) {
  const auto letters = std::count_if(question.begin(), question.end(), [](QChar c) { return c.isLetter(); });
  const auto foreign =
      std::count_if(question.begin(), question.end(), [](QChar c) { return c.isLetter() && c.unicode() > 0x24F; });
  return letters > 0 && foreign * 2 > letters;
}

}  // namespace

QString questionRemark(const QString& question) {
  static const QRegularExpression task(
      QStringLiteral(
          "\\b(summar(y|ise|ize)|translate|rewrite|write (a|an|me)|explain|what do you think|your opinion)\\b"),
      QRegularExpression::CaseInsensitiveOption);
  static const QRegularExpression language(
      QStringLiteral(
          "^(wer|was|wann|wo|wie|warum|qui|quand|où|pourquoi|combien|quién|qué|cuándo|dónde|chi|quando|dove)\\b"),
      QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  if (isInAnotherScript(question) || question.contains(language)) {
    return translated("This model has learned English only: an answer to a question in another language is a guess.");
  }
  if (question.contains(task)) {
    return translated(
        "This model finds short facts in a text. It was not made for summaries, translations or opinions.");
  }
  return {};
}

}  // namespace ui
