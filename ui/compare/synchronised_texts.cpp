// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/synchronised_texts.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/ask/document_editor.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kFirstHue = 0;   // yellow
constexpr int kSecondHue = 1;  // blue: told apart by everybody
constexpr double kFaintest = 0.05;

double largest(const std::vector<WeightedSpan>& spans) {
  double most = 0;
  for (const WeightedSpan& span : spans) most = std::max(most, std::abs(span.weight));
  return most;
}

}  // namespace

SynchronisedTexts::SynchronisedTexts(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  const std::array<QString, 3> names{tr("Document, first side"), tr("Document, second side"), tr("Document, difference")};
  for (std::size_t i = 0; i < 3; ++i) {
    m_titles[i] = new QLabel;
    setTextRole(m_titles[i], TextRole::Caption);
    m_texts[i] = new DocumentEditor;
    m_texts[i]->setReadOnly(true);
    m_texts[i]->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_texts[i]->setAccessibleName(names[i]);
    grid->addWidget(m_titles[i], 0, static_cast<int>(i));
    grid->addWidget(m_texts[i], 1, static_cast<int>(i));
    m_titles[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    grid->setColumnStretch(static_cast<int>(i), 1);
    QScrollBar* bar = m_texts[i]->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
      if (m_following || bar->maximum() == 0) return;
      m_scrolled = 1.0 * value / bar->maximum();
      follow();
    });
    // Paragraphs are laid out as they are shown: the range grows while a text follows.
    connect(bar, &QScrollBar::rangeChanged, this, &SynchronisedTexts::follow, Qt::QueuedConnection);
  }
  m_titles[2]->setText(tr("Difference"));
  m_titles[2]->setToolTip(tr("Yellow: the first looked more; blue: the second"));
}

// A pixel of width may break a line elsewhere: as far, not as many lines.
void SynchronisedTexts::follow() {
  if (m_following) return;
  m_following = true;
  for (DocumentEditor* text : m_texts) {
    QScrollBar* bar = text->verticalScrollBar();
    bar->setValue(static_cast<int>(std::lround(m_scrolled * bar->maximum())));
  }
  m_following = false;
}

void SynchronisedTexts::setTitles(const QString& first, const QString& second) {
  m_titles[0]->setText(first);
  m_titles[1]->setText(second);
}

void SynchronisedTexts::setText(const QString& text) {
  for (DocumentEditor* editor : m_texts) editor->setDocumentText(text);
}

void SynchronisedTexts::setSpans(const std::vector<WeightedSpan>& first, const std::vector<WeightedSpan>& second) {
  const double most = std::max(largest(first), largest(second));  // one scale for both
  const std::vector<WeightedSpan> difference = differenceSpans(first, second);
  mark(0, first, most, kFirstHue);
  mark(1, second, most, kSecondHue);
  mark(2, difference, largest(difference), kFirstHue);
}

void SynchronisedTexts::mark(int column, const std::vector<WeightedSpan>& spans, double most, int hue) {
  std::vector<Highlight> highlights;
  for (const WeightedSpan& span : spans) {
    const double strength = most > 0 ? std::abs(span.weight) / most : 0;
    if (strength >= kFaintest) highlights.push_back({0, span.bytes, span.weight > 0 ? hue : kSecondHue, strength});
  }
  text(column)->setHighlights(highlights);
}

}  // namespace ui
