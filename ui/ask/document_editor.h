// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <vector>

#include "ui/ask/highlight.h"

namespace ui {

// A document's text, editable, with highlights painted behind the visible blocks only: a text of any length costs the
// same (extra selections take 1.8 s for 16,000 pieces). Editing takes the highlights away, because they no longer fit.
class DocumentEditor : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit DocumentEditor(QWidget* parent = nullptr);

  void setDocumentText(const QString& text);  // forgets what could be undone
  QString documentText() const;

  void setHighlights(const std::vector<Highlight>& highlights);
  int highlightCount() const { return static_cast<int>(m_spans.size()); }
  QString highlightedText(int index) const;
  void showHighlight(const engine::ByteRange& bytes);  // scrolls there

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  struct Span {
    int begin, end, hue;
    double strength;
  };
  QString shown() const;
  void paintSpan(QPainter& painter, const QTextBlock& block, const QRectF& area, const Span& span) const;

  std::vector<Span> m_spans;  // by begin
};

}  // namespace ui
