// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/evaluation_form.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>

#include "ui/train/form_fields.h"

namespace ui {

namespace {

// Check boxes in a row, by the names `pic eval` knows.
QWidget* boxes(std::vector<std::pair<QString, QCheckBox*>>& kept, const std::vector<std::pair<QString, QString>>& entries, int columns) {
  auto* widget = new QWidget;
  auto* grid = new QGridLayout(widget);
  grid->setContentsMargins(0, 0, 0, 0);
  for (const auto& [name, text] : entries) {
    auto* box = new QCheckBox(text);
    const int place = static_cast<int>(kept.size());
    grid->addWidget(box, place / columns, place % columns);
    kept.emplace_back(name, box);
  }
  return widget;
}

QStringList checkedOf(const std::vector<std::pair<QString, QCheckBox*>>& boxes) {
  QStringList names;
  for (const auto& [name, box] : boxes) {
    if (box->isChecked()) names << name;
  }
  return names;
}

}  // namespace

EvaluationForm::EvaluationForm(const Dialogs& dialogs, QWidget* parent)
    : QWidget(parent),
      m_dialogs(dialogs),
      m_model(new QLabel),
      m_data(choice(tr("Questions"), {{tr("From a file…"), QString()}})),
      m_limit(wholeNumber(tr("How many questions"), 0, 100'000, 10)),
      m_seed(wholeNumber(tr("Seed"), 0, 1'000'000)),
      m_begin(new QPushButton(tr("Start &Evaluation"))) {
  QWidget* frame = nullptr;
  QFormLayout* form = card(frame, tr("Batch evaluation"));
  auto* words = new QLabel(tr("Asks a file of questions (JSON lines or SQuAD) from memory at several ratios and from the texts it has to be "
                              "compared with. It runs on when the window closes, can be paused, and ends in a report."));
  words->setWordWrap(true);
  words->setProperty("subtle", true);
  m_limit->setSpecialValueText(tr("all"));
  m_model->setWordWrap(true);
  form->addRow(words);
  form->addRow(tr("Model"), m_model);
  form->addRow(tr("&Questions"), m_data);
  form->addRow(tr("&How many"), m_limit);
  form->addRow(tr("&Ratios"), boxes(m_ratios, {{"4", "4×"}, {"8", "8×"}, {"16", "16×"}, {"32", "32×"}, {"64", "64×"}}, 5));
  form->addRow(tr("Read from"), boxes(m_sources, {{"memory", tr("memory")}, {"full", tr("full text")}, {"none", tr("no text")},
                                                  {"budget", tr("leading text")}, {"budget-bm25", tr("BM25 text")},
                                                  {"swapped", tr("another's memory")}}, 3));
  form->addRow(tr("See&d"), m_seed);
  m_begin->setProperty("primary", true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(frame);
  column->addWidget(m_begin, 0, Qt::AlignRight);
  column->addStretch();
  connect(m_data, &QComboBox::activated, this, &EvaluationForm::chooseData);
  connect(m_begin, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(plan()); });
  for (const auto* kept : {&m_ratios, &m_sources}) {
    for (const auto& [name, box] : *kept) connect(box, &QCheckBox::toggled, this, &EvaluationForm::check);
  }
  setPlan({{}, {}, {}, {"4", "8", "16"}, {"memory", "full", "none", "budget", "budget-bm25", "swapped"}, 40, 0});
}

void EvaluationForm::addData(const QString& name, const QString& file) {
  m_data->insertItem(m_data->count() - 1, name, file);
  m_data->setCurrentIndex(m_data->count() == 2 ? 0 : m_data->currentIndex());
  check();
}

void EvaluationForm::chooseData() {
  if (m_data->currentData().toString().isEmpty()) {
    const QString file = m_dialogs.openDocuments(this).value(0);
    if (!file.isEmpty()) addData(QFileInfo(file).fileName(), file);
    m_data->setCurrentIndex(file.isEmpty() ? 0 : m_data->count() - 2);
  }
  check();
}

void EvaluationForm::setModel(const QString& name, const QString& folder) {
  m_folder = folder;
  m_model->setText(name);
  m_model->setToolTip(folder);
  check();
}

void EvaluationForm::setPlan(const EvaluationPlan& plan) {
  if (!plan.data.isEmpty() && m_data->findData(plan.data) < 0) addData(QFileInfo(plan.data).fileName(), plan.data);
  if (!plan.data.isEmpty()) choose(m_data, plan.data);
  m_limit->setValue(plan.limit);
  m_seed->setValue(plan.seed);
  for (const auto& [name, box] : m_ratios) box->setChecked(plan.ratios.contains(name));
  for (const auto& [name, box] : m_sources) box->setChecked(plan.sources.contains(name));
  check();
}

EvaluationPlan EvaluationForm::plan() const {
  return {m_data->currentText(), m_data->currentData().toString(), m_folder, checkedOf(m_ratios), checkedOf(m_sources), m_limit->value(), m_seed->value()};
}

void EvaluationForm::check() {
  const EvaluationPlan now = plan();
  m_begin->setEnabled(!now.data.isEmpty() && !now.model.isEmpty() && !now.ratios.isEmpty() && !now.sources.isEmpty());
}

}  // namespace ui
