// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/train_form.h"

#include <QFile>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include "ui/train/corpus_table.h"
#include "ui/train/form_fields.h"
#include "ui/train/weights_box.h"

namespace ui {

constexpr int kRatios[] = {1, 2, 4, 8, 16, 32, 64};

TrainForm::TrainForm(const Dialogs& dialogs, QWidget* parent) : QWidget(parent), m_dialogs(dialogs) {
  auto* cards = new QGridLayout;
  cards->setSpacing(12);
  QWidget* material = makeMaterial();
  QWidget* compressor = makeCompressor();
  QWidget* duration = makeDuration();
  cards->addWidget(material, 0, 0, 2, 1);
  cards->addWidget(compressor, 0, 1);
  cards->addWidget(duration, 1, 1);
  cards->addWidget(makeMore(), 2, 0, 1, 2);
  cards->setRowStretch(3, 1);
  cards->setColumnStretch(0, 1);
  cards->setColumnStretch(1, 1);
  auto* content = new QWidget;
  content->setLayout(cards);
  auto* scroll = new QScrollArea;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll, 1);
  makeFoot(column);
  connect(m_start, &QComboBox::activated, this, &TrainForm::showStart);
  connect(m_mask, &QComboBox::activated, this, &TrainForm::chooseMask);
  connect(m_trained, &QComboBox::currentIndexChanged, this, &TrainForm::showStart);
  connect(m_folder, &QLineEdit::textChanged, this, &TrainForm::check);
  connect(m_corpus, &CorpusTable::changed, this, &TrainForm::check);
  connect(m_objectives, &WeightsBox::changed, this, &TrainForm::check);
  connect(m_ratios, &WeightsBox::changed, this, &TrainForm::check);
  connect(m_corpus, &CorpusTable::chooseRequested, this, [this] { m_corpus->addFiles(m_dialogs.openDocuments(this)); });
  connect(m_browse, &QPushButton::clicked, this, [this] {
    if (const QString folder = m_dialogs.openModelFolder(this); !folder.isEmpty()) m_folder->setText(folder);
  });
  setPlan({});
}

QWidget* TrainForm::makeMaterial() {
  QWidget* widget = nullptr;
  QFormLayout* form = card(widget, tr("What it learns"));
  m_title = new QLineEdit;
  m_title->setAccessibleName(tr("Name of the training"));
  m_title->setPlaceholderText(tr("My training"));
  m_corpus = new CorpusTable;
  m_objectives = new WeightsBox(2);
  for (const ObjectiveWords& words : objectiveWords()) m_objectives->add(words.name, words.text, words.tip);
  m_ratios = new WeightsBox(4);
  for (const int ratio : kRatios) {
    m_ratios->add(QString::number(ratio), QStringLiteral("%1×").arg(ratio),
                  ratio == 1 ? tr("The text itself is read, without compression") : tr("%1 tokens of text for one memory token").arg(ratio));
  }
  auto* objectives = new QLabel(tr("Objectives, and how often each is drawn"));
  auto* ratios = new QLabel(tr("Ratios, and how often each is drawn"));
  for (QLabel* label : {objectives, ratios}) label->setProperty("subtle", true);
  form->addRow(tr("&Name"), m_title);
  form->addRow(m_corpus);
  form->addRow(objectives);
  form->addRow(m_objectives);
  form->addRow(ratios);
  form->addRow(m_ratios);
  return widget;
}

QWidget* TrainForm::makeCompressor() {
  QWidget* widget = nullptr;
  QFormLayout* form = card(widget, tr("The model"));
  m_start = choice(tr("Start"), {{tr("A PIC model"), int(TrainStart::Model)},
                                 {tr("A Hugging Face model (backbone)"), int(TrainStart::Backbone)},
                                 {tr("From scratch"), int(TrainStart::Scratch)}});
  m_folder = new QLineEdit;
  m_folder->setAccessibleName(tr("Folder to start from"));
  m_browse = new QPushButton(tr("&Browse…"));
  m_folderRow = new QWidget;
  auto* folder = new QHBoxLayout(m_folderRow);
  folder->setContentsMargins(0, 0, 0, 0);
  folder->addWidget(m_folder, 1);
  folder->addWidget(m_browse);
  m_layers = wholeNumber(tr("Layers"), 1, 24);
  m_width = wholeNumber(tr("Width"), 32, 1024, 32);
  m_layers->setSuffix(tr(" layers"));
  m_width->setPrefix(tr("width "));
  m_shapeRow = new QWidget;
  auto* shape = new QHBoxLayout(m_shapeRow);
  shape->setContentsMargins(0, 0, 0, 0);
  shape->addWidget(m_layers, 1);
  shape->addWidget(m_width, 1);
  m_trained = choice(tr("What is trained"), {{tr("Decoder and compressor"), int(TrainedPart::Both)},
                                             {tr("Only the compressor"), int(TrainedPart::CompressorOnly)},
                                             {tr("An adapter (LoRA)"), int(TrainedPart::Adapter)}});
  m_rank = wholeNumber(tr("Rank of the adapter"), 1, 256);
  m_rank->setPrefix(tr("rank "));
  m_mask = choice(tr("Mask"), {});
  m_context = choice(tr("Context"), {{tr("looks both ways"), true}, {tr("looks back only"), false}});
  m_memoryInput = choice(tr("Memory input"), {{tr("the mean of its chunk"), "mean"}, {tr("a learned vector"), "learned"}});
  m_memoryOutput = choice(tr("Memory output"), {{tr("converter + mean of its chunk"), "residual"}, {tr("converter"), "converter"}});
  form->addRow(tr("Start &from"), m_start);
  form->addRow(QString(), m_folderRow);
  form->addRow(QString(), m_shapeRow);
  form->addRow(tr("&Train"), m_trained);
  form->addRow(QString(), m_rank);
  form->addRow(tr("&Mask"), m_mask);
  form->addRow(tr("&Context"), m_context);
  form->addRow(tr("Memory &in"), m_memoryInput);
  form->addRow(tr("Memory &out"), m_memoryOutput);
  return widget;
}

