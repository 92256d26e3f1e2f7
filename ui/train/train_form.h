// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/frame/dialogs.h"
#include "ui/train/train_plan.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class CorpusTable;
class WeightsBox;

// Everything a training may be told, with sensible values to begin with: what to learn from, what to learn, which
// compressor, what is trained, how long. Says what is missing instead of letting it be started.
class TrainForm : public QWidget {
  Q_OBJECT

 public:
  explicit TrainForm(const Dialogs& dialogs, QWidget* parent = nullptr);

  void setMasks(const QStringList& presets);
  void addMask(const QString& name, const QString& json);  // one of the user's own; it becomes the chosen one
  void setModel(const QString& folder, const QString& tokenizer);  // the loaded one, to start from
  void setPlan(const TrainPlan& plan);
  TrainPlan plan() const;

 Q_SIGNALS:
  void startRequested(const ui::TrainPlan& plan);
  void commandLineRequested(const ui::TrainPlan& plan);

 private:
  QWidget* makeMaterial();
  QWidget* makeCompressor();
  QWidget* makeDuration();
  QWidget* makeMore();
  void makeFoot(QVBoxLayout* column);
  void chooseMask();
  void showStart();  // what the chosen start needs
  void check();

  Dialogs m_dialogs;
  QString m_modelFolder, m_modelTokenizer;
  QLineEdit* m_title;
  QComboBox* m_start;
  QLineEdit* m_folder;
  QPushButton* m_browse;
  QWidget* m_folderRow;
  QWidget* m_shapeRow;
  QSpinBox* m_layers;
  QSpinBox* m_width;
  CorpusTable* m_corpus;
  WeightsBox* m_objectives;
  WeightsBox* m_ratios;
  QComboBox* m_mask;
  QComboBox* m_context;
  QComboBox* m_memoryInput;
  QComboBox* m_memoryOutput;
  QComboBox* m_trained;
  QSpinBox* m_rank;
  QComboBox* m_positions;
  QSpinBox* m_memories;
  QSpinBox* m_steps;
  QSpinBox* m_batch;
  QSpinBox* m_seed;
  QDoubleSpinBox* m_rate;
  QSpinBox* m_warmup;
  QSpinBox* m_minTokens;
  QSpinBox* m_maxTokens;
  QDoubleSpinBox* m_several;
  QDoubleSpinBox* m_distillation;
  QSpinBox* m_evaluateEvery;
  QSpinBox* m_questions;
  QSpinBox* m_checkpointEvery;
  QLabel* m_missing;
  QPushButton* m_begin;
};

}  // namespace ui
