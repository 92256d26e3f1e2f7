// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

#include <QDir>
#include <QElapsedTimer>

#include "app/runs/run_process.h"
#include "app/runs/training_lines.h"
#include "engine/train/train_config.h"

namespace app {

constexpr int kLookEveryMs = 300;

struct Runs::Run {
  explicit Run(const QString& path)
      : folder(path), follower(path + QStringLiteral("/log.jsonl")), mapFollower(path + QStringLiteral("/maps.jsonl")) {}
  QString folder;
  RunDescription description;
  LogFollower follower, mapFollower;
  ui::TrainingLog log;
  EvaluationProgress evaluation;
  QElapsedTimer clock;  // since this window follows the evaluation, which does not tell the time itself
  int answersBefore = 0;
  std::vector<ui::MemoryMapFrame> maps;
  ui::RunSummary summary;
  bool asked = false;  // to stop, by this window
  bool read = false;   // its log, once
};

namespace {

// Of a process that is no more.
ui::RunState endOf(bool done, bool stopped, const QString& error) {
  if (done) return stopped ? ui::RunState::Stopped : ui::RunState::Finished;
  return error.isEmpty() ? ui::RunState::Broken : ui::RunState::Failed;
}

QString modelIn(const QString& folder) {
  for (const char* place : {"/model", "/checkpoint/model"}) {
    if (QFile::exists(folder + QLatin1String(place) + QStringLiteral("/pic.json"))) return folder + QLatin1String(place);
  }
  return {};
}

bool same(const ui::RunSummary& a, const ui::RunSummary& b) {
  return a.state == b.state && a.done == b.done && a.total == b.total && a.modelFolder == b.modelFolder &&
         a.failure == b.failure && a.stage == b.stage;
}

}  // namespace

Runs::Runs(QObject* parent) : QObject(parent) {
  m_timer.setInterval(kLookEveryMs);
  connect(&m_timer, &QTimer::timeout, this, &Runs::look);
}

Runs::~Runs() = default;

void Runs::find() {
  m_found = runFolders();
  findNext();
}

void Runs::findNext() {
  while (!m_found.isEmpty() && m_runs.contains(QFileInfo(m_found.first()).fileName())) m_found.removeFirst();
  if (m_found.isEmpty()) return look();
  add(m_found.takeFirst());
  Q_EMIT listChanged();
  QTimer::singleShot(0, this, &Runs::findNext);
}

void Runs::add(const QString& folder) {
  const std::optional<RunDescription> description = readRunFolder(folder);
  if (!description) return;
  auto run = std::make_unique<Run>(folder);
  run->description = *description;
  ui::RunSummary& summary = run->summary;
  summary.id = QFileInfo(folder).fileName();
  summary.kind = description->kind;
  summary.title = description->title;
  summary.folder = folder;
  summary.createdMs = description->createdMs;
  summary.unit = description->kind == ui::RunKind::Evaluation ? tr("answers") : tr("steps");
  summary.commandLine = commandLineOf(*description, folder);
  update(*run);
  m_runs[summary.id] = std::move(run);
}

QString Runs::start(const RunDescription& description, const RunFiles& files) {
  const QString folder = createRunFolder(description, files);
  try {
    if (description.kind == ui::RunKind::Train) engine::readTrainConfig((folder + QStringLiteral("/config.json")).toStdString());
    startProcess(folder, description.arguments);
  } catch (...) {
    QDir(folder).removeRecursively();
    throw;
  }
  add(folder);
  m_timer.start();
  Q_EMIT listChanged();
  return QFileInfo(folder).fileName();
}

void Runs::goOn(const QString& id) {
  Run* run = runOf(id);
  if (run == nullptr || !run->summary.canContinue) return;
  startProcess(run->folder, run->description.continueArguments);
  run->log.done = run->log.stopped = run->asked = run->evaluation.done = false;
  run->clock.invalidate();
  m_timer.start();
  look();
}

void Runs::pause(const QString& id) {
  if (const Run* run = runOf(id)) pauseProcess(run->folder);
  look();
}

void Runs::resume(const QString& id) {
  if (const Run* run = runOf(id)) resumeProcess(run->folder);
  look();
}

void Runs::stop(const QString& id) {
  Run* run = runOf(id);
  if (run == nullptr) return;
  run->asked = true;
  askToStop(run->folder);
  look();
}

void Runs::remove(const QString& id) {
  const Run* run = runOf(id);
  if (run == nullptr || isAlive(run->summary.state)) return;
  QDir(run->folder).removeRecursively();
  m_runs.erase(id);
  Q_EMIT listChanged();
}

void Runs::look() {
  bool alive = false;
  for (const auto& [id, run] : m_runs) {
    const bool grew = update(*run);
    alive |= isAlive(run->summary.state) || !run->read;
    if (!grew) continue;
    Q_EMIT changed(run->summary);
    Q_EMIT logGrew(id);
  }
  alive ? m_timer.start() : m_timer.stop();
}

void Runs::readTrainingLines(Run& run, const QList<QByteArray>& lines) {
  for (const QByteArray& line : lines) addTrainingLine(run.log, line);
  ui::RunSummary& summary = run.summary;
  summary.done = run.log.step;
  summary.total = run.log.steps;
  summary.seconds = run.log.seconds;
  summary.secondsLeft = run.log.secondsLeft;
  summary.modelFolder = modelIn(run.folder);
}

void Runs::readEvaluationLines(Run& run, const QList<QByteArray>& lines) {
  for (const QByteArray& line : lines) addEvaluationLine(run.evaluation, line);
  const EvaluationProgress& progress = run.evaluation;
  run.log.done = progress.done;
  run.log.stopped = progress.stopped;
  ui::RunSummary& summary = run.summary;
  summary.done = progress.answers;
  summary.total = progress.planned;
  if (!run.clock.isValid() && progress.answers > 0) {
    run.clock.start();
    run.answersBefore = progress.answers;
  }
  const int answered = progress.answers - run.answersBefore;
  if (answered < 1) return;
  const double each = static_cast<double>(run.clock.elapsed()) / 1000 / answered;
  summary.seconds = each * progress.answers;
  summary.secondsLeft = each * (progress.planned - progress.answers);
}

bool Runs::update(Run& run) {
  const ui::RunSummary before = run.summary;
  if (run.read && !isAlive(before.state) && !isRunning(run.folder)) return false;
  const bool living = isRunning(run.folder);  // before the log is read: what a dead one wrote is all there
  const QList<QByteArray> lines = run.follower.newLines();
  run.description.kind == ui::RunKind::Evaluation ? readEvaluationLines(run, lines) : readTrainingLines(run, lines);
  ui::RunSummary& summary = run.summary;
  summary.stage = living && summary.total == 0 ? tr("Preparing the data…") : QString();
  if (living) {
    const bool paused = isPaused(run.folder);
    summary.state = run.asked ? ui::RunState::Stopping : paused ? ui::RunState::Paused : ui::RunState::Running;
  } else {
    const QString error = lastError(run.folder);
    summary.state = endOf(run.log.done, run.log.stopped, error);
    summary.failure = summary.state == ui::RunState::Failed ? error : QString();
  }
  const bool unfinished = !living && summary.state != ui::RunState::Finished;
  const bool saved = run.description.kind == ui::RunKind::Evaluation ? summary.done > 0 : !summary.modelFolder.isEmpty();
  summary.canContinue = unfinished && saved && !run.description.continueArguments.isEmpty();
  const bool first = !std::exchange(run.read, !run.follower.hasMore());
  return first || !lines.isEmpty() || !same(before, summary);
}

Runs::Run* Runs::runOf(const QString& id) const {
  const auto found = m_runs.find(id);
  return found == m_runs.end() ? nullptr : found->second.get();
}

std::vector<ui::RunSummary> Runs::summaries() const {
  std::vector<ui::RunSummary> all;
  for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) all.push_back(run->second->summary);
  return all;
}

