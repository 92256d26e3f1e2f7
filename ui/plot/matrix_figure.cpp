// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/matrix_figure.h"

#include <QActionGroup>
#include <QIcon>
#include <QMenu>
#include <QToolButton>

#include "ui/plot/matrix_table.h"
#include "ui/plot/matrix_view.h"

namespace ui {

MatrixFigure::MatrixFigure(const QString& title, QWidget* parent)
    : MatrixFigure(title, new MatrixView(title), new MatrixTable, parent) {}

MatrixFigure::MatrixFigure(const QString& title, MatrixView* view, MatrixTable* table, QWidget* parent)
    : Figure(title, view, view->plot(), table, parent), m_view(view), m_table(table) {
  table->setParent(this);
  auto* button = new QToolButton;
  button->setIcon(QIcon::fromTheme("preferences-colours"));
  button->setToolTip(tr("Colours, range and pooling"));
  button->setAccessibleName(tr("Colours of “%1”").arg(title));
  button->setPopupMode(QToolButton::InstantPopup);
  button->setMenu(makeMenu());
  addControl(button);
  setNotes([this] { return notes(); });
  connect(view, &MatrixView::hovered, this, &MatrixFigure::refreshCaption);
  connect(view, &MatrixView::viewChanged, this, &MatrixFigure::refreshCaption);
}

QMenu* MatrixFigure::makeMenu() {
  auto* menu = new QMenu(this);
  auto* maps = new QActionGroup(menu);
  for (int i = 0; i < kColourMaps; ++i) {
    const auto map = static_cast<ColourMap>(i);
    QAction* action = menu->addAction(nameOf(map), this, [this, map] { m_view->setColourMap(map); });
    action->setCheckable(true);
    maps->addAction(action);
  }
  menu->addSeparator();
  auto* poolings = new QActionGroup(menu);
  for (const auto& [pooling, name] :
       {std::pair(Pooling::Largest, tr("From Afar: the &Largest")), std::pair(Pooling::Mean, tr("From Afar: the &Mean"))}) {
    QAction* action = menu->addAction(name, this, [this, pooling = pooling] { m_view->setPooling(pooling); });
    action->setCheckable(true);
    action->setChecked(pooling == Pooling::Largest);
    poolings->addAction(action);
  }
  menu->addSeparator();
  QAction* lock = menu->addAction(tr("Loc&k Colour Range"));
  lock->setCheckable(true);
  connect(lock, &QAction::toggled, this,
          [this](bool on) { m_view->setRange(on ? std::optional(m_view->range()) : std::nullopt); });
  connect(menu, &QMenu::aboutToShow, this, [this, maps] {
    maps->actions().at(static_cast<int>(m_view->colourMap()))->setChecked(true);
  });
  return menu;
}

void MatrixFigure::setMatrix(const Matrix& matrix) {
  m_table->setMatrix(matrix);
  m_view->setMatrix(matrix);
  setEmptyText({});
}

void MatrixFigure::setRestCaption(const QString& text) {
  m_rest = text;
  refreshCaption();
}

void MatrixFigure::refreshCaption() {
  const QString pointed = m_view->describe(m_view->cursorCell());
  QStringList parts{pointed.isEmpty() ? m_rest : pointed, m_view->poolingText()};
  parts.removeAll(QString());
  setCaption(parts.join(" · "));
}

FigureNotes MatrixFigure::notes() const {
  FigureNotes all;
  const ColourRange range = m_view->range();
  const bool kinds = !m_view->isEmpty() && m_view->matrix().pyramid->scale() == CellScale::Kind;
  if (!kinds) {
    all.emplace_back("colour map", nameOf(m_view->colourMap()));
    all.emplace_back("colour range", QStringLiteral("%1 … %2").arg(range.low, 0, 'g', 6).arg(range.high, 0, 'g', 6));
  }
  all.emplace_back("pooling", m_view->poolingText());
  return all;
}

}  // namespace ui
