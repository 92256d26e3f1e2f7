// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/survival_view.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspect/selection.h"
#include "ui/inspect/token_text.h"
#include "ui/inspect/view_parts.h"
#include "ui/plot/chart_figure.h"
#include "ui/theme.h"

namespace ui {

SurvivalView::SurvivalView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_summary(new QLabel),
      m_text(new TokenText(tr("The source, by what survived"))),
      m_told(new QLabel),
      m_figure(new ChartFigure(tr("How likely each token is, with and without the memory"))) {
  m_summary->setWordWrap(true);
  setTextRole(m_summary, TextRole::Strong);
  m_told->setWordWrap(true);
  m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_told->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_figure->setCaveat(QString::fromUtf8(engine::kSurvivalCaveat.data()));
  auto* toldArea = new QScrollArea;
  toldArea->setWidgetResizable(true);
  toldArea->setFocusPolicy(Qt::NoFocus);
  toldArea->setWidget(m_told);
  auto* source = new QWidget;
  auto* left = new QVBoxLayout(source);
  left->setContentsMargins(0, 0, 0, 0);
  left->addWidget(m_summary);
  left->addWidget(scrolled(m_text), 3);
  auto* heading = new QLabel(tr("Told again from the memory alone"));
  setTextRole(heading, TextRole::Strong);
  left->addWidget(heading);
  left->addWidget(toldArea, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(splitBeside(source, m_figure));
  linkText(m_text, m_selection);
  connect(m_figure, &ChartFigure::hovered, this, [this](int token) {
    m_selection->setPrimary(token < 0 ? Place{} : Place{Place::Kind::Token, token});
  });
  connect(m_selection, &Selection::changed, this, &SurvivalView::followSelection);
  setSegment({});
}

void SurvivalView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_text->setTokens(segment.tokens);
  m_text->setColours({});
  m_told->clear();
  const bool there = segment.tokenCount() > 0;
  m_summary->setText(there ? tr("Telling the segment again from its memory…") : tr("Open a document and a model."));
  m_figure->setEmptyText(m_summary->text());
}

void SurvivalView::setSurvival(const engine::Survival& survival) {
  std::vector<QColor> colours;
  Chart chart;
  chart.series = {{tr("with its memory"), ChartSeries::Kind::Line, {}, {}},
                  {tr("without"), ChartSeries::Kind::Line, {}, {}}};
  for (const engine::SurvivalToken& token : survival.tokens) {
    colours.push_back(token.told ? evidenceColour(3, palette()) : QColor());
    chart.series[0].y.push_back(token.logProbability);
    chart.series[1].y.push_back(token.withoutMemory);
    chart.places << readable(m_segment.tokens.value(chart.places.size()));
  }
  m_text->setColours(std::move(colours));
  m_summary->setText(tr("%1 % of the tokens were told again (marked)").arg(100 * survival.share, 0, 'f', 1));
  m_told->setText(QString::fromStdString(survival.told));
  chart.xTitle = tr("token of the source");
  chart.yTitle = tr("log-probability, nats");
  m_figure->setChart(chart);
}

QString SurvivalView::summary() const { return m_summary->text(); }

QString SurvivalView::told() const { return m_told->text(); }

void SurvivalView::followSelection() {
  const Place& place = m_selection->shown();
  const int token = place.kind == Place::Kind::Token ? place.index : -1;
  m_text->setCursorToken(token);
  m_figure->setMarked(token);
}

}  // namespace ui
