// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/trade_off.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "ui/numbers.h"
#include "ui/plot/line_chart.h"

namespace ui {
namespace {

enum Across { Ratio, Positions, Bytes, Latency };
enum Up { F1, ExactMatch, Normalised };

std::optional<double> acrossOf(const EvaluationRow& row, int across) {
  switch (across) {
    case Positions:
      return row.decoderPositions;
    case Bytes:
      return row.keyValueBytes;
    case Latency:
      return row.firstTokenMs;
    default:
      return row.ratio;
  }
}

std::optional<Interval> upOf(const EvaluationRow& row, int up) {
  if (up == ExactMatch) return row.em;
  return up == Normalised ? row.normalised : std::optional(row.f1);
}

bool counts(const EvaluationRow& row) { return row.n > 0 && row.trained && row.ratioTrained; }

QString percent(const Interval& value) {
  const QLocale locale;
  return QStringLiteral("%1 [%2, %3]").arg(locale.toString(value.value, 'f', 1), locale.toString(value.low, 'f', 1), locale.toString(value.high, 'f', 1));
}

}  // namespace

QString rowName(const EvaluationRow& row) {
  const auto translated = [](const char* text) { return QCoreApplication::translate("ui::TradeOff", text); };
  const std::map<QString, QString> names{{"full", translated("full text")},
                                         {"none", translated("no text")},
                                         {"budget", translated("leading text")},
                                         {"budget-bm25", translated("BM25 text")},
                                         {"memory", translated("memory")},
                                         {"auto", translated("memory, text again")},
                                         {"swapped", translated("another's memory")},
                                         {"shuffled", translated("shuffled memory")},
                                         {"noise", translated("noise")}};
  const auto known = names.find(row.source);
  const QString name = known == names.end() ? row.source : known->second;
  const QString which = row.compressor.isEmpty() || row.compressor == row.mask ? row.mask : row.compressor + QLatin1Char('/') + row.mask;
  return which.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, which);
}

TradeOff::TradeOff(QWidget* parent)
    : QWidget(parent),
      m_across(new QComboBox),
      m_up(new QComboBox),
      m_chart(new LineChart({{}, {}, {}, tr("This evaluation has no row yet.")})),
      m_note(new QLabel),
      m_table(new QTableWidget(0, 8)) {
  m_across->addItems({tr("Ratio"), tr("Decoder positions"), tr("Cache bytes"), tr("Time to first token")});
  m_up->addItems({tr("F1"), tr("Exact match"), tr("Share of what the text adds")});
  m_across->setAccessibleName(tr("Across: what compression costs"));
  m_up->setAccessibleName(tr("Up: what it keeps"));
  m_note->setProperty("subtle", true);
  m_note->setWordWrap(true);
  m_table->setHorizontalHeaderLabels({tr("Read from"), tr("Ratio"), tr("Questions"), tr("F1, %"), tr("Exact match, %"), tr("Positions"), tr("First token"), tr("Remark")});
  m_table->setAccessibleName(tr("Rows of the evaluation"));
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setStretchLastSection(true);
  auto* choices = new QHBoxLayout;
  choices->addWidget(new QLabel(tr("Up")));
  choices->addWidget(m_up);
  choices->addWidget(new QLabel(tr("across")));
  choices->addWidget(m_across);
  choices->addStretch();
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->addWidget(m_chart);
  splitter->addWidget(m_table);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(choices);
  column->addWidget(splitter, 1);
  column->addWidget(m_note);
  // Also when the language changes: the chart's words are made of theirs.
  connect(m_across, &QComboBox::currentTextChanged, this, &TradeOff::draw);
  connect(m_up, &QComboBox::currentTextChanged, this, &TradeOff::draw);
  connect(m_chart, &LineChart::pointClicked, this, &TradeOff::select);
}

void TradeOff::setResult(const EvaluationResult& result) {
  m_result = result;
  fillTable();
  draw();
}

void TradeOff::draw() {
  std::vector<LineSeries> series;
  m_rowOf.clear();
  const bool normalised = m_up->currentIndex() == Normalised;
  int left = 0;
  for (int i = 0; i < static_cast<int>(m_result.rows.size()); ++i) {
    const EvaluationRow& row = m_result.rows[static_cast<std::size_t>(i)];
    const auto x = acrossOf(row, m_across->currentIndex());
    const auto y = upOf(row, m_up->currentIndex());
    if (row.n > 0 && !(row.trained && row.ratioTrained)) ++left;
    if (!counts(row) || !x || !y) continue;
    const QString name = rowName(row);
    auto found = std::find_if(series.begin(), series.end(), [&](const LineSeries& s) { return s.name == name; });
    if (found == series.end()) {
      series.push_back({});
      found = std::prev(series.end());
      found->name = name;
      found->dots = true;
      m_rowOf.emplace_back();
    }
    const double scale = normalised ? 100 : 1;
    found->x.push_back(*x);
    found->y.push_back(scale * y->value);
    found->low.push_back(scale * y->low);
    found->high.push_back(scale * y->high);
    m_rowOf[static_cast<std::size_t>(found - series.begin())].push_back(i);
  }
  const int across = m_across->currentIndex();
  m_chart->setWords({m_up->currentText() + QStringLiteral(" / ") + m_across->currentText(),
                     across == Latency ? tr("time to first token, ms") : m_across->currentText(),
                     m_up->currentText() + QStringLiteral(", %"), tr("This evaluation has no row yet."), across != Latency, false});
  m_chart->setSeries(std::move(series));
  QString note = tr("Dots with 95 % intervals. A click on a dot chooses its row below.");
  if (left > 0) note += QLatin1Char(' ') + tr("%n row(s) that nobody trained are left out.", nullptr, left);
  m_note->setText(note);
}

void TradeOff::fillTable() {
  m_table->setRowCount(0);
  for (const EvaluationRow& row : m_result.rows) {
    QString remark = row.trained ? row.ratioTrained ? QString() : tr("not trained at this ratio") : tr("not trained with this mask");
    if (row.skipped > 0) remark += (remark.isEmpty() ? QString() : QStringLiteral("; ")) + tr("%1 skipped: %2").arg(row.skipped).arg(row.skippedReason);
    const bool asked = row.n > 0;
    const QStringList cells{rowName(row), ratioText(row.ratio), asked ? grouped(row.n) : tr("not yet"), asked ? percent(row.f1) : QString(),
                            asked ? percent(row.em) : QString(), asked ? grouped(static_cast<std::int64_t>(row.decoderPositions)) : QString(),
                            asked ? durationText(row.firstTokenMs) : QString(), remark};
    const int line = m_table->rowCount();
    m_table->insertRow(line);
    for (int column = 0; column < cells.size(); ++column) m_table->setItem(line, column, new QTableWidgetItem(cells[column]));
  }
  m_table->resizeColumnsToContents();
}

void TradeOff::select(int series, int point) {
  const int row = m_rowOf[static_cast<std::size_t>(series)][static_cast<std::size_t>(point)];
  m_table->selectRow(row);
  m_table->scrollToItem(m_table->item(row, 0));
}

}  // namespace ui