QWidget* TrainForm::makeDuration() {
  QWidget* widget = nullptr;
  QFormLayout* form = card(widget, tr("How long"));
  m_steps = wholeNumber(tr("Steps"), 1, 10'000'000, 100);
  m_batch = wholeNumber(tr("Examples a step"), 1, 4096);
  m_seed = wholeNumber(tr("Seed"), 0, 1'000'000);
  form->addRow(tr("&Steps"), m_steps);
  form->addRow(tr("&Examples a step"), m_batch);
  form->addRow(tr("See&d"), m_seed);
  return widget;
}

QWidget* TrainForm::makeMore() {
  QWidget* widget = nullptr;
  QFormLayout* form = card(widget, tr("More settings"));
  m_rate = realNumber(tr("Learning rate"), 0.000001, 0.1, 6, 0.0001);
  m_warmup = wholeNumber(tr("Warm-up steps"), 0, 100'000, 10);
  m_positions = choice(tr("Positions"), {{tr("of the text, in both (epl+dec)"), "epl+dec"},
                                         {tr("of the text, in the compressor (epl)"), "epl"},
                                         {tr("one after the other (seq)"), "seq"},
                                         {tr("ends of chunks (chunk-end)"), "chunk-end"},
                                         {tr("from 0 again (rebased)"), "rebased"}});
  m_memories = wholeNumber(tr("Memory tokens a chunk"), 1, 16);
  m_minTokens = wholeNumber(tr("Shortest text"), 8, 256, 8);
  m_maxTokens = wholeNumber(tr("Longest text"), 8, 256, 8);
  m_several = realNumber(tr("Share with several segments"), 0, 1, 2, 0.05);
  m_distillation = realNumber(tr("Teacher: reader of the full text"), 0, 10, 2, 0.1);
  m_evaluateEvery = wholeNumber(tr("Score every so many steps"), 0, 1'000'000, 50);
  m_evaluateEvery->setSpecialValueText(tr("never"));
  m_questions = wholeNumber(tr("Questions to score"), 1, 10'000, 16);
  m_checkpointEvery = wholeNumber(tr("Save every so many steps"), 1, 1'000'000, 50);
  form->addRow(tr("Learning &rate"), m_rate);
  form->addRow(tr("&Warm-up steps"), m_warmup);
  form->addRow(tr("Positions"), m_positions);
  form->addRow(tr("Memory tokens a chunk"), m_memories);
  form->addRow(tr("Shortest text, tokens"), m_minTokens);
  form->addRow(tr("Longest text, tokens"), m_maxTokens);
  form->addRow(tr("Share with several segments"), m_several);
  form->addRow(tr("Weight of the full text's reader as a teacher"), m_distillation);
  form->addRow(tr("Score every so many steps"), m_evaluateEvery);
  form->addRow(tr("Held-out questions"), m_questions);
  form->addRow(tr("Save every so many steps"), m_checkpointEvery);
  return widget;
}

void TrainForm::makeFoot(QVBoxLayout* column) {
  m_missing = new QLabel;
  m_missing->setProperty("warning", true);
  m_missing->setWordWrap(true);
  auto* copy = new QPushButton(tr("Copy as &Command Line"));
  m_begin = new QPushButton(tr("Start &Training"));
  m_begin->setProperty("primary", true);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 8, 0, 0);
  foot->addWidget(m_missing, 1);
  foot->addWidget(copy);
  foot->addWidget(m_begin);
  column->addLayout(foot);
  connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT commandLineRequested(plan()); });
  connect(m_begin, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(plan()); });
}

void TrainForm::setMasks(const QStringList& presets) {
  m_mask->clear();
  for (const QString& preset : presets) m_mask->addItem(preset, preset);
  m_mask->addItem(tr("From a file…"), QString());
  choose(m_mask, "pic");
}

void TrainForm::addMask(const QString& name, const QString& json) {
  m_mask->insertItem(m_mask->count() - 1, name, json);
  m_mask->setCurrentIndex(m_mask->count() - 2);
}

void TrainForm::chooseMask() {
  if (!m_mask->currentData().toString().isEmpty()) return;
  choose(m_mask, "pic");
  const QStringList files = m_dialogs.openDocuments(this);
  QFile file(files.value(0));
  if (!files.isEmpty() && file.open(QIODevice::ReadOnly)) {
    addMask(QFileInfo(file).completeBaseName(), QString::fromUtf8(file.readAll()).trimmed());
  }
}

void TrainForm::setModel(const QString& folder, const QString& tokenizer) {
  const bool untouched = m_folder->text() == m_modelFolder;
  m_modelFolder = folder;
  m_modelTokenizer = tokenizer;
  if (untouched) m_folder->setText(folder);
  check();
}

void TrainForm::showStart() {
  const auto start = static_cast<TrainStart>(m_start->currentData().toInt());
  m_folderRow->setVisible(start != TrainStart::Scratch);
  m_shapeRow->setVisible(start == TrainStart::Scratch);
  m_rank->setVisible(m_trained->currentData().toInt() == int(TrainedPart::Adapter));
  check();
}

void TrainForm::check() {
  const QString missing = missingIn(plan());
  m_missing->setText(missing);
  m_begin->setEnabled(missing.isEmpty());
}

}  // namespace ui
