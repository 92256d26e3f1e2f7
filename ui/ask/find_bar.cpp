// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/find_bar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>
#include <QToolButton>

namespace ui {

FindBar::FindBar(QWidget* parent)
    : QWidget(parent),
      m_words(new QLineEdit),
      m_expression(new QCheckBox(tr("Regular &expression"))),
      m_result(new QLabel) {
  auto* close = new QToolButton;
  close->setIcon(QIcon::fromTheme("list-remove"));
  close->setToolTip(tr("Close (Esc)"));
  close->setAccessibleName(tr("Close the find bar"));
  m_words->setPlaceholderText(tr("Find in this document"));
  m_words->setAccessibleName(tr("Words to find"));
  m_words->setClearButtonEnabled(true);
  m_result->setProperty("subtle", true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 6, 8, 6);
  row->addWidget(m_words, 1);
  row->addWidget(m_expression);
  row->addWidget(m_result);
  row->addWidget(close);
  connect(m_words, &QLineEdit::returnPressed, this, [this] { findNext(); });
  connect(m_words, &QLineEdit::textEdited, m_result, &QLabel::clear);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
}

void FindBar::setEditor(QPlainTextEdit* editor) { m_editor = editor; }

void FindBar::open() {
  show();
  m_words->selectAll();
  m_words->setFocus();
}

void FindBar::findNext(bool backwards) {
  if (m_editor == nullptr || m_words->text().isEmpty()) return;
  const QRegularExpression expression(m_words->text());
  if (m_expression->isChecked() && !expression.isValid()) {
    m_result->setText(expression.errorString());
    return;
  }
  m_result->clear();
  if (findFrom(m_editor->textCursor(), backwards)) return;
  QTextCursor edge(m_editor->document());
  edge.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
  m_result->setText(findFrom(edge, backwards) ? tr("From the other end") : tr("Not found"));
}

bool FindBar::findFrom(const QTextCursor& start, bool backwards) {
  const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
  QTextDocument* document = m_editor->document();
  QRegularExpression expression(
      m_words->text(), QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  const QTextCursor found = m_expression->isChecked() ? document->find(expression, start, flags)
                                                      : document->find(m_words->text(), start, flags);
  if (found.isNull()) return false;
  m_editor->setTextCursor(found);
  return true;
}

void FindBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    hide();
    if (m_editor != nullptr) m_editor->setFocus();
  } else if (event->key() == Qt::Key_Return && (event->modifiers() & Qt::ShiftModifier)) {
    findNext(true);
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace ui
