// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/evidence_row.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace ui {

constexpr int kBar = 4;      // the coloured bar on the left
constexpr int kMargin = 11;  // between the bar and the text
constexpr int kPadding = 4;

EvidenceRow::EvidenceRow(const QString& sentence, int hue, double score, QWidget* parent)
    : QAbstractButton(parent), m_hue(hue), m_score(score) {
  setText(sentence);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Source: %1").arg(sentence));
  setToolTip(tr("Show this sentence in the document"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

QString EvidenceRow::line() const { return QStringLiteral("%1  (%2 %)").arg(text()).arg(std::lround(100 * m_score)); }

QRect EvidenceRow::textArea(int width) const {
  return {kBar + kMargin, kPadding, std::max(40, width - kBar - kMargin - kPadding), 1 << 20};
}

int EvidenceRow::heightForWidth(int width) const {
  return fontMetrics().boundingRect(textArea(width), Qt::TextWordWrap, line()).height() + 2 * kPadding;
}

QSize EvidenceRow::sizeHint() const { return {260, heightForWidth(260)}; }

QSize EvidenceRow::minimumSizeHint() const { return {120, fontMetrics().height() + 2 * kPadding}; }

void EvidenceRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor colour = evidenceColour(m_hue, palette(), m_hue == 0 ? 1 : 0.55);
  painter.setPen(Qt::NoPen);
  if (underMouse() || hasFocus()) {
    QColor behind = colour;
    behind.setAlphaF(0.22F);
    painter.setBrush(behind);
    painter.drawRoundedRect(rect(), 5, 5);
  }
  painter.setBrush(colour);
  painter.drawRoundedRect(QRect(0, 2, kBar, height() - 4), 2, 2);
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(textArea(width()), Qt::TextWordWrap, line());
  if (!hasFocus()) return;
  painter.setPen(coloursOf(palette()).accent);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

}  // namespace ui
