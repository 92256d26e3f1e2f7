// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/ask/answer_words.h"
#include "ui/compare/side_bar.h"
#include "ui/compare/synchronised_texts.h"

namespace ui {
namespace {

QString answerText(const engine::Answer& answer) {
  return saysNotInText(answer) ? CompareWorkspace::tr("The text does not say this.")
                               : QString::fromStdString(answer.text).trimmed();
}

std::vector<WeightedSpan> spansOf(const ComparisonSide& side, std::size_t question) {
  return side.memory ? attentionSpans(*side.memory, side.answers[question]) : std::vector<WeightedSpan>();
}

QString cell(const QTableWidgetItem* item) {
  QString text = item == nullptr ? QString() : item->text();
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString tableCsv(const QTableWidget& table) {
  QString csv;
  for (int row = -1; row < table.rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column)
      cells << cell(row < 0 ? table.horizontalHeaderItem(column) : table.item(row, column));
    csv += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
  }
  return csv;
}

}  // namespace

std::vector<ComparedQuestion> comparedQuestions(const QString& lines) {
  std::vector<ComparedQuestion> questions;
  for (const QString& line : lines.split(QLatin1Char('\n'))) {
    const qsizetype arrow = line.indexOf(QLatin1String("=>"));
    ComparedQuestion question{line.left(arrow).trimmed(), {}};
    if (question.question.isEmpty()) continue;
    if (arrow >= 0) {
      for (const QString& answer : line.mid(arrow + 2).split(QLatin1Char('|'), Qt::SkipEmptyParts))
        question.accepted << answer.trimmed();
    }
    questions.push_back(question);
  }
  return questions;
}

CompareWorkspace::CompareWorkspace(QWidget* parent)
    : QWidget(parent),
      m_first(new SideBar(tr("First"), 4)),
      m_second(new SideBar(tr("Second"), 16)),
      m_questions(new QPlainTextEdit),
      m_texts(new SynchronisedTexts),
      m_answers(makeTable(tr("Answers"))),
      m_metrics(makeTable(tr("Measures"))),
      m_state(new QLabel(tr("Both sides read the document that is shown in Ask."))),
      m_run(makeAction(tr("&Compare"), "view-compare", tr("Ask the questions of both sides"))),
      m_stop(makeAction(tr("&Stop Comparing"), "process-stop", tr("Stop after the answer that is being written"))),
      m_export(makeAction(tr("&Export Tables…"), "document-save", tr("Write answers and measures as CSV"))) {
  m_questions->setAccessibleName(tr("Questions"));
  m_questions->setObjectName("comparedQuestions");
  m_questions->setTabChangesFocus(true);
  m_questions->setPlaceholderText(tr("A question a line; with right answers: When was it lit? => 1871 | in 1871"));
  m_state->setWordWrap(true);
  layOut();
  setBusy(false);
  m_export->setEnabled(false);
  connect(m_run, &QAction::triggered, this, &CompareWorkspace::run);
  connect(m_stop, &QAction::triggered, this, &CompareWorkspace::stopRequested);
  connect(m_export, &QAction::triggered, this, &CompareWorkspace::exportRequested);
  connect(m_first, &SideBar::otherModelRequested, this, [this] { Q_EMIT otherModelRequested(0); });
  connect(m_second, &SideBar::otherModelRequested, this, [this] { Q_EMIT otherModelRequested(1); });
  connect(m_answers, &QTableWidget::currentCellChanged, this, [this](int row) { showQuestion(row); });
}

void CompareWorkspace::layOut() {
  auto* settings = new QHBoxLayout;
  settings->addWidget(m_first, 1);
  settings->addWidget(m_second, 1);
  settings->addWidget(m_questions, 2);
  auto* buttons = new QHBoxLayout;
  for (QAction* action : {m_run, m_stop, m_export}) {
    auto* button = new QPushButton(action->icon(), action->text());
    button->setToolTip(action->toolTip());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    buttons->addWidget(button);
  }
  buttons->addWidget(m_state, 1);
  auto* tables = new QSplitter(Qt::Horizontal);
  tables->addWidget(m_answers);
  tables->addWidget(m_metrics);
  auto* results = new QSplitter(Qt::Vertical);
  results->addWidget(tables);
  results->addWidget(m_texts);
  results->setStretchFactor(1, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 12, 14, 12);
  column->addLayout(settings);
  column->addLayout(buttons);
  column->addWidget(results, 1);
}

QAction* CompareWorkspace::makeAction(const QString& text, const char* icon, const QString& tip) {
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setToolTip(tip);
  action->setStatusTip(tip);
  addAction(action);
  return action;
}

QTableWidget* CompareWorkspace::makeTable(const QString& name) {
  auto* table = new QTableWidget;
  table->setAccessibleName(name);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->verticalHeader()->hide();
  table->setWordWrap(true);
  return table;
}

void CompareWorkspace::setModel(const ModelSummary& model) {
  m_first->setModel(model);
  m_second->setModel(model);
}

void CompareWorkspace::setQuestions(const QString& lines) { m_questions->setPlainText(lines); }

void CompareWorkspace::run() {
  const auto questions = comparedQuestions(m_questions->toPlainText());
  if (questions.empty()) {
    m_state->setText(tr("Write at least one question first."));
    return;
  }
  setBusy(true);
  m_state->setText(tr("Comparing…"));
  Q_EMIT runRequested(m_first->choice(), m_second->choice(), questions);
}

void CompareWorkspace::setBusy(bool busy) {
  m_run->setEnabled(!busy);
  m_stop->setEnabled(busy);
}

void CompareWorkspace::setProgress(int done, int total) { m_state->setText(tr("Step %1 of %2").arg(done).arg(total)); }

void CompareWorkspace::setFailure(const QString& sentence) {
  setBusy(false);
  m_state->setText(sentence);
}

void CompareWorkspace::setComparison(const Comparison& comparison) {
  setBusy(false);
  m_comparison = comparison;
  m_export->setEnabled(true);
  QStringList notes;
  for (const ComparisonSide* side : {&comparison.first, &comparison.second}) {
    for (const std::string& note : side->answers.empty() ? std::vector<std::string>() : side->answers.front().notes)
      notes << QString::fromStdString(note);
  }
  notes.removeDuplicates();
  m_state->setText(notes.join(QLatin1Char(' ')));
  m_texts->setText(QString::fromStdString(comparison.order.document.text));
  m_texts->setTitles(m_first->description(), m_second->description());
  showAnswers();
  showMetrics();
  m_answers->setCurrentCell(0, 0);
  showQuestion(0);
}

void CompareWorkspace::showAnswers() {
  m_answers->clear();
  m_answers->setColumnCount(3);
  m_answers->setHorizontalHeaderLabels({tr("Question"), m_first->description(), m_second->description()});
  m_answers->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_answers->setRowCount(static_cast<int>(m_comparison->order.questions.size()));
  for (int row = 0; row < m_answers->rowCount(); ++row) {
    const auto at = static_cast<std::size_t>(row);
    m_answers->setItem(row, 0, new QTableWidgetItem(m_comparison->order.questions[at].question));
    m_answers->setItem(row, 1, new QTableWidgetItem(answerText(m_comparison->first.answers[at])));
    m_answers->setItem(row, 2, new QTableWidgetItem(answerText(m_comparison->second.answers[at])));
  }
}

void CompareWorkspace::showMetrics() {
  m_metrics->clear();
  m_metrics->setColumnCount(5);
  m_metrics->setHorizontalHeaderLabels(
      {tr("Measure"), tr("First"), tr("Second"), tr("Second − first"), tr("95 % interval, paired")});
  m_metrics->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_metrics->setRowCount(static_cast<int>(m_comparison->metrics.size()));
  const auto number = [](double value, int decimals) { return QLocale().toString(value, 'f', decimals); };
  for (int row = 0; row < m_metrics->rowCount(); ++row) {
    const MetricRow& metric = m_comparison->metrics[static_cast<std::size_t>(row)];
    const QString interval = metric.interval ? QStringLiteral("[%1, %2]").arg(number(metric.interval->first, metric.decimals),
                                                                             number(metric.interval->second, metric.decimals))
                                             : tr("needs two questions");
    const QStringList cells{metric.name, number(metric.first, metric.decimals), number(metric.second, metric.decimals),
                            number(metric.second - metric.first, metric.decimals), interval};
    for (int column = 0; column < 5; ++column) m_metrics->setItem(row, column, new QTableWidgetItem(cells[column]));
  }
}

void CompareWorkspace::showQuestion(int row) {
  if (!m_comparison || row < 0 || row >= static_cast<int>(m_comparison->first.answers.size())) return;
  const auto at = static_cast<std::size_t>(row);
  m_texts->setSpans(spansOf(m_comparison->first, at), spansOf(m_comparison->second, at));
}

QString CompareWorkspace::csv() const {
  return m_comparison ? tableCsv(*m_answers) + QLatin1Char('\n') + tableCsv(*m_metrics) : QString();
}

}  // namespace ui
