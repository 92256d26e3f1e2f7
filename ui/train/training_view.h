// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/run_summary.h"
#include "ui/train/training_log.h"

class QPlainTextEdit;
class QTableWidget;
class QTabWidget;

namespace ui {

class RunHead;
class TimeLapse;
class TrainingCurves;

// One training: how far it is, its curves, what it answers, what it saved, where its memory tokens look.
class TrainingView : public QWidget {
  Q_OBJECT

 public:
  explicit TrainingView(QWidget* parent = nullptr);
  void setRun(const RunSummary& run);
  void setLog(const TrainingLog& log);
  void setMaps(std::vector<MemoryMapFrame> maps);
  void setConfig(const QString& json);

  RunHead* head() const { return m_head; }
  TrainingCurves* curves() const { return m_curves; }
  TimeLapse* timeLapse() const { return m_timeLapse; }
  QTableWidget* samples() const { return m_samples; }
  QTableWidget* checkpoints() const { return m_checkpoints; }

 Q_SIGNALS:
  void mapsWanted();  // the time-lapse is looked at

 private:
  void fillSamples(const TrainingLog& log);
  void fillCheckpoints(const TrainingLog& log);

  RunHead* m_head;
  QTabWidget* m_tabs;
  TrainingCurves* m_curves;
  QTableWidget* m_samples;
  QTableWidget* m_checkpoints;
  TimeLapse* m_timeLapse;
  QPlainTextEdit* m_config;
};

}  // namespace ui
