// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QObject>
#include <QSignalSpy>
#include <QTest>

#include "app/runs/run_process.h"
#include "app/runs/runs.h"
#include "engine/error.h"
#include "tests/registry.h"
#include "tests/window/run_files.h"

using ui::RunState;

namespace {

constexpr int kPatience = 120'000;  // milliseconds; a wait ends as soon as what it waits for is there

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing: " + path.toUtf8());
}

}  // namespace

// Works of the real `pic` in processes of their own.
class RunsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_runs = std::make_unique<app::Runs>(); }
  void cleanup();
  void aTrainingIsFollowedToItsEnd();
  void aStoppedTrainingGoesOnToTheSameModel();
  void aPausedTrainingStandsStillAndGoesOn();
  void aTrainingOutlivesItsWindowAndIsFoundAgain();
  void aTrainingThatDiesIsSeenAndItsLogKept();
  void aConfigurationThatIsRefusedLeavesNothing();
  void aFailureIsToldInItsOwnWords();
  void aRunIsRemovedWithItsFolder();

 private:
  RunState state(const QString& id) const { return m_runs->summary(id)->state; }
  int step(const QString& id) const { return m_runs->training(id)->step; }

  tests::RunsFolder m_folder;
  std::unique_ptr<app::Runs> m_runs;
};

void RunsTest::cleanup() {
  for (const ui::RunSummary& run : m_runs->summaries()) {
    app::killProcess(run.folder);
    QTRY_VERIFY_WITH_TIMEOUT(!app::isRunning(run.folder), kPatience);
    QDir(run.folder).removeRecursively();
  }
}

void RunsTest::aTrainingIsFollowedToItsEnd() {
  const QSignalSpy changed(m_runs.get(), &app::Runs::changed);
  const QString id = m_runs->start(tests::tinyRun("Small"), tests::tinyTraining(5));
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Finished, kPatience);
  const ui::TrainingLog& log = *m_runs->training(id);
  QCOMPARE(log.step, 5);
  QCOMPARE(log.steps, 5);
  QCOMPARE(log.points.size(), std::size_t{5});
  QVERIFY(log.objectives.back().objective == "autoencode" && log.objectives.back().loss > 0);
  QVERIFY(changed.count() > 0);
  const ui::RunSummary& run = *m_runs->summary(id);
  QVERIFY(QFile::exists(run.modelFolder + "/pic.json"));
  QVERIFY(!run.canContinue);
  QVERIFY2(run.commandLine.endsWith("pic train config.json"), qPrintable(run.commandLine));
}

void RunsTest::aStoppedTrainingGoesOnToTheSameModel() {
  const int steps = 60;
  const QString whole = m_runs->start(tests::tinyRun("Whole"), tests::tinyTraining(steps, steps));
  QTRY_COMPARE_WITH_TIMEOUT(state(whole), RunState::Finished, kPatience);
  const QString id = m_runs->start(tests::tinyRun("In two"), tests::tinyTraining(steps, steps));
  QTRY_VERIFY_WITH_TIMEOUT(step(id) > 0, kPatience);
  m_runs->stop(id);
  QTRY_VERIFY_WITH_TIMEOUT(!ui::isAlive(state(id)), kPatience);
  if (state(id) == RunState::Stopped) {  // otherwise it was quicker than the order
    QVERIFY(step(id) < steps && m_runs->summary(id)->canContinue);
    m_runs->goOn(id);
    QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Finished, kPatience);
  }
  QCOMPARE(m_runs->training(id)->points.size(), std::size_t{steps});  // no step twice
  const QString weights = "/model/compressors/pic.safetensors";
  QCOMPARE(contentOf(m_runs->summary(id)->folder + weights), contentOf(m_runs->summary(whole)->folder + weights));
}