const ui::RunSummary* Runs::summary(const QString& id) const {
  const Run* run = runOf(id);
  return run == nullptr ? nullptr : &run->summary;
}

const ui::TrainingLog* Runs::training(const QString& id) const {
  const Run* run = runOf(id);
  return run == nullptr ? nullptr : &run->log;
}

ui::EvaluationResult Runs::evaluation(const QString& id) const {
  const Run* run = runOf(id);
  if (run == nullptr) return {};
  ui::EvaluationResult result = run->evaluation.result;
  QFile file(run->folder + QStringLiteral("/result.json"));
  if (!ui::isAlive(run->summary.state) && file.open(QIODevice::ReadOnly)) {
    if (const auto written = readEvaluation(file.readAll())) result = *written;
  }
  result.title = run->summary.title;
  return result;
}

QByteArray Runs::config(const QString& id) const {
  const Run* run = runOf(id);
  QFile file(run == nullptr ? QString() : run->folder + QStringLiteral("/config.json"));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const std::vector<ui::MemoryMapFrame>& Runs::maps(const QString& id, bool& more) {
  static const std::vector<ui::MemoryMapFrame> none;
  more = false;
  Run* run = runOf(id);
  if (run == nullptr) return none;
  for (const QByteArray& line : run->mapFollower.newLines()) {
    if (auto frame = readMapLine(line)) run->maps.push_back(std::move(*frame));
  }
  more = run->mapFollower.hasMore();
  return run->maps;
}

}  // namespace app
