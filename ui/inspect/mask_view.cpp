// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/mask_view.h"

#include <algorithm>

#include "ui/inspect/border_strip.h"
#include "ui/inspect/mask_commands.h"
#include "ui/inspect/mask_controls.h"
#include "ui/inspect/reach_view.h"
#include "ui/inspect/selection.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {
namespace {

int rowOf(const engine::AttentionMask& mask, const Place& place) {
  const auto kind = place.kind == Place::Kind::Memory ? engine::TokenKind::Memory : engine::TokenKind::Context;
  for (int row = 0; row < mask.size() && place.kind != Place::Kind::None; ++row) {
    const engine::Tag& tag = mask.tags[static_cast<std::size_t>(row)];
    if (tag.kind == kind && tag.order == place.index) return row;
  }
  return -1;
}

}  // namespace

void MaskView::setModel(const InspectedModel& model) {
  m_model = model;
  m_controls->setPresets(model.presets);
  m_other->clear();
  m_other->addItem(tr("no other mask"));
  m_other->addItems(model.presets);
  refresh();
}

void MaskView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_reach->setTokens(segment.tokens);
  refresh();
}

void MaskView::setDesign(const MaskDesign& design) {
  m_undo.clear();
  show(design);
}

void MaskView::setInfluence(const std::optional<engine::Influence>& influence) {
  m_reach->setInfluence(influence, m_segment.tokenBytes);
}

void MaskView::setUsed(const QString& mask) {
  m_used->setText(mask.isEmpty() ? tr("The model uses the mask it was trained with.")
                                 : tr("The model uses this mask: %1.").arg(mask));
  m_own->setVisible(!mask.isEmpty());
}

QString MaskView::costs() const { return m_costs->text(); }

int MaskView::memoryCount() const {
  return static_cast<int>(std::count_if(m_mask.mask.tags.begin(), m_mask.mask.tags.end(), [](const engine::Tag& tag) {
    return tag.kind == engine::TokenKind::Memory;
  }));
}

void MaskView::change(const MaskDesign& design, const QString& what, int stroke) {
  m_undo.push(new MaskCommand(m_design, design, what, stroke, [this](const MaskDesign& shown) { show(shown); }));
}

void MaskView::show(const MaskDesign& design) {
  m_design = design;
  m_controls->setDesign(design);
  refresh();
}

void MaskView::refresh() {
  const int tokens = m_segment.tokenCount();
  const bool painted = !m_design.painted.empty();
  m_use->setEnabled(tokens > 0 && !painted);
  m_use->setToolTip(painted ? tr("Cells painted by hand are shown here only. Clear them to use the mask's rules.")
                            : tr("Compress with this mask from the next question on"));
  if (tokens == 0 || !m_tools.make) return m_figure->setEmptyText(tr("Open a document and a model to see their mask."));
  const bool here = m_design.paintedSegment == m_segment.index;
  MaskDesign shown = m_design;
  if (!here) shown.painted.clear();
  m_mask = m_tools.make(shown, tokens);
  std::vector<int> begins;
  for (const engine::Chunk& chunk : m_mask.chunks) begins.push_back(chunk.tokenBegin);
  m_borders->setBorders(begins, tokens);
  const int other = m_other->currentIndex();
  std::optional<DesignedMask> second;
  if (other > 0) {
    MaskDesign design{m_tools.preset(m_other->currentText()), m_design.ratio};
    design.choice.chunkBegins = begins;  // the same positions, or there is nothing to compare
    second = m_tools.make(design, tokens);
  }
  const auto comparison = static_cast<MaskComparison>(other > 0 ? m_comparison->currentIndex() + 1 : 0);
  const Matrix matrix = maskMatrix(m_mask, second ? &*second : nullptr, comparison, m_segment.tokens,
                                   here ? m_design.painted : std::vector<PaintedCell>());
  m_figure->view()->setKindColours(maskColours(palette()));
  m_figure->setMatrix(matrix);
  m_legend->setText(maskLegend(matrix, palette()));
  m_comparison->setEnabled(other > 0);
  m_costs->setText(costsText(costsOf(m_mask, m_model)));
  m_reach->setMask(m_mask, m_model.layers);
  followSelection();
}

void MaskView::paintCell(QPoint cell, bool first) {
  const auto row = static_cast<std::size_t>(cell.y()), column = static_cast<std::size_t>(cell.x());
  if (cell.x() == cell.y()) return;  // a position always sees itself
  if (first) {
    ++m_stroke;
    m_showing = !m_mask.mask.at(cell.y(), cell.x());
  }
  if (m_mask.mask.at(cell.y(), cell.x()) == m_showing) return;
  const engine::Tag &query = m_mask.mask.tags[row], &key = m_mask.mask.tags[column];
  MaskDesign design = m_design;
  if (design.paintedSegment != m_segment.index) design.painted.clear();
  design.paintedSegment = m_segment.index;
  std::erase_if(design.painted, [&](const PaintedCell& p) {
    return p.queryKind == query.kind && p.query == query.order && p.keyKind == key.kind && p.key == key.order;
  });
  design.painted.push_back({query.kind, query.order, key.kind, key.order, m_showing});
  change(design, tr("Paint Cells"), m_stroke);
}

void MaskView::clearPainted() {
  if (m_design.painted.empty()) return;
  MaskDesign design = m_design;
  design.painted.clear();
  change(design, tr("Clear Painted Cells"));
}

void MaskView::followSelection() {
  const int row = rowOf(m_mask.mask, m_selection->shown());
  m_reach->setRow(row);
  m_figure->view()->setMarks(row >= 0 ? std::vector{row} : std::vector<int>(), {});
}

void MaskView::pointAtRow(int row) {
  if (row < 0 || row >= m_mask.mask.size()) return m_selection->setPrimary({});
  const engine::Tag& tag = m_mask.mask.tags[static_cast<std::size_t>(row)];
  m_selection->setPrimary(
      {tag.kind == engine::TokenKind::Memory ? Place::Kind::Memory : Place::Kind::Token, tag.order});
}

void MaskView::play(bool on) {
  if (on == m_play.isActive()) return;
  if (on) {
    m_selection->setPrimary({Place::Kind::Memory, 0});
    m_play.start();
  } else {
    m_play.stop();
  }
  Q_EMIT playing(on);
}

void MaskView::useOnModel() {
  if (m_use->isEnabled()) Q_EMIT maskChosen(m_design.choice, m_design.ratio);
}

void MaskView::useOwnMask() { Q_EMIT ownMaskChosen(); }

void MaskView::save() { Q_EMIT saveRequested(m_design.choice); }

}  // namespace ui
