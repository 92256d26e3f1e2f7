// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/token_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollArea>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kMargin = 6;

// What stands for a token: a line break is seen by its sign, and breaks the line.
QString shownToken(const QString& token) { return QString(token).replace('\n', QChar(0x21B5)); }

QColor readableOn(const QColor& ground) {
  const double luminance = 0.299 * ground.redF() + 0.587 * ground.greenF() + 0.114 * ground.blueF();
  return luminance > 0.55 ? QColor(20, 22, 26) : QColor(250, 250, 250);
}

}  // namespace

TokenText::TokenText(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TokenText::setTokens(const QStringList& tokens) {
  if (tokens == m_tokens) return;
  m_tokens = tokens;
  m_colours.clear();
  m_struck.clear();
  m_cursor = -1;
  arrange();
}

void TokenText::setColours(std::vector<QColor> colours) {
  m_colours = std::move(colours);
  update();
}

int TokenText::colouredCount() const {
  return static_cast<int>(std::count_if(m_colours.begin(), m_colours.end(), [](const QColor& c) { return c.isValid(); }));
}

void TokenText::setStruck(std::vector<bool> struck) {
  m_struck = std::move(struck);
  update();
}

void TokenText::setCursorToken(int token) {
  if (token == m_cursor) return;
  m_cursor = token;
  update();
}

int TokenText::flow(int width, std::vector<QRect>* areas) const {
  const QFontMetrics metrics(font());
  const int line = metrics.height() + 4;
  int x = kMargin, y = kMargin;
  for (const QString& token : m_tokens) {
    const QString shown = shownToken(token);
    const int advance = std::max(metrics.horizontalAdvance(shown), 4);
    if (x + advance > width - kMargin && x > kMargin) {
      x = kMargin;
      y += line;
    }
    if (areas != nullptr) areas->emplace_back(x, y, advance, line);
    x += advance;
    if (token.contains('\n')) {
      x = kMargin;
      y += line;
    }
  }
  return y + line + kMargin;
}

void TokenText::arrange() {
  m_areas.clear();
  flow(width(), &m_areas);
  updateGeometry();
  update();
}

int TokenText::heightForWidth(int width) const { return flow(width, nullptr); }

QSize TokenText::sizeHint() const { return {260, flow(260, nullptr)}; }

QRect TokenText::areaOf(int token) const {
  return token >= 0 && token < static_cast<int>(m_areas.size()) ? m_areas[static_cast<std::size_t>(token)] : QRect();
}

int TokenText::tokenAt(const QPoint& place) const {
  const auto found = std::find_if(m_areas.begin(), m_areas.end(), [&](const QRect& area) { return area.contains(place); });
  return found == m_areas.end() ? -1 : static_cast<int>(found - m_areas.begin());
}

bool TokenText::event(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
  return QWidget::event(event);
}

void TokenText::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void TokenText::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  const QColor text = palette().color(QPalette::Text);
  const Colours colours = coloursOf(palette());
  for (std::size_t i = 0; i < m_areas.size(); ++i) {
    const QRect& area = m_areas[i];
    if (!area.intersects(event->rect())) continue;
    const QColor ground = i < m_colours.size() ? m_colours[i] : QColor();
    if (ground.isValid()) painter.fillRect(area.adjusted(0, 1, 0, -1), ground);
    painter.setPen(ground.isValid() && ground.alphaF() > 0.6F ? readableOn(ground) : text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, shownToken(m_tokens[static_cast<int>(i)]));
    if (i < m_struck.size() && m_struck[i]) {
      painter.setPen(QPen(colours.error, 1.5));
      painter.drawLine(area.left(), area.center().y(), area.right(), area.center().y());
    }
  }
  if (m_cursor >= 0) {
    painter.setPen(QPen(colours.accent, 1.5));
    painter.drawRect(areaOf(m_cursor).adjusted(0, 0, -1, -1));
  }
  if (hasFocus()) {
    painter.setPen(colours.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void TokenText::point(int token) {
  if (token == m_cursor) return;
  setCursorToken(token);
  Q_EMIT hovered(token);
}

void TokenText::mouseMoveEvent(QMouseEvent* event) { point(tokenAt(event->pos())); }

void TokenText::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  const int token = tokenAt(event->pos());
  if (event->button() == Qt::LeftButton && token >= 0) Q_EMIT clicked(token);
}

void TokenText::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  point(-1);
}

void TokenText::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_tokens.size()) - 1;
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    point(std::clamp(m_cursor + (event->key() == Qt::Key_Right ? 1 : -1), 0, last));
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_cursor >= 0) {
    Q_EMIT clicked(m_cursor);
  } else {
    QWidget::keyPressEvent(event);
  }
}

QScrollArea* scrolled(TokenText* text) {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(text);
  return area;
}

}  // namespace ui
