// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/inspect_workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspect/attention_pane.h"
#include "ui/inspect/attribution_view.h"
#include "ui/inspect/geometry_view.h"
#include "ui/inspect/knock_out_view.h"
#include "ui/inspect/map_view.h"
#include "ui/inspect/mask_view.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/survival_view.h"
#include "ui/plot/matrix_figure.h"
#include "ui/theme.h"

namespace ui {

InspectWorkspace::InspectWorkspace(QWidget* parent)
    : QWidget(parent),
      m_selection(new Selection(this)),
      m_tabs(new QTabWidget),
      m_mask(new MaskView(m_selection)),
      m_map(new MapView(m_selection)),
      m_attention(new AttentionPane),
      m_attribution(new AttributionView(m_selection)),
      m_knockOut(new KnockOutView(m_selection)),
      m_survival(new SurvivalView(m_selection)),
      m_geometry(new GeometryView(m_selection)),
      m_previous(new QToolButton),
      m_next(new QToolButton),
      m_where(new QLabel),
      m_state(new QLabel) {
  m_tabs->tabBar()->setAccessibleName(tr("Views"));
  m_tabs->tabBar()->setUsesScrollButtons(true);
  m_tabs->setAccessibleName(tr("Views"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(6);
  column->addWidget(makeHeader());
  column->addWidget(m_tabs, 1);
  addView("mask", tr("Mask"), m_mask);
  addView("map", tr("Memory Map"), m_map);
  addView("attention", tr("Attention"), m_attention);
  addView("attribution", tr("Attribution"), m_attribution);
  addView("knock-out", tr("Knock-Out"), m_knockOut);
  addView("survival", tr("What Survived"), m_survival);
  addView("geometry", tr("Memory Tokens"), m_geometry);
  connect(m_tabs, &QTabWidget::currentChanged, this, [this] { Q_EMIT tabShown(currentKey()); });
  makeActions();
  refreshHeader();
}

QWidget* InspectWorkspace::makeHeader() {
  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  m_previous->setArrowType(Qt::LeftArrow);
  m_next->setArrowType(Qt::RightArrow);
  m_previous->setAccessibleName(tr("Previous segment"));
  m_next->setAccessibleName(tr("Next segment"));
  m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_state->setProperty("subtle", true);
  m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addWidget(m_previous);
  row->addWidget(m_next);
  row->addWidget(m_where, 3);
  row->addWidget(m_state, 4);
  connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT segmentChosen(m_segment.index - 1); });
  connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT segmentChosen(m_segment.index + 1); });
  return header;
}

QAction* InspectWorkspace::addCommand(const QString& text, const char* icon, const QString& tip,
                                      const std::function<void()>& order) {
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setStatusTip(tip);
  action->setToolTip(tip);
  addAction(action);
  connect(action, &QAction::triggered, this, order);
  return action;
}

void InspectWorkspace::makeActions() {
  addCommand(tr("&Next Segment"), "go-next", tr("Look at the next segment of the documents"), [this] { m_next->click(); });
  addCommand(tr("Pre&vious Segment"), "go-next", tr("Look at the segment before"), [this] { m_previous->click(); });
  addCommand(tr("&Export Figure…"), "document-save", tr("Write the shown figure as PNG, SVG, PDF or CSV"),
             [this] { exportFigure(); });
  addCommand(tr("&Use This Mask on the Model"), "view-inspect", tr("Compress with the designed mask from now on"),
             [this] { m_mask->useOnModel(); });
  addCommand(tr("Use the Model's &Own Mask"), "view-restore", tr("Compress with the mask the model was trained with"),
             [this] { m_mask->useOwnMask(); });
  addCommand(tr("&Save Mask…"), "document-save", tr("Write the designed mask to a file for “pic train” and “pic ask”"),
             [this] { m_mask->save(); });
  addCommand(tr("&Clear Painted Cells"), "edit-delete", tr("Take back all cells that were set by hand"),
             [this] { m_mask->clearPainted(); });
  QAction* play = addCommand(tr("&Play"), "media-playback-start",
                             tr("Go through the memory tokens one after the other"), [] {});
  play->setCheckable(true);
  connect(play, &QAction::toggled, m_mask, &MaskView::play);
  connect(m_mask, &MaskView::playing, play, &QAction::setChecked);
  auto* button = new QToolButton;
  button->setDefaultAction(play);
  button->setAccessibleName(tr("Play"));
  m_mask->figure()->addControl(button);
}

void InspectWorkspace::addView(const QString& key, const QString& title, QWidget* view) {
  view->setObjectName(key);
  m_tabs->addTab(view, title);
  for (Figure* figure : view->findChildren<Figure*>()) {
    figure->setChooser([this](QWidget* parent, const QString& words, const QString& name, const QStringList& filters) {
      return m_chooser ? m_chooser(parent, words, name, filters) : QString();
    });
    figure->setContextNotes([this] { return m_notes; });
    connect(figure, &Figure::exported, this, &InspectWorkspace::exported);
    connect(figure, &Figure::exportFailed, this, &InspectWorkspace::exportFailed);
  }
}

QWidget* InspectWorkspace::currentView() const { return m_tabs->currentWidget(); }

QString InspectWorkspace::currentKey() const {
  return m_tabs->currentWidget() != nullptr ? m_tabs->currentWidget()->objectName() : QString();
}

void InspectWorkspace::showTab(const QString& key) {
  for (int i = 0; i < m_tabs->count(); ++i) {
    if (m_tabs->widget(i)->objectName() == key) m_tabs->setCurrentIndex(i);
  }
}

void InspectWorkspace::setModel(const InspectedModel& model) { m_mask->setModel(model); }

void InspectWorkspace::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_selection->clear();
  m_mask->setSegment(segment);
  m_map->setSegment(segment);
  m_attribution->setSegment(segment);
  m_knockOut->setSegment(segment);
  m_survival->setSegment(segment);
  m_geometry->setSegment(segment);
  refreshHeader();
}

void InspectWorkspace::setStateText(const QString& text) {
  m_state->setText(text);
  m_state->setToolTip(text);
}

void InspectWorkspace::setNotes(const FigureNotes& notes) { m_notes = notes; }

void InspectWorkspace::refreshHeader() {
  const bool there = m_segment.tokenCount() > 0;
  m_where->setText(there ? tr("Segment %1 of %2 · %3 tokens → %4 memory tokens · %5")
                               .arg(m_segment.index + 1)
                               .arg(m_segment.count)
                               .arg(m_segment.tokenCount())
                               .arg(m_segment.memoryCount())
                               .arg(m_segment.document)
                         : tr("No document"));
  m_where->setToolTip(m_where->text());
  m_previous->setEnabled(there && m_segment.index > 0);
  m_next->setEnabled(there && m_segment.index + 1 < m_segment.count);
}

void InspectWorkspace::undo() { m_mask->undoStack()->undo(); }

void InspectWorkspace::redo() { m_mask->undoStack()->redo(); }

void InspectWorkspace::exportFigure() {
  if (currentView() == nullptr) return;
  for (Figure* figure : currentView()->findChildren<Figure*>()) {
    if (figure->isVisible()) return figure->exportAs();
  }
}

void InspectWorkspace::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  Q_EMIT tabShown(currentKey());
}

}  // namespace ui
