// SPDX-License-Identifier: GPL-3.0-or-later
// What MaskView is made of: the other half of ui/inspect/mask_view.cpp.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspect/border_strip.h"
#include "ui/inspect/mask_controls.h"
#include "ui/inspect/mask_view.h"
#include "ui/inspect/reach_view.h"
#include "ui/inspect/selection.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"
#include "ui/theme.h"

namespace ui {

constexpr int kPlayMilliseconds = 250;

MaskView::MaskView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_controls(new MaskControls),
      m_other(new QComboBox),
      m_comparison(new QComboBox),
      m_paint(new QToolButton),
      m_costs(new QLabel),
      m_used(new QLabel),
      m_use(new QPushButton(tr("Use This Mask on the Model"))),
      m_own(new QPushButton(tr("Use the Model's Own Mask"))),
      m_figure(new MatrixFigure(tr("Who may look at whom"))),
      m_borders(new BorderStrip(m_figure->view())),
      m_legend(new QLabel),
      m_reach(new ReachView(selection)) {
  m_play.setInterval(kPlayMilliseconds);
  auto* halves = new QSplitter;
  halves->setHandleWidth(4);
  halves->setChildrenCollapsible(false);
  halves->addWidget(makeSide());
  halves->addWidget(makeMiddle());
  halves->setStretchFactor(1, 1);
  halves->setSizes({270, 900});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(halves);
  connectParts();
  setUsed({});
  refresh();
}

QWidget* MaskView::makeSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 8, 0);
  column->addWidget(m_controls);
  m_other->setAccessibleName(tr("Other mask"));
  m_comparison->addItems({tr("both, laid over"), tr("their difference")});
  m_comparison->setAccessibleName(tr("How two masks are compared"));
  auto* compare = new QLabel(tr("Compare with"));
  column->addWidget(compare);
  for (QComboBox* box : {m_other, m_comparison}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    column->addWidget(box);
  }
  m_used->setWordWrap(true);
  m_costs->setWordWrap(true);
  for (QLabel* label : {m_used, m_costs}) setTextRole(label, TextRole::Small);
  m_use->setProperty("primary", true);
  column->addSpacing(6);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_costs, m_used, m_use, m_own}) column->addWidget(widget);
  column->addStretch(1);
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(side);
  area->setMinimumWidth(side->minimumSizeHint().width() + 14);
  return area;
}

QWidget* MaskView::makeMiddle() {
  m_paint->setText(tr("Paint"));
  m_paint->setCheckable(true);
  m_paint->setToolTip(tr("Show or hide single cells with the mouse or the space bar, in this segment only"));
  m_figure->addControl(m_paint);
  m_legend->setTextFormat(Qt::RichText);
  m_legend->setWordWrap(true);
  setTextRole(m_legend, TextRole::Small);
  auto* top = new QWidget;
  auto* column = new QVBoxLayout(top);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_figure->addAbove(m_borders);
  column->addWidget(m_figure, 1);
  column->addWidget(m_legend);
  auto* split = new QSplitter(Qt::Vertical);
  split->setHandleWidth(4);
  split->setChildrenCollapsible(false);
  split->addWidget(top);
  split->addWidget(m_reach);
  split->setSizes({460, 170});
  split->setStretchFactor(0, 1);
  return split;
}

void MaskView::connectParts() {
  MatrixView* view = m_figure->view();
  connect(m_controls, &MaskControls::presetChosen, this, [this](const QString& name) {
    MaskDesign design{m_tools.preset(name), m_design.ratio};
    design.choice.chunkBegins = m_design.choice.chunkBegins;
    change(design, tr("Mask %1").arg(name));
  });
  connect(m_controls, &MaskControls::edited, this, [this](const MaskDesign& design, const QString& what) {
    change(design, what, static_cast<int>(qHash(what) & 0x3fffffff) | 0x40000000);  // typing is one change
  });
  connect(m_borders, &BorderStrip::bordersChanged, this, [this](const std::vector<int>& begins, int stroke) {
    MaskDesign design = m_design;
    design.choice.chunkBegins = begins;
    change(design, tr("Move Chunk Borders"), 0x20000000 | stroke);
  });
  for (QComboBox* box : {m_other, m_comparison}) connect(box, &QComboBox::activated, this, &MaskView::refresh);
  connect(m_paint, &QToolButton::toggled, view, &MatrixView::setPainting);
  connect(view, &MatrixView::painted, this, &MaskView::paintCell);
  connect(view, &MatrixView::hovered, this, [this](QPoint cell) { pointAtRow(cell.y()); });
  connect(view, &MatrixView::pinned, this, [this] { m_selection->pin(m_selection->primary()); });
  connect(m_selection, &Selection::changed, this, &MaskView::followSelection);
  connect(m_use, &QPushButton::clicked, this, &MaskView::useOnModel);
  connect(m_own, &QPushButton::clicked, this, &MaskView::useOwnMask);
  connect(&m_play, &QTimer::timeout, this, [this] {
    const Place& now = m_selection->primary();
    const int next = now.kind == Place::Kind::Memory ? now.index + 1 : 0;
    next < memoryCount() ? m_selection->setPrimary({Place::Kind::Memory, next}) : play(false);
  });
}

}  // namespace ui
