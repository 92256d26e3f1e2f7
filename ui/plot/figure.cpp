// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/figure.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace ui {
namespace {

QToolButton* makeButton(const char* icon, const QString& tip) {
  auto* button = new QToolButton;
  button->setIcon(QIcon::fromTheme(icon));
  button->setToolTip(tip);
  return button;
}

}  // namespace

Figure::Figure(const QString& title, QWidget* shown, QCustomPlot* plot, QAbstractItemModel* table, QWidget* parent)
    : QWidget(parent),
      m_shown(shown),
      m_plot(plot),
      m_table(table),
      m_heading(new QLabel),
      m_column(new QVBoxLayout(this)),
      m_controls(new QHBoxLayout),
      m_tableButton(makeButton("view-table", tr("Show the numbers as a table"))),
      m_exportButton(makeButton("document-save", tr("Export as PNG, SVG, PDF or CSV"))),
      m_stack(new QStackedWidget),
      m_empty(new QLabel),
      m_caption(new QLabel),
      m_caveat(new QLabel) {
  auto* view = new QTableView;
  view->setModel(table);
  m_stack->addWidget(shown);
  m_stack->addWidget(view);
  m_stack->addWidget(m_empty);
  m_empty->setAlignment(Qt::AlignCenter);
  m_caveat->setWordWrap(true);
  m_empty->setWordWrap(true);
  for (QLabel* label : {m_empty, m_caption, m_caveat}) label->setProperty("subtle", true);
  for (QLabel* label : {m_caption, m_caveat}) setTextRole(label, TextRole::Small);
  m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_caveat->hide();
  setTextRole(m_heading, TextRole::Strong);
  m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_tableButton->setCheckable(true);
  auto* head = new QHBoxLayout;
  head->setSpacing(4);
  head->addWidget(m_heading, 1);
  head->addLayout(m_controls);
  head->addWidget(m_tableButton);
  head->addWidget(m_exportButton);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(4);
  m_column->addLayout(head);
  m_column->addWidget(m_stack, 1);
  m_column->addWidget(m_caption);
  m_column->addWidget(m_caveat);
  setTitle(title);
  connect(m_tableButton, &QToolButton::toggled, this, &Figure::showTable);
  connect(m_exportButton, &QToolButton::clicked, this, &Figure::exportAs);
}

void Figure::setTitle(const QString& title) {
  m_title = title;
  m_heading->setText(title);
  m_heading->setToolTip(title);
  m_tableButton->setAccessibleName(tr("Numbers of “%1”").arg(title));
  m_exportButton->setAccessibleName(tr("Export “%1”").arg(title));
  m_stack->widget(1)->setAccessibleName(tr("Numbers of “%1”").arg(title));
}

void Figure::addControl(QWidget* control) { m_controls->addWidget(control); }

void Figure::addAbove(QWidget* widget) { m_column->insertWidget(m_column->indexOf(m_stack), widget); }

void Figure::setCaption(const QString& text) {
  m_caption->setText(text);
  m_caption->setToolTip(text);
}

QString Figure::caption() const { return m_caption->text(); }

void Figure::setCaveat(const QString& text) {
  m_caveat->setText(text);
  m_caveat->setVisible(!text.isEmpty());
}

QString Figure::caveat() const { return m_caveat->text(); }

void Figure::setEmptyText(const QString& text) {
  m_empty->setText(text);
  showPage();
}

bool Figure::isTableShown() const { return m_tableButton->isChecked(); }

void Figure::showTable(bool table) {
  m_tableButton->setChecked(table);
  showPage();
}

void Figure::showPage() {
  const bool empty = !m_empty->text().isEmpty();
  m_stack->setCurrentIndex(empty ? 2 : isTableShown() ? 1 : 0);
  for (QToolButton* button : {m_tableButton, m_exportButton}) button->setEnabled(!empty);
}

void Figure::exportAs() {
  if (!m_chooser || !m_empty->text().isEmpty()) return;
  const QString file = m_chooser(this, tr("Export Figure"), m_title, figureFilters());
  if (!file.isEmpty()) exportTo(file);
}

void Figure::exportTo(const QString& file) {
  FigureNotes notes = m_contextNotes ? m_contextNotes() : FigureNotes();
  for (const auto& note : m_notes ? m_notes() : FigureNotes()) notes.push_back(note);
  const QString failure = exportFigure(m_plot, *m_table, file, m_title, notes);
  failure.isEmpty() ? Q_EMIT exported(file) : Q_EMIT exportFailed(failure);
}

}  // namespace ui
