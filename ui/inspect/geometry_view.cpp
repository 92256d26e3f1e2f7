// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/geometry_view.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/inspect/selection.h"
#include "ui/inspect/view_parts.h"
#include "ui/plot/chart_figure.h"

namespace ui {

GeometryView::GeometryView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_norms(new ChartFigure(tr("How long the memory vectors are"))),
      m_map(new ChartFigure(tr("Memory tokens on the two directions of largest spread (PCA)"))),
      m_nearest(new QTreeWidget) {
  m_map->setCaveat(QString::fromUtf8(engine::kGeometryCaveat.data()));
  m_nearest->setHeaderLabels({tr("Memory token"), tr("Nearest words (cosine)")});
  m_nearest->setRootIsDecorated(false);
  m_nearest->setAccessibleName(tr("Nearest words"));
  m_nearest->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(splitBeside(splitBelow(m_norms, m_nearest), m_map));
  for (ChartFigure* figure : {m_norms, m_map}) {
    connect(figure, &ChartFigure::hovered, this, &GeometryView::point);
  }
  connect(m_nearest, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    if (item != nullptr) point(m_nearest->indexOfTopLevelItem(item));
  });
  connect(m_selection, &Selection::changed, this, &GeometryView::followSelection);
  setWaiting(tr("Open a document and a model."));
}

void GeometryView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  followSelection();
}

void GeometryView::setWaiting(const QString& why) {
  m_norms->setEmptyText(why);
  m_map->setEmptyText(why);
  m_nearest->clear();
}

void GeometryView::setGeometryOf(const engine::MemoryGeometry& geometry) {
  Chart norms, map;
  norms.series = {{tr("norm"), ChartSeries::Kind::Bars, {}, {geometry.norms.begin(), geometry.norms.end()}}};
  norms.levels = {geometry.vocabularyNorm};
  norms.xTitle = tr("memory token of all segments");
  norms.yTitle = tr("Euclidean norm");
  map.series = {{tr("memory tokens"), ChartSeries::Kind::Dots, {}, {}}};
  for (const std::array<float, 2>& axes : geometry.axes) {
    map.series[0].x.push_back(axes[0]);
    map.series[0].y.push_back(axes[1]);
  }
  map.xTitle = tr("first direction, %1 % of the spread").arg(100 * geometry.explained[0], 0, 'f', 1);
  map.yTitle = tr("second direction, %1 %").arg(100 * geometry.explained[1], 0, 'f', 1);
  m_nearest->clear();
  for (std::size_t memory = 0; memory < geometry.norms.size(); ++memory) {
    const QString name = QStringLiteral("m%1").arg(memory);
    norms.places << name;
    map.places << name;
    QStringList words;
    for (const engine::NearToken& near : geometry.nearest[memory]) {
      words << QStringLiteral("%1 (%2)").arg(readable(QString::fromStdString(near.piece))).arg(near.cosine, 0, 'f', 2);
    }
    auto* item = new QTreeWidgetItem(m_nearest, {name, words.join(", ")});
    item->setToolTip(1, item->text(1));
  }
  m_norms->setChart(norms);
  m_norms->setCaption(tr("Dashed: mean norm of the words, %1").arg(geometry.vocabularyNorm, 0, 'g', 3));
  m_map->setChart(map);
  followSelection();
}

void GeometryView::point(int memory) {
  const int inside = memory - m_segment.firstMemory;
  const bool here = memory >= 0 && inside >= 0 && inside < m_segment.memoryCount();
  m_selection->setPrimary(here ? Place{Place::Kind::Memory, inside} : Place{});
  if (memory >= 0 && !here) {
    m_norms->setMarked(memory);
    m_map->setMarked(memory);
  }
}

void GeometryView::followSelection() {
  const Place& place = m_selection->shown();
  const int memory = place.kind == Place::Kind::Memory ? m_segment.firstMemory + place.index : -1;
  m_norms->setMarked(memory);
  m_map->setMarked(memory);
  if (QTreeWidgetItem* item = m_nearest->topLevelItem(memory)) m_nearest->scrollToItem(item);
}

}  // namespace ui
