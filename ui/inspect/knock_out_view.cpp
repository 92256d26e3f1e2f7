// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/knock_out_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <numeric>

#include "ui/inspect/selection.h"
#include "ui/inspect/view_parts.h"
#include "ui/numbers.h"
#include "ui/plot/chart_figure.h"
#include "ui/theme.h"

namespace ui {

QString differenceHtml(const std::vector<engine::WordChange>& words, const QPalette& palette) {
  const Colours colours = coloursOf(palette);
  QStringList parts;
  for (const engine::WordChange& change : words) {
    const QString word = QString::fromStdString(change.word).toHtmlEscaped();
    switch (change.kind) {
      case engine::WordChange::Kind::Same:
        parts << word;
        break;
      case engine::WordChange::Kind::Removed:
        parts << QStringLiteral("<s style='color:%1'>%2</s>").arg(colours.error.name(), word);
        break;
      case engine::WordChange::Kind::Added:
        parts << QStringLiteral("<b style='color:%1'>%2</b>").arg(colours.accent.name(), word);
        break;
    }
  }
  return parts.join(' ');
}

KnockOutView::KnockOutView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_list(new QTreeWidget),
      m_ask(new QPushButton(tr("Ask Again Without Them"))),
      m_rank(new QPushButton(tr("Rank All"))),
      m_progress(new QLabel),
      m_asked(new QLabel),
      m_result(new QLabel),
      m_figure(new ChartFigure(tr("How much less likely each token of the answer was"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(splitBeside(makeLeft(), makeRight()));
  connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
    if (m_filling) return;
    m_selection->setSelected({Place::Kind::Memory, m_list->indexOfTopLevelItem(item)}, item->checkState(0) == Qt::Checked);
  });
  connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    if (item != nullptr && !m_filling) m_selection->setPrimary({Place::Kind::Memory, m_list->indexOfTopLevelItem(item)});
  });
  connect(m_ask, &QPushButton::clicked, this, [this] {
    std::vector<int> memories = m_selection->selectedMemories();
    for (int& memory : memories) memory += m_segment.firstMemory;
    Q_EMIT knockOutRequested(memories);
  });
  connect(m_rank, &QPushButton::clicked, this, [this] { Q_EMIT rankingRequested(!m_running); });
  connect(m_selection, &Selection::changed, this, &KnockOutView::followSelection);
  setAnswered({}, {});
}

QWidget* KnockOutView::makeLeft() {
  m_list->setHeaderLabels({tr("Memory token"), tr("Stands for"), tr("Loss, nats")});
  m_list->setRootIsDecorated(false);
  m_list->setAccessibleName(tr("Memory tokens"));
  m_list->header()->setStretchLastSection(false);
  m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  m_ask->setProperty("primary", true);
  m_progress->setWordWrap(true);
  m_progress->setProperty("subtle", true);
  setTextRole(m_progress, TextRole::Small);
  auto* left = new QWidget;
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_list, 1);
  column->addWidget(m_progress);
  column->addWidget(m_ask);
  column->addWidget(m_rank);
  return left;
}

QWidget* KnockOutView::makeRight() {
  for (QLabel* label : {m_asked, m_result}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_result->setTextFormat(Qt::RichText);
  setTextRole(m_result, TextRole::Answer);
  m_figure->setCaveat(QString::fromUtf8(engine::kKnockOutCaveat.data()));
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(8, 0, 0, 0);
  column->addWidget(m_asked);
  column->addWidget(m_result);
  column->addWidget(m_figure, 1);
  return right;
}

void KnockOutView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_filling = true;
  m_list->clear();
  for (int memory = 0; memory < segment.memoryCount(); ++memory) {
    auto* item = new QTreeWidgetItem(m_list, {QStringLiteral("m%1").arg(memory), segment.chunkText(segment.chunkOfMemory(memory))});
    item->setCheckState(0, Qt::Unchecked);
    item->setToolTip(1, item->text(1));
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  }
  m_filling = false;
  refresh();
}

void KnockOutView::setAnswered(const QString& question, const QString& answer) {
  m_question = question;
  m_asked->setText(question.isEmpty() ? tr("Ask a question first: in Ask, from memory.")
                                      : tr("%1 — %2").arg(question, answer));
  m_result->clear();
  m_progress->clear();
  m_figure->setEmptyText(tr("Choose memory tokens and ask again without them."));
  refresh();
}

