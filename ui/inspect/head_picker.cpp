// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/head_picker.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/plot/colour_map.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kSide = 34;  // of a thumbnail, pixels
constexpr int kGap = 3;

// The largest weight of every patch, in colours up to the plane's largest.
QImage thumbnailOf(const engine::AttentionView& view, int layer, int head) {
  const int rows = static_cast<int>(view.rows.size()), columns = static_cast<int>(view.columns.size());
  std::vector<float> patches(kSide * kSide);
  float most = 1e-12F;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const float weight = view.at(layer, head, r, c);
      most = std::max(most, weight);
      // A patch, or where there are fewer cells than pixels, all pixels of the cell.
      for (int y = r * kSide / rows; y < std::max((r + 1) * kSide / rows, r * kSide / rows + 1); ++y) {
        for (int x = c * kSide / columns; x < std::max((c + 1) * kSide / columns, c * kSide / columns + 1); ++x) {
          float& patch = patches[static_cast<std::size_t>(y * kSide + x)];
          patch = std::max(patch, weight);
        }
      }
    }
  }
  QImage image(kSide, kSide, QImage::Format_RGB32);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      image.setPixel(x, y, colourAt(ColourMap::Viridis, patches[static_cast<std::size_t>(y * kSide + x)] / most).rgb());
    }
  }
  return image;
}

}  // namespace

HeadPicker::HeadPicker(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Layer and head"));
  setFocusPolicy(Qt::StrongFocus);
}

void HeadPicker::setView(const engine::AttentionView& view) {
  const bool sameSize = view.layers == m_layers && view.heads == m_heads;
  m_layers = view.weights.empty() ? 0 : view.layers;
  m_heads = view.weights.empty() ? 0 : view.heads;
  if (!sameSize) m_layer = m_head = -1;
  m_thumbnails.clear();
  for (int layer = 0; layer < m_layers; ++layer) {
    for (int head = 0; head < m_heads; ++head) m_thumbnails.push_back(thumbnailOf(view, layer, head));
  }
  updateGeometry();
  resize(sizeHint().expandedTo(size()));
  update();
}

void HeadPicker::choose(int layer, int head) {
  if (layer == m_layer && head == m_head) return;
  m_layer = layer;
  m_head = head;
  update();
  Q_EMIT chosen(layer, head);
}

int HeadPicker::allHeight() const { return fontMetrics().height() + 8; }

QSize HeadPicker::sizeHint() const {
  const int all = fontMetrics().horizontalAdvance(tr("All heads")) + 16;
  return {std::max(all, std::max(1, m_heads) * (kSide + kGap) + kGap), allHeight() + m_layers * (kSide + kGap) + 2 * kGap};
}

QRect HeadPicker::areaOf(int layer, int head) const {
  if (layer < 0) return {kGap, kGap, sizeHint().width() - 2 * kGap, allHeight()};
  return {kGap + head * (kSide + kGap), 2 * kGap + allHeight() + layer * (kSide + kGap), kSide, kSide};
}

bool HeadPicker::locate(const QPoint& place, int& layer, int& head) const {
  layer = head = -1;
  if (areaOf(-1, -1).contains(place)) return true;
  for (layer = 0; layer < m_layers; ++layer) {
    for (head = 0; head < m_heads; ++head) {
      if (areaOf(layer, head).contains(place)) return true;
    }
  }
  return false;
}

bool HeadPicker::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    int layer = -1, head = -1;
    if (locate(help->pos(), layer, head) && layer >= 0) {
      QToolTip::showText(help->globalPos(), tr("Layer %1, head %2").arg(layer).arg(head), this);
      return true;
    }
  }
  return QWidget::event(event);
}

void HeadPicker::mousePressEvent(QMouseEvent* event) {
  int layer = -1, head = -1;
  if (locate(event->pos(), layer, head)) choose(layer, head);
}

void HeadPicker::keyPressEvent(QKeyEvent* event) {
  const int dx = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  const int dy = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if ((dx == 0 && dy == 0) || m_layers == 0) return QWidget::keyPressEvent(event);
  const int layer = std::clamp(m_layer + dy, -1, m_layers - 1);
  choose(layer, layer < 0 ? -1 : std::clamp(std::max(m_head, 0) + (m_layer < 0 ? 0 : dx), 0, m_heads - 1));
}

void HeadPicker::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  QPainter painter(this);
  const Colours colours = coloursOf(palette());
  painter.fillRect(areaOf(-1, -1), palette().color(QPalette::AlternateBase));
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(areaOf(-1, -1), Qt::AlignCenter, tr("All heads"));
  for (int layer = 0; layer < m_layers; ++layer) {
    for (int head = 0; head < m_heads; ++head) {
      painter.drawImage(areaOf(layer, head), m_thumbnails[static_cast<std::size_t>(layer * m_heads + head)]);
    }
  }
  painter.setPen(QPen(hasFocus() ? colours.warning : colours.accent, 2));
  painter.drawRect(areaOf(m_layer, m_head).adjusted(-1, -1, 0, 0));
}

}  // namespace ui