void RunsTest::aPausedTrainingStandsStillAndGoesOn() {
  const QString id = m_runs->start(tests::tinyRun("Pause"), tests::tinyTraining(tests::kEndless));
  QTRY_VERIFY_WITH_TIMEOUT(step(id) > 2, kPatience);
  m_runs->pause(id);
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Paused, kPatience);
  const QString log = m_runs->summary(id)->folder + "/log.jsonl";
  const qint64 size = QFileInfo(log).size();
  QTest::qWait(300);
  QCOMPARE(QFileInfo(log).size(), size);
  m_runs->resume(id);
  const int before = step(id);
  QTRY_VERIFY_WITH_TIMEOUT(state(id) == RunState::Running && step(id) > before, kPatience);
  m_runs->pause(id);
  m_runs->stop(id);  // also while it stands still
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Stopped, kPatience);
  QVERIFY(m_runs->summary(id)->canContinue);
}

void RunsTest::aTrainingOutlivesItsWindowAndIsFoundAgain() {
  const QString id = m_runs->start(tests::tinyRun("Long"), tests::tinyTraining(tests::kEndless));
  QTRY_VERIFY_WITH_TIMEOUT(step(id) > 0, kPatience);
  const QString folder = m_runs->summary(id)->folder;
  m_runs = std::make_unique<app::Runs>();  // the next start of the program
  QVERIFY(app::isRunning(folder));
  m_runs->find();
  QTRY_VERIFY_WITH_TIMEOUT(m_runs->summary(id) != nullptr && state(id) == RunState::Running, kPatience);
  QCOMPARE(m_runs->summary(id)->title, QString("Long"));
  const int before = step(id);
  QTRY_VERIFY_WITH_TIMEOUT(step(id) > before, kPatience);
  m_runs->stop(id);
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Stopped, kPatience);
}

void RunsTest::aTrainingThatDiesIsSeenAndItsLogKept() {
  const QString id = m_runs->start(tests::tinyRun("Dies"), tests::tinyTraining(tests::kEndless, 1));
  QTRY_VERIFY_WITH_TIMEOUT(m_runs->training(id)->checkpoints.size() > 1, kPatience);
  app::killProcess(m_runs->summary(id)->folder);
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Broken, kPatience);
  QVERIFY(step(id) > 0);
  QVERIFY(m_runs->summary(id)->canContinue);
}

void RunsTest::aConfigurationThatIsRefusedLeavesNothing() {
  app::RunFiles files = tests::tinyTraining(5);
  files[0].second.replace("\"steps\"", "\"stepps\"");
  QVERIFY_EXCEPTION_THROWN(m_runs->start(tests::tinyRun("Wrong"), files), engine::Error);
  QVERIFY(m_runs->summaries().empty());
  QVERIFY(app::runFolders().isEmpty());
}

void RunsTest::aFailureIsToldInItsOwnWords() {
  app::RunFiles files = tests::tinyTraining(5);
  files.pop_back();  // the text to learn from
  const QString id = m_runs->start(tests::tinyRun("No data"), files);
  QTRY_COMPARE_WITH_TIMEOUT(state(id), RunState::Failed, kPatience);
  QVERIFY2(m_runs->summary(id)->failure.contains("text.txt"), qPrintable(m_runs->summary(id)->failure));
  QVERIFY(!m_runs->summary(id)->canContinue);
}

void RunsTest::aRunIsRemovedWithItsFolder() {
  const QString id = m_runs->start(tests::tinyRun("Gone"), tests::tinyTraining(tests::kEndless));
  const QString folder = m_runs->summary(id)->folder;
  m_runs->remove(id);  // not while it lives
  QVERIFY(m_runs->summary(id) != nullptr && QFile::exists(folder));
  app::killProcess(folder);
  QTRY_VERIFY_WITH_TIMEOUT(!ui::isAlive(state(id)), kPatience);
  m_runs->remove(id);
  QVERIFY(m_runs->summary(id) == nullptr);
  QVERIFY(!QFile::exists(folder));
}

PIC_TEST(RunsTest)
#include "runs_test.moc"
