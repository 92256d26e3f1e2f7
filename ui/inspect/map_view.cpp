// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/map_view.h"

#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspect/head_picker.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/token_text.h"
#include "ui/inspect/view_parts.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"
#include "ui/theme.h"

namespace ui {

std::vector<QColor> weightColours(const std::vector<float>& weights, int hue, const QPalette& palette) {
  std::vector<QColor> colours(weights.size());
  float most = 0;
  for (const float weight : weights) most = std::max(most, weight);
  for (std::size_t i = 0; i < weights.size() && most > 0; ++i) {
    if (weights[i] >= 0.05F * most) colours[i] = evidenceColour(hue, palette, weights[i] / static_cast<double>(most));
  }
  return colours;
}

MapView::MapView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_figure(new MatrixFigure(tr("Where the memory tokens look"))),
      m_heads(new HeadPicker),
      m_row(new QLabel),
      m_text(new TokenText(tr("Text the memory token looks at"))) {
  m_figure->setCaveat(QString::fromUtf8(engine::kAttentionCaveat.data()));
  m_row->setWordWrap(true);
  setTextRole(m_row, TextRole::Small);
  auto* text = new QWidget;
  auto* below = new QVBoxLayout(text);
  below->setContentsMargins(0, 0, 0, 0);
  below->addWidget(m_row);
  below->addWidget(scrolled(m_text), 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(splitBelow(besidePicker(m_figure, m_heads), text));
  connect(m_heads, &HeadPicker::chosen, this, &MapView::refresh);
  connect(m_figure->view(), &MatrixView::hovered, this, [this](QPoint cell) {
    m_selection->setPrimary(cell.y() < 0 ? Place{} : Place{Place::Kind::Memory, cell.y()});
  });
  connect(m_figure->view(), &MatrixView::pinned, this,
          [this](QPoint cell) { m_selection->pin({Place::Kind::Memory, cell.y()}); });
  linkText(m_text, m_selection);
  connect(m_selection, &Selection::changed, this, &MapView::followSelection);
  setSegment({});
}

void MapView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_attention = {};
  m_map = {};
  m_text->setTokens(segment.tokens);
  m_figure->setEmptyText(segment.tokenCount() > 0 ? tr("Reading the attention…")
                                                  : tr("Open a document and a model to see where its memory looks."));
  followSelection();
}

void MapView::setAttention(const engine::AttentionView& attention) {
  m_attention = attention;
  m_heads->setView(attention);
  refresh();
}

void MapView::refresh() {
  if (m_attention.weights.empty()) return;
  engine::Segment segment;
  segment.tokenCount = m_segment.tokenCount();
  segment.chunks = m_segment.chunks;
  m_map = engine::memoryMapOf(m_attention, segment, m_heads->layer(), m_heads->head());
  Matrix matrix = matrixOf(m_map.memories, m_map.tokens, m_map.mass);
  matrix.rowLabel = [](int row) { return QStringLiteral("m%1").arg(row); };
  matrix.columnLabel = [tokens = m_segment.tokens](int column) { return readable(tokens.value(column)); };
  matrix.rowTitle = tr("memory token");
  matrix.columnTitle = tr("token of the text");
  matrix.valueTitle = tr("share of attention");
  m_figure->setMatrix(matrix);
  m_figure->setRestCaption(tr("Diagonal mass %1 %: the mean share of a row inside its own chunk")
                               .arg(100 * m_map.diagonalScore, 0, 'f', 1));
  followSelection();
}

void MapView::followSelection() {
  const Place& place = m_selection->shown();
  const bool memory = place.kind == Place::Kind::Memory && place.index < m_map.memories;
  const bool token = place.kind == Place::Kind::Token && place.index < m_map.tokens;
  std::vector<float> weights;
  if (memory) {
    for (int i = 0; i < m_map.tokens; ++i) weights.push_back(m_map.at(place.index, i));
    const engine::MemoryMapRow& row = m_map.rows[static_cast<std::size_t>(place.index)];
    m_row->setText(tr("m%1: %2 % of its attention on the text · centre at token %3 · entropy %4 nats · %5 % in its chunk")
                       .arg(place.index)
                       .arg(100 * row.mass, 0, 'f', 1)
                       .arg(row.centre, 0, 'f', 1)
                       .arg(row.entropy, 0, 'f', 2)
                       .arg(100 * row.diagonal, 0, 'f', 1));
  } else {
    m_row->setText(tr("Point at a row to see in the text where the memory token looks."));
  }
  m_text->setColours(weightColours(weights, 0, palette()));
  m_text->setCursorToken(token ? place.index : -1);
  m_figure->view()->setMarks(memory ? std::vector{place.index} : std::vector<int>(),
                             token ? std::vector{place.index} : std::vector<int>());
}

}  // namespace ui
