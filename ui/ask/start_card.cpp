// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/start_card.h"

#include <QIcon>
#include <QPainter>

#include "ui/theme.h"

namespace ui {

constexpr int kMargin = 12;
constexpr int kGap = 3;
constexpr int kIcon = 22;

StartCard::StartCard(const QString& title, const QString& about, QWidget* parent)
    : QAbstractButton(parent), m_about(about) {
  setText(title);
  setIcon(QIcon::fromTheme("text-document"));
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(title);
  setAccessibleDescription(about);
  setToolTip(title + QLatin1Char('\n') + about);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize StartCard::sizeHint() const {
  const int lines =
      QFontMetrics(scaledFont(1, QFont::DemiBold)).height() + kGap + QFontMetrics(scaledFont(0.9)).height();
  return {320, lines + 2 * kMargin - 4};
}

void StartCard::paintEvent(QPaintEvent*) {
  const Colours colours = coloursOf(palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool marked = hasFocus() || underMouse();
  painter.setPen(QPen(marked ? colours.accent : colours.border, hasFocus() ? 2 : 1));
  painter.setBrush(colours.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
  const int side = kIcon;
  icon().paint(&painter, QRect(kMargin, (height() - side) / 2, side, side));
  const int left = kMargin + side + kMargin;
  const int room = width() - left - kMargin;
  const QFont bold = scaledFont(1, QFont::DemiBold);
  const QFont small = scaledFont(0.9);
  const int titleHeight = QFontMetrics(bold).height();
  painter.setFont(bold);
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(QRect(left, kMargin - 2, room, titleHeight), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(bold).elidedText(text(), Qt::ElideMiddle, room));
  painter.setFont(small);
  painter.setPen(colours.subtleText);
  painter.drawText(QRect(left, kMargin - 2 + titleHeight + kGap, room, QFontMetrics(small).height()),
                   Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(small).elidedText(m_about, Qt::ElideMiddle, room));
}

void DropZone::paintEvent(QPaintEvent*) {
  const Colours colours = coloursOf(palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colours.border, 1.5, Qt::DashLine));
  painter.setBrush(colours.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
}

}  // namespace ui
