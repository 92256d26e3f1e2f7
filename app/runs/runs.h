// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <vector>

#include "app/runs/evaluation_lines.h"
#include "app/runs/log_follower.h"
#include "app/runs/run_folder.h"
#include "ui/run_summary.h"
#include "ui/train/training_log.h"

namespace app {

// Works of `pic` in processes of their own: starts them, follows their logs, finds those of earlier starts. They go on
// when this object, or the whole window, is gone. Thread safety: the GUI thread, which never waits for them.
class Runs : public QObject {
  Q_OBJECT

 public:
  explicit Runs(QObject* parent = nullptr);
  ~Runs() override;

  // Reads the folder of runs, one after the other between other events. Called again, it finds what was added meanwhile.
  void find();

  // Returns its id. Errors: a configuration that `pic` would refuse; it cannot be started. Then nothing of it stays.
  QString start(const RunDescription& run, const RunFiles& files);
  void goOn(const QString& id);  // a stopped one, from what it saved. Errors: as start()
  void pause(const QString& id);
  void resume(const QString& id);
  void stop(const QString& id);
  void remove(const QString& id);  // its folder too. REQUIRES: it is not alive

  std::vector<ui::RunSummary> summaries() const;  // newest first
  const ui::RunSummary* summary(const QString& id) const;  // nullptr: there is none
  const ui::TrainingLog* training(const QString& id) const;
  // What an evaluation has found so far; at its end, what it wrote as result.json.
  ui::EvaluationResult evaluation(const QString& id) const;
  QByteArray config(const QString& id) const;
  // What is drawn by now. Reads a part of a long file; true in `more`: call again for the rest.
  const std::vector<ui::MemoryMapFrame>& maps(const QString& id, bool& more);

 Q_SIGNALS:
  void listChanged();
  void changed(const ui::RunSummary& run);
  void logGrew(const QString& id);

 private:
  struct Run;
  void add(const QString& folder);
  void findNext();
  void look();            // at everything that may have changed
  bool update(Run& run);  // true: something did
  static void readTrainingLines(Run& run, const QList<QByteArray>& lines);
  static void readEvaluationLines(Run& run, const QList<QByteArray>& lines);
  Run* runOf(const QString& id) const;

  std::map<QString, std::unique_ptr<Run>> m_runs;  // by id, which begins with the time
  QStringList m_found;                           // folders that are to be read
  QTimer m_timer;
};

}  // namespace app
