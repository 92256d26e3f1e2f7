// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/question_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <algorithm>
#include <cmath>

namespace ui {

constexpr int kMostLines = 5;

QuestionBox::QuestionBox(QWidget* parent) : QFrame(parent), m_edit(new QPlainTextEdit), m_button(new QPushButton) {
  setProperty("card", true);
  m_edit->setProperty("flat", true);
  m_edit->setFrameShape(QFrame::NoFrame);
  m_edit->setPlaceholderText(tr("Ask about the document…"));
  m_edit->setAccessibleName(tr("Question"));
  m_edit->setTabChangesFocus(true);
  m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  m_edit->installEventFilter(this);
  m_button->setProperty("primary", true);
  m_button->setObjectName("askButton");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 6, 8, 6);
  row->addWidget(m_edit, 1);
  row->addWidget(m_button, 0, Qt::AlignBottom);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    fitHeight();
    refresh();
  });
  connect(m_button, &QPushButton::clicked, this, [this] { m_busy ? Q_EMIT stopRequested() : ask(); });
  fitHeight();
  refresh();
}

QString QuestionBox::question() const { return m_edit->toPlainText().trimmed(); }

void QuestionBox::setQuestion(const QString& question) {
  m_edit->setPlainText(question);
  m_edit->moveCursor(QTextCursor::End);
}

void QuestionBox::setBusy(bool busy) {
  m_busy = busy;
  refresh();
}

void QuestionBox::setReady(bool ready, const QString& why) {
  m_ready = ready;
  m_why = why;
  refresh();
}

void QuestionBox::takeFocus() { m_edit->setFocus(); }

void QuestionBox::ask() {
  if (m_busy || !m_ready || question().isEmpty()) return;
  const QString text = question();
  m_edit->clear();
  m_edit->setFocus();
  Q_EMIT asked(text);
}

bool QuestionBox::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FontChange) fitHeight();
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isReturn && !(key->modifiers() & Qt::ShiftModifier)) {
      ask();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void QuestionBox::refresh() {
  m_button->setText(m_busy ? tr("Stop") : tr("Ask"));
  m_button->setAccessibleName(m_button->text());
  m_button->setToolTip(m_busy ? tr("Stop the answer (Ctrl+.)") : m_ready ? tr("Ask (Ctrl+Return)") : m_why);
  m_button->setEnabled(m_busy || (m_ready && !question().isEmpty()));
}

void QuestionBox::fitHeight() {
  const int lines = std::clamp(static_cast<int>(std::ceil(m_edit->document()->size().height())), 1, kMostLines);
  const int margins = 2 * static_cast<int>(m_edit->document()->documentMargin()) + 2;
  m_edit->setFixedHeight(
      std::max(m_button->sizeHint().height(), lines * m_edit->fontMetrics().lineSpacing() + margins));
}

}  // namespace ui
