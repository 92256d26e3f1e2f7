// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/page_view.h"

#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "ui/theme.h"

namespace ui {

constexpr int kMargin = 14;   // around pages, and between them
constexpr int kKeptAround = 4;  // pages above and below those in sight whose pictures are kept

PageView::PageView(const std::vector<QSizeF>& pages, Marker marker, QWidget* parent)
    : QAbstractScrollArea(parent), m_pages(pages), m_marker(std::move(marker)) {
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::StrongFocus);
  double top = 0;
  for (const QSizeF& page : m_pages) {
    m_tops.push_back(std::exchange(top, top + page.height()));
    m_widest = std::max(m_widest, page.width());
  }
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PageView::wantPages);
}

double PageView::scale() const { return std::max(0.05, (viewport()->width() - 2 * kMargin) / m_widest); }

QRectF PageView::place(int page) const {
  const auto index = static_cast<std::size_t>(page - 1);
  const QSizeF size = m_pages[index] * scale();
  const double top = m_tops[index] * scale() + kMargin * page - verticalScrollBar()->value();
  return {QPointF((viewport()->width() - size.width()) / 2, top), size};
}

void PageView::setHighlights(const std::vector<Highlight>& highlights) {
  m_marks = highlights.empty() ? std::vector<PageMark>() : m_marker(highlights);
  viewport()->update();
}

void PageView::showHighlight(const Highlight& highlight) {
  const std::vector<PageMark> marks = m_marker({highlight});
  if (marks.empty()) return;
  const double top = place(marks.front().page).top() + marks.front().box.top() * scale();
  verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(top) - viewport()->height() / 3);
}

void PageView::setPage(int page, const QImage& image) {
  m_images[page] = image;
  viewport()->update();
}

void PageView::wantPages() {
  const double wanted = scale() * devicePixelRatioF();
  for (int page = 1; page <= static_cast<int>(m_pages.size()); ++page) {
    const QRectF where = place(page);
    const double margin = kKeptAround * where.height();
    if (where.bottom() < -margin || where.top() > viewport()->height() + margin) {
      m_images.erase(page);
      m_wanted.erase(page);
    } else if (where.intersects(viewport()->rect()) && m_wanted[page] != wanted) {
      m_wanted[page] = wanted;
      Q_EMIT pageWanted(page, wanted);
    }
  }
}

void PageView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  double height = kMargin * static_cast<double>(m_pages.size() + 1);
  for (const QSizeF& page : m_pages) height += page.height() * scale();
  verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(height) - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(3 * fontMetrics().lineSpacing());
}

void PageView::paintEvent(QPaintEvent* event) {
  wantPages();
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.fillRect(event->rect(), palette().color(QPalette::Mid));
  for (int page = 1; page <= static_cast<int>(m_pages.size()); ++page) {
    const QRectF where = place(page);
    if (!where.intersects(event->rect())) continue;
    painter.fillRect(where, Qt::white);  // paper is white in every theme
    const auto image = m_images.find(page);
    if (image != m_images.end()) painter.drawImage(where, image->second);
    paintMarks(painter, page, where);
  }
}

void PageView::paintMarks(QPainter& painter, int page, const QRectF& where) const {
  painter.save();
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);  // like a marker pen: the print stays black
  painter.setPen(Qt::NoPen);
  const QPalette paper(Qt::black, Qt::white, Qt::white, Qt::gray, Qt::lightGray, Qt::black, Qt::black, Qt::white,
                       Qt::white);
  for (const PageMark& mark : m_marks) {
    if (mark.page != page) continue;
    const QRectF box(where.topLeft() + mark.box.topLeft() * scale(), mark.box.size() * scale());
    painter.setBrush(evidenceColour(mark.hue, paper, mark.strength));
    painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 3, 3);
  }
  painter.restore();
}

}  // namespace ui
