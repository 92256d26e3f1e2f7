// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_label.h"

#include <QEvent>

#include "ui/theme.h"

namespace ui {

AnswerLabel::AnswerLabel(QWidget* parent) : QLabel(parent) {
  setWordWrap(true);
  setTextRole(this, TextRole::Answer);
  setFocusPolicy(Qt::StrongFocus);
  setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
  setAccessibleName(tr("Answer"));
  connect(this, &QLabel::linkActivated, this, [this](const QString& link) { Q_EMIT wordClicked(link.toInt()); });
}

void AnswerLabel::setPlain(const QString& text) {
  m_words.clear();
  setTextFormat(Qt::PlainText);
  setText(text);
}

void AnswerLabel::setWords(std::vector<AnswerWord> words) {
  m_words = std::move(words);
  m_chosen = -1;
  refresh();
}

void AnswerLabel::setChosen(int word, int hue) {
  m_chosen = word;
  m_hue = hue;
  refresh();
}

void AnswerLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && !m_words.empty()) refresh();
}

void AnswerLabel::refresh() {
  const QString colour = palette().color(QPalette::Text).name();
  QString html;
  for (int i = 0; i < static_cast<int>(m_words.size()); ++i) {
    const AnswerWord& word = m_words[static_cast<std::size_t>(i)];
    const QString mark =
        i == m_chosen ? QStringLiteral(";background-color:%1").arg(evidenceColour(m_hue, palette()).name()) : QString();
    html += word.before.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    html += QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none%3\">%4</a>")
                .arg(QString::number(i), colour, mark, word.text.toHtmlEscaped());
  }
  setTextFormat(Qt::RichText);
  setText(html);
}

}  // namespace ui
