// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/memory_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/theme.h"

namespace ui {

MemoryStrip::MemoryStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Memory tokens"));
}

void MemoryStrip::setMemoryCount(int count) {
  m_count = count;
  m_shares.clear();
  update();
}

void MemoryStrip::setShares(const std::vector<MemoryShare>& shares, int hue) {
  m_shares = shares;
  m_hue = hue;
  QStringList parts;
  for (const MemoryShare& share : shares)
    parts << QStringLiteral("%1: %2 %").arg(share.memory + 1).arg(std::lround(100 * share.share));
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
  update();
}

QSize MemoryStrip::sizeHint() const { return {120, std::max(10, fontMetrics().height() * 2 / 3)}; }

void MemoryStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_count == 0) return;
  const double cell = static_cast<double>(width()) / m_count;
  const double gap = cell > 4 ? 1 : 0;
  const Colours colours = coloursOf(palette());
  QColor idle = colours.border;
  idle.setAlphaF(0.55F);
  if (gap == 0) painter.fillRect(QRectF(0, 2, width(), height() - 4), idle);
  for (int i = 0; gap > 0 && i < m_count; ++i) painter.fillRect(QRectF(i * cell, 2, cell - gap, height() - 4), idle);
  const double largest = m_shares.empty() ? 1 : m_shares.front().share;
  for (const MemoryShare& share : m_shares) {
    QColor colour = evidenceColour(m_hue, palette());
    colour = colour.darker(isDark(palette()) ? 60 : 125);
    colour.setAlphaF(static_cast<float>(0.35 + 0.65 * share.share / largest));
    painter.fillRect(QRectF(share.memory * cell - (cell < 3 ? 1 : 0), 0, std::max(3.0, cell - gap), height()), colour);
  }
}

bool MemoryStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && m_count > 0) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int memory = std::clamp(help->x() * m_count / std::max(1, width()), 0, m_count - 1);
    const auto found =
        std::find_if(m_shares.begin(), m_shares.end(), [&](const auto& s) { return s.memory == memory; });
    QString text = tr("Memory token %1 of %2").arg(memory + 1).arg(m_count);
    if (found != m_shares.end()) text += tr(": %1 % of the attention").arg(std::lround(100 * found->share));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace ui
