// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QListWidget>
#include <QObject>
#include <QPushButton>
#include <QTableWidget>

#include "app/runs/run_process.h"
#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "tests/window/run_files.h"
#include "tests/window/studio_fixture.h"
#include "ui/explore/evaluation_form.h"
#include "ui/explore/explore_workspace.h"
#include "ui/explore/trade_off.h"
#include "ui/plot/line_chart.h"
#include "ui/train/run_head.h"

using ui::RunState;

// The Explore workspace in the real window, on a real evaluation of a tiny model.
class ExploreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();
  void theShippedEvaluationIsShownAtOnce();
  void anEvaluationRunsIsPausedGoesOnAndFillsTheChart();
  void aStoppedEvaluationContinuesWithoutAskingTwice();
  void everythingHasANameAndNothingIsCutOff();

 private:
  ui::ExploreWorkspace* workspace() const { return m->studio->explore()->workspace(); }
  const ui::RunSummary& run() const { return workspace()->head()->run(); }
  void click(const QString& text);
  void start(int questions);

  tests::RunsFolder m_runs;
  std::unique_ptr<tests::StudioFixture> m;
};

constexpr int kPatience = 120'000;

void ExploreTest::init() {
  m = std::make_unique<tests::StudioFixture>();
  m->start(tests::tinyModel());
  m->window()->workspaces()->show(ui::WorkspaceId::Explore);
}

void ExploreTest::cleanup() {
  m->close();
  for (const QString& folder : app::runFolders()) {
    app::killProcess(folder);
    QTRY_VERIFY_WITH_TIMEOUT(!app::isRunning(folder), kPatience);
    QDir(folder).removeRecursively();
  }
  m.reset();
}

void ExploreTest::click(const QString& text) {
  for (QPushButton* button : workspace()->findChildren<QPushButton*>()) {
    if (button->text().remove('&') == text && button->isVisible()) return QTest::mouseClick(button, Qt::LeftButton);
  }
  QFAIL(qPrintable("no button " + text));
}

void ExploreTest::start(int questions) {
  QByteArray lines;
  for (int i = 0; i < questions; ++i) {
    lines += R"({"title": "T)" + QByteArray::number(i) + R"(", "context": "The dog ran home in )" + QByteArray::number(1900 + i) +
             R"(.", "qas": [{"q": "When did the dog run home?", "a": [")" + QByteArray::number(1900 + i) + "\"]}]}\n";
  }
  click("New Evaluation");
  workspace()->form()->setPlan({"", m->writeFile("questions.jsonl", lines), "", {"4"}, {"memory", "full", "none"}, 0, 0});
  click("Start Evaluation");
}

void ExploreTest::theShippedEvaluationIsShownAtOnce() {
  QVERIFY(workspace()->list()->count() > 0);
  QVERIFY(!workspace()->tradeOff()->chart()->series().empty());
  QVERIFY(workspace()->head()->isHidden());
}

void ExploreTest::anEvaluationRunsIsPausedGoesOnAndFillsTheChart() {
  start(60);
  QTRY_VERIFY_WITH_TIMEOUT(run().done > 0, kPatience);
  QVERIFY(run().total == 180);
  click("Pause");
  QTRY_VERIFY_WITH_TIMEOUT(run().state == RunState::Paused || run().state == RunState::Finished, kPatience);
  if (run().state == RunState::Paused) click("Resume");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Finished, kPatience);
  QCOMPARE(workspace()->tradeOff()->table()->rowCount(), 3);
  QCOMPARE(workspace()->tradeOff()->chart()->series().size(), std::size_t{3});
  QVERIFY(QFile::exists(run().folder + "/report.html"));
}

void ExploreTest::aStoppedEvaluationContinuesWithoutAskingTwice() {
  start(400);
  QTRY_VERIFY_WITH_TIMEOUT(run().done > 0, kPatience);
  click("Stop");
  QTRY_VERIFY_WITH_TIMEOUT(!ui::isAlive(run().state), kPatience);
  if (run().state == RunState::Finished) return;  // it was quicker than the order
  QCOMPARE(run().state, RunState::Stopped);
  click("Continue");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Finished, kPatience);
  QCOMPARE(run().done, run().total);
}

void ExploreTest::everythingHasANameAndNothingIsCutOff() {
  m->window()->resize(1024, 700);
  QTRY_COMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
  QTRY_COMPARE(tests::widgetsCutOff(*m->window()).join("\n"), QString());
  click("New Evaluation");
  QTRY_COMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
  QTRY_COMPARE(tests::widgetsCutOff(*m->window()).join("\n"), QString());
}

PIC_TEST(ExploreTest)
#include "explore_test.moc"
