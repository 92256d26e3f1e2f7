// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/document_editor.h"

#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>

#include "ui/ask/text_map.h"
#include "ui/theme.h"

namespace ui {

DocumentEditor::DocumentEditor(QWidget* parent) : QPlainTextEdit(parent) {
  setProperty("flat", true);
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
  document()->setDocumentMargin(20);
  connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
    if (removed == 0 && added == 0) return;
    m_spans.clear();
    viewport()->update();
  });
}

void DocumentEditor::setDocumentText(const QString& text) { setPlainText(shownText(text)); }

// Unlike toPlainText(), which makes no-break spaces plain ones, and with them other bytes than the document has.
QString DocumentEditor::shown() const {
  return document()->toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

QString DocumentEditor::documentText() const { return ui::documentText(shown()); }

void DocumentEditor::setHighlights(const std::vector<Highlight>& highlights) {
  std::vector<std::int64_t> bytes;
  for (const Highlight& highlight : highlights) bytes.insert(bytes.end(), {highlight.bytes.begin, highlight.bytes.end});
  std::sort(bytes.begin(), bytes.end());
  const std::vector<int> positions = shownPositions(shown(), bytes);
  const auto positionOf = [&](std::int64_t byte) {
    return positions[static_cast<std::size_t>(std::lower_bound(bytes.begin(), bytes.end(), byte) - bytes.begin())];
  };
  m_spans.clear();
  for (const Highlight& highlight : highlights) {
    m_spans.push_back(
        {positionOf(highlight.bytes.begin), positionOf(highlight.bytes.end), highlight.hue, highlight.strength});
  }
  std::stable_sort(m_spans.begin(), m_spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  viewport()->update();
}

QString DocumentEditor::highlightedText(int index) const {
  const Span& span = m_spans.at(static_cast<std::size_t>(index));
  return ui::documentText(shown().mid(span.begin, span.end - span.begin));
}

void DocumentEditor::showHighlight(const engine::ByteRange& bytes) {
  QTextCursor cursor(document());
  cursor.setPosition(shownPositions(shown(), {bytes.begin}).front());
  setTextCursor(cursor);
  centerCursor();
}

void DocumentEditor::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  for (QTextBlock block = firstVisibleBlock(); block.isValid() && !m_spans.empty(); block = block.next()) {
    const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
    if (area.top() > event->rect().bottom()) break;
    for (const Span& span : m_spans) {
      if (span.begin >= block.position() + block.length()) break;
      if (span.end > block.position()) paintSpan(painter, block, area, span);
    }
  }
  painter.end();
  QPlainTextEdit::paintEvent(event);
}

void DocumentEditor::paintSpan(QPainter& painter, const QTextBlock& block, const QRectF& area, const Span& span) const {
  const int begin = std::max(0, span.begin - block.position());
  const int end = std::min(block.length() - 1, span.end - block.position());
  painter.setBrush(evidenceColour(span.hue, palette(), span.strength));
  for (int i = 0; i < block.layout()->lineCount(); ++i) {
    const QTextLine line = block.layout()->lineAt(i);
    const int from = std::max(begin, line.textStart());
    const int to = std::min(end, line.textStart() + line.textLength());
    if (from >= to) continue;
    const qreal left = line.cursorToX(from);
    const QRectF box(left, line.y(), line.cursorToX(to) - left, line.height());
    painter.drawRoundedRect(box.translated(area.topLeft()).adjusted(-2, 0, 2, 0), 3, 3);
  }
}

// Files that are dropped are opened by the window, not written into the text as addresses.
bool DocumentEditor::canInsertFromMimeData(const QMimeData* source) const {
  return !source->hasUrls() && source->hasText();
}

void DocumentEditor::insertFromMimeData(const QMimeData* source) { textCursor().insertText(shownText(source->text())); }

}  // namespace ui
