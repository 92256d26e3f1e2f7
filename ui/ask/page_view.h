// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <functional>
#include <map>
#include <vector>

#include "ui/ask/highlight.h"

namespace ui {

// Something to be marked on a page. Units: points, from the upper left corner.
struct PageMark {
  int page = 1;
  QRectF box;
  int hue = 0;
  double strength = 1;
};

// The pages of a document one below the other, as wide as the view, with marks on them. Pictures are asked for as pages
// come into sight, and forgotten when they are far.
class PageView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  using Marker = std::function<std::vector<PageMark>(const std::vector<Highlight>&)>;

  // `marker` says where pieces of the text stand on the pages.
  PageView(const std::vector<QSizeF>& pages, Marker marker, QWidget* parent = nullptr);

  void setHighlights(const std::vector<Highlight>& highlights);
  void showHighlight(const Highlight& highlight);  // scrolls there
  void setPage(int page, const QImage& image);     // page from 1
  const std::vector<PageMark>& marks() const { return m_marks; }
  bool hasPage(int page) const { return m_images.contains(page); }

 Q_SIGNALS:
  void pageWanted(int page, double pixelsPerPoint);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  double scale() const;            // logical pixels a point
  QRectF place(int page) const;    // in the view
  void wantPages();
  void paintMarks(QPainter& painter, int page, const QRectF& place) const;

  std::vector<QSizeF> m_pages;
  std::vector<double> m_tops;  // of every page, in points, gaps not counted
  double m_widest = 1;
  Marker m_marker;
  std::vector<PageMark> m_marks;
  std::map<int, QImage> m_images;
  std::map<int, double> m_wanted;  // pages asked for, and their scale
};

}  // namespace ui