void KnockOutView::setKnockOut(const engine::KnockOut& knockOut) {
  m_result->setText(differenceHtml(knockOut.words, palette()));
  Chart chart;
  chart.series = {{tr("change of the log-probability"), ChartSeries::Kind::Bars, {}, {}}};
  double sum = 0;
  for (std::size_t i = 0; i < knockOut.logProbabilities.size() && i < knockOut.withoutThem.size(); ++i) {
    chart.series[0].y.push_back(knockOut.withoutThem[i] - knockOut.logProbabilities[i]);
    sum += chart.series[0].y.back();
    const bool named = i < knockOut.before.tokens.size();
    const QString token = named ? readable(QString::fromStdString(knockOut.before.tokens[i].text)) : QString();
    chart.places << (token.isEmpty() ? tr("(end)") : token);
  }
  chart.xTitle = tr("token of the first answer");
  chart.yTitle = tr("Δ log-probability, nats");
  m_figure->setChart(chart);
  m_figure->setCaption(tr("Without %n memory token(s) the first answer is %1 nats less likely", nullptr,
                          static_cast<int>(knockOut.removed.size()))
                           .arg(-sum, 0, 'f', 2));
}

void KnockOutView::setRanking(const engine::Attribution& ranking, double eta) {
  m_filling = true;
  for (int part = 0; part < ranking.done(); ++part) {
    for (const int memory : ranking.parts[static_cast<std::size_t>(part)].memories) {
      QTreeWidgetItem* item = m_list->topLevelItem(memory - m_segment.firstMemory);
      if (item != nullptr) item->setText(2, QString::number(ranking.total(part), 'f', 3));
    }
  }
  m_filling = false;
  const auto total = static_cast<int>(ranking.parts.size());
  QString text = tr("%1 of %2 memory tokens left out, one at a time").arg(ranking.done()).arg(total);
  if (ranking.done() < total && eta >= 0) text += tr(" · %1 left").arg(durationText(eta * 1000));
  const std::vector<int> order = ranking.ranking();
  if (!order.empty()) {
    QStringList best;
    for (std::size_t i = 0; i < order.size() && i < 5; ++i) {
      for (const int memory : ranking.parts[static_cast<std::size_t>(order[i])].memories) {
        best << QStringLiteral("m%1 (%2)").arg(memory).arg(ranking.total(order[i]), 0, 'f', 2);
      }
    }
    text += tr("\nMost is lost without, counted over all segments: %1").arg(best.join(", "));
  }
  m_progress->setText(text);
  m_progress->setToolTip(QString::fromUtf8(engine::caveatOf(engine::AttributionMethod::LeaveOneOut).data()));
}

void KnockOutView::setRanked(bool running) {
  m_running = running;
  m_rank->setText(running ? tr("Stop Ranking") : tr("Rank All"));
  refresh();
}

void KnockOutView::setBusy(bool busy) {
  m_busy = busy;
  if (busy) {
    m_result->setText(tr("Asking again…"));
  } else if (m_result->text() == tr("Asking again…")) {
    m_result->clear();
  }
  refresh();
}

QString KnockOutView::result() const { return m_result->text(); }

QString KnockOutView::rankingText() const { return m_progress->text(); }

void KnockOutView::refresh() {
  m_ask->setEnabled(!m_question.isEmpty() && !m_busy && !m_selection->selectedMemories().empty());
  m_rank->setEnabled(!m_question.isEmpty());
}

void KnockOutView::followSelection() {
  m_filling = true;
  for (int memory = 0; memory < m_list->topLevelItemCount(); ++memory) {
    const Place place{Place::Kind::Memory, memory};
    m_list->topLevelItem(memory)->setCheckState(0, m_selection->isSelected(place) ? Qt::Checked : Qt::Unchecked);
  }
  const Place& shown = m_selection->shown();
  if (shown.kind == Place::Kind::Memory) m_list->setCurrentItem(m_list->topLevelItem(shown.index));
  m_filling = false;
  refresh();
}

}  // namespace ui
