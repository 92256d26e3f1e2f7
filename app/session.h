// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <map>
#include <memory>
#include <optional>

#include "app/recorder.h"
#include "app/worker.h"
#include "engine/engine.h"
#include "ui/ask/answered_turn.h"
#include "ui/ask/ask_workspace.h"
#include "ui/frame/task_state.h"
#include "ui/model_summary.h"

namespace app {

// What is compressed already, and from what.
struct Compressed {
  std::shared_ptr<const engine::Memory> memory;
  ui::CompressionChoice choice;
};

// The state of the application: the loaded model, the memory of the documents, the questions. The only caller of
// Engine, whose work the worker's thread does. What is asked is recorded: an answer counts as finished when it is kept.
// Orders are functions; what happened is said by signals, at most 30 times
// a second. Thread safety: the GUI thread.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(Recorder& recorder, QObject* parent = nullptr);
  ~Session() override;

  void loadModel(const ui::ModelChoice& choice);
  const std::optional<ui::ModelSummary>& model() const { return m_model; }
  bool isBusy() const { return m_worker.isBusy(); }
  bool isAnswering() const {
    return m_worker.isBusy(JobKind::Ask) || m_worker.isBusy(JobKind::Compare) || m_beingKept > 0;
  }
  // For what is done with the same model beside questions (app/inspection.h): jobs of other kinds.
  Worker& worker() { return m_worker; }
  const std::shared_ptr<engine::Engine>& engine() const { return m_engine; }  // null: none; for the worker's thread

  // Answers from the memory of the documents; compresses them before, as far as that has not been done. Ratio 1 reads
  // the text itself. A turn of 0 begins a new one; another is answered anew. `documents`: those of the request, in the
  // same order, as they are recorded.
  void ask(const ui::AskRequest& request, const std::vector<store::Document>& documents);
  // An answer of an earlier time, so that its sources can be compared; its turn's number.
  int restore(const ui::AskRequest& request, const store::Turn& turn, const std::vector<store::Document>& documents);
  // What a turn was asked of and with; nullptr: there is no such turn.
  struct Question {
    ui::AskRequest request;  // but for the documents, which are below
    std::shared_ptr<const std::vector<ui::OpenDocument>> documents;
    std::vector<std::string> sources;  // files the documents were read from; empty: pasted or edited
    store::Settings settings;
    std::optional<ui::AnsweredTurn> answered;
  };
  const Question* question(int turn) const;
  store::Settings settings(const ui::AskRequest& request) const;  // that a question is asked with
  // The same question from the full text, from nothing and from as much text as the memory takes.
  void compare(int turn);
  void stop();

 Q_SIGNALS:
  void modelLoading(const QString& name, qint64 memoryBytes);
  void modelLoaded(const ui::ModelSummary& model);
  void modelFailed(const QString& sentence);
  void turnStarted(int turn, const QString& question);
  void turnProgressed(int turn, const QString& sentence);
  void answerGrew(int turn, const QString& text);
  void answered(int turn, const ui::AnsweredTurn& answered);
  void askFailed(int turn, const QString& sentence);
  void compared(int turn, const engine::Answer& answer);
  void compareFailed(int turn, engine::Source source, const QString& sentence);
  void taskChanged(const ui::TaskState& task);
  void busyChanged(bool answering);

 private:
  struct Loaded {
    std::shared_ptr<engine::Engine> engine;
    ui::ModelSummary summary;
  };
  struct Asked {
    engine::Answer answer;
    Compressed compressed;
    store::Settings settings;
  };

  void onFailed(JobKind kind, const QString& sentence);
  void finishAsk(int turn, Asked asked);
  Question questionOf(ui::AskRequest request, const std::vector<store::Document>& documents, int turn) const;
  std::shared_ptr<const engine::Memory> memoryFor(const Question& question) const;
  void compareNext(int turn, std::vector<engine::Source> sources);
  void beginTask(const QString& title, const QString& unit);
  void endTask();
  engine::Progress progressOf(int turn, std::stop_token stop);
  engine::TokenSink sinkOf(int turn, std::stop_token stop);
  void onProgress(int turn, const engine::ProgressReport& report);

  Recorder& m_recorder;
  Worker m_worker;
  std::shared_ptr<engine::Engine> m_engine;  // used on the worker's thread alone
  std::optional<ui::ModelSummary> m_model;
  Compressed m_compressed;
  std::map<int, Question> m_questions;
  int m_nextTurn = 1;
  int m_beingKept = 0;  // answers that the library is writing
  int m_turn = 0;  // that is being answered
  engine::Source m_comparing = engine::Source::Full;
  ui::TaskState m_task;
  QElapsedTimer m_taskTime;
  std::string m_stage;  // of the task: what the engine said it does
};

}  // namespace app
