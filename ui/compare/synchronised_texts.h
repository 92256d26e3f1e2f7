// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/compare/attention_spans.h"

class QLabel;

namespace ui {

class DocumentEditor;

// One document three times under one viewport: what the first answer looked at, what the second did, and the signed
// difference (first − second), each of the two signs in a colour of its own. Scrolling one scrolls all.
class SynchronisedTexts : public QWidget {
  Q_OBJECT

 public:
  explicit SynchronisedTexts(QWidget* parent = nullptr);

  void setText(const QString& text);
  void setSpans(const std::vector<WeightedSpan>& first, const std::vector<WeightedSpan>& second);
  void setTitles(const QString& first, const QString& second);
  DocumentEditor* text(int column) const { return m_texts.at(static_cast<std::size_t>(column)); }

 private:
  void mark(int column, const std::vector<WeightedSpan>& spans, double most, int hue);

  std::array<QLabel*, 3> m_titles;
  std::array<DocumentEditor*, 3> m_texts;
  void follow();

  double m_scrolled = 0;  // 0 top … 1 bottom
  bool m_following = false;
};

}  // namespace ui
