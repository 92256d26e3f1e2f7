// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/context_meter.h"

#include <QResizeEvent>
#include <algorithm>

#include "ui/numbers.h"

namespace ui {

CompressionFigures figuresOf(const engine::Memory& memory, int segmentTokens, std::int64_t cacheBytesPerPosition) {
  return {memory.contextTokens(), memory.memoryCount(), static_cast<int>(memory.segments.size()), segmentTokens,
          cacheBytesPerPosition};
}

QString meterText(const CompressionFigures& figures) {
  const double memories = std::max(1, figures.memoryTokens);
  const double positions = std::max(1, figures.memoryTokens + figures.delimiters());
  const double tokens = static_cast<double>(figures.contextTokens);
  return ContextMeter::tr("%1 tokens → %2 memory tokens (%3, %4 with delimiters) in %5 of at most %6")
      .arg(grouped(figures.contextTokens), grouped(figures.memoryTokens), ratioText(tokens / memories),
           ratioText(tokens / positions),
           figures.segments == 1 ? ContextMeter::tr("1 segment")
                                 : ContextMeter::tr("%1 segments").arg(grouped(figures.segments)),
           grouped(figures.segmentTokens));
}

QString meterDetails(const CompressionFigures& figures) {
  const std::int64_t positions = figures.memoryTokens + figures.delimiters();
  const double saved =
      1.0 - static_cast<double>(positions) / static_cast<double>(std::max<std::int64_t>(1, figures.contextTokens));
  return ContextMeter::tr("Key-value cache %1 → %2 · %3 % of the prompt need not be read")
      .arg(bytesText(figures.contextTokens * figures.cacheBytesPerPosition),
           bytesText(positions * figures.cacheBytesPerPosition), QString::number(std::max(0.0, 100 * saved), 'f', 0));
}

ContextMeter::ContextMeter(QWidget* parent) : QLabel(parent) {
  setProperty("subtle", true);
  setAccessibleName(tr("Context meter"));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setSentence(tr("Compressed when you ask."));
}

void ContextMeter::setFigures(const CompressionFigures& figures) {
  setSentence(meterText(figures) + QStringLiteral(" · ") + meterDetails(figures));
}

void ContextMeter::setSentence(const QString& sentence) {
  m_full = sentence;
  setToolTip(sentence);
  setAccessibleDescription(sentence);
  fit();
}

void ContextMeter::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  fit();
}

void ContextMeter::fit() { setText(fontMetrics().elidedText(m_full, Qt::ElideRight, width())); }

}  // namespace ui
