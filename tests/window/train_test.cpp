// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QListWidget>
#include <QObject>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>

#include "app/runs/run_process.h"
#include "engine/train/train_config.h"
#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "tests/window/run_files.h"
#include "tests/window/studio_fixture.h"
#include "ui/frame/tasks_panel.h"
#include "ui/plot/line_chart.h"
#include "ui/train/run_head.h"
#include "ui/train/train_form.h"
#include "ui/train/train_workspace.h"
#include "ui/train/training_curves.h"
#include "ui/train/training_view.h"

using ui::RunState;
using ui::TrainPlan;

// The Train workspace in the real window, on a real small training.
class TrainTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();
  void aTrainingIsStartedWatchedPausedStoppedAndContinued();
  void aTrainingGoesOnWhenTheWindowClosesAndIsFoundAgain();
  void theTrainedModelIsUsed();
  void everyPlanIsAcceptedByTheTrainer_data();
  void everyPlanIsAcceptedByTheTrainer();
  void theCommandLineHoldsTheConfiguration();
  void whatIsMissingIsSaidAndNothingStarts();
  void everythingHasANameAndNothingIsCutOff();

 private:
  ui::TrainWorkspace* workspace() const { return m->studio->training()->workspace(); }
  ui::TrainingView* view() const { return workspace()->view(); }
  const ui::RunSummary& run() const { return view()->head()->run(); }
  QPushButton* button(QWidget* in, const QString& text) const;
  void click(QWidget* in, const QString& text) { QTest::mouseClick(button(in, text), Qt::LeftButton); }
  TrainPlan tinyPlan(int steps) const;
  void open();

  tests::RunsFolder m_runs;
  std::unique_ptr<tests::StudioFixture> m;
};

constexpr int kPatience = 120'000;

void TrainTest::init() { m = std::make_unique<tests::StudioFixture>(); }

void TrainTest::cleanup() {
  m->close();
  for (const QString& folder : app::runFolders()) {
    app::killProcess(folder);
    QTRY_VERIFY_WITH_TIMEOUT(!app::isRunning(folder), kPatience);
    QDir(folder).removeRecursively();
  }
  m.reset();
}

QPushButton* TrainTest::button(QWidget* in, const QString& text) const {
  for (QPushButton* button : in->findChildren<QPushButton*>()) {
    if (button->text().remove('&') == text && button->isVisible()) return button;
  }
  qWarning("no button %s", qPrintable(text));
  return nullptr;
}

TrainPlan TrainTest::tinyPlan(int steps) const {
  TrainPlan plan;
  plan.title = "Tiny";
  plan.start = ui::TrainStart::Model;
  plan.startFolder = tests::tinyModel();
  plan.data = {{m->writeFile("text.txt", tests::tinyText()), "text"}};
  plan.objectives = {{"autoencode", 1}};
  plan.ratios = {{4, 1}};
  plan.minTokens = 16;
  plan.maxTokens = 32;
  plan.steps = steps;
  plan.batch = 4;
  plan.evaluateEvery = 0;
  plan.checkpointEvery = 1'000'000;
  return plan;
}

void TrainTest::open() {
  m->start();
  m->window()->workspaces()->show(ui::WorkspaceId::Train);
}

void TrainTest::aTrainingIsStartedWatchedPausedStoppedAndContinued() {
  open();
  workspace()->form()->setPlan(tinyPlan(1'000'000));
  click(workspace(), "Start Training");
  QTRY_VERIFY_WITH_TIMEOUT(run().state == RunState::Running && run().done > 0, kPatience);
  QCOMPARE(view()->curves()->chart(ui::TrainingCurves::Loss)->series().size(), std::size_t{1});
  QVERIFY(!view()->curves()->chart(ui::TrainingCurves::Speed)->series().front().y.empty());
  const auto task = [this] { return m->window()->docks().tasks->textOf(ui::kFirstRunTask); };
  QVERIFY2(task().contains("Tiny"), qPrintable(task()));
  QTRY_VERIFY2_WITH_TIMEOUT(task().contains("steps/s"), qPrintable(task()), kPatience);
  click(workspace(), "Pause");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Paused, kPatience);
  click(workspace(), "Resume");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Running, kPatience);
  click(workspace(), "Stop");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Stopped, kPatience);
  const std::int64_t before = run().done;
  QVERIFY(view()->checkpoints()->rowCount() > 0);
  click(workspace(), "Continue");
  QTRY_VERIFY_WITH_TIMEOUT(run().state == RunState::Running && run().done > before, kPatience);
}

void TrainTest::aTrainingGoesOnWhenTheWindowClosesAndIsFoundAgain() {
  open();
  workspace()->form()->setPlan(tinyPlan(1'000'000));
  click(workspace(), "Start Training");
  QTRY_VERIFY_WITH_TIMEOUT(run().done > 0, kPatience);
  const QString id = run().id;
  m->close();
  QVERIFY(app::isRunning(app::runFolders().front()));
  open();
  QTRY_COMPARE_WITH_TIMEOUT(workspace()->list()->count(), 1, kPatience);
  workspace()->list()->setCurrentRow(0);
  QCOMPARE(run().id, id);
  const std::int64_t before = run().done;
  QVERIFY(before > 0);
  QTRY_VERIFY_WITH_TIMEOUT(run().done > before, kPatience);
  QVERIFY(view()->curves()->chart(ui::TrainingCurves::Loss)->series().front().x.size() > 1);
  click(workspace(), "Stop");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Stopped, kPatience);
}

void TrainTest::theTrainedModelIsUsed() {
  open();
  TrainPlan plan = tinyPlan(2);
  plan.evaluateEvery = 1;  // although nothing of this corpus is held out
  workspace()->form()->setPlan(plan);
  click(workspace(), "Start Training");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Finished, kPatience);
  QSignalSpy loaded(m->studio->session(), &app::Session::modelLoaded);
  click(workspace(), "Use This Model");
  QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
  QCOMPARE(m->studio->session()->model()->folder, run().modelFolder);
  QCOMPARE(m->window()->workspaces()->current(), m->window()->ask());
}

void TrainTest::everyPlanIsAcceptedByTheTrainer_data() {
  QTest::addColumn<int>("start");
  QTest::addColumn<int>("trained");
  QTest::addColumn<QString>("mask");
  for (const int start : {0, 1, 2}) {
    for (const int trained : {0, 1, 2}) QTest::addRow("start %d, trained %d", start, trained) << start << trained << "pic";
  }
  QTest::newRow("own mask") << 0 << 0 << R"({"name": "custom", "memory_to_context": "chunk-overlap", "overlap": 3})";
}

void TrainTest::everyPlanIsAcceptedByTheTrainer() {
  QFETCH(int, start);
  QFETCH(int, trained);
  QFETCH(QString, mask);
  TrainPlan plan = tinyPlan(10);
  plan.start = static_cast<ui::TrainStart>(start);
  plan.trained = static_cast<ui::TrainedPart>(trained);
  plan.mask = mask;
  plan.tokenizer = "tokenizer.model";
  plan.severalSegments = 0.1;
  plan.distillation = 0.5;
  plan.objectives = {{"quote", 0.1}, {"cloze", 0.1}, {"question", 0.2}, {"unanswerable", 0.1}, {"autoencode", 0.3}, {"completion", 0.1}, {"plain_language", 0.1}};
  plan.ratios = {{1, 0.2}, {2, 0}, {64, 0.8}};
  m->writeFile("shape.json", ui::shapeConfig(plan));
  const QString file = m->writeFile("train.json", ui::trainConfig(plan, "run", "shape.json"));
  const engine::TrainConfig config = engine::readTrainConfig(file.toStdString());
  QCOMPARE(config.objectives.size(), std::size_t{7});
  QCOMPARE(config.ratios.size(), std::size_t{2});
  QCOMPARE(config.compressors.front().config.lora.has_value(), plan.trained == ui::TrainedPart::Adapter);
  QCOMPARE(config.compressors.front().config.mask.name, mask.startsWith('{') ? std::string("custom") : mask.toStdString());
  const auto decoder = config.optimizer.rateFactors.find("decoder");
  const double rate = decoder == config.optimizer.rateFactors.end() ? 1 : decoder->second;
  QCOMPARE(rate, plan.trained == ui::TrainedPart::Both ? 1.0 : 0.0);
}

void TrainTest::theCommandLineHoldsTheConfiguration() {
  open();
  workspace()->form()->setPlan(tinyPlan(7));
  click(workspace(), "Copy as Command Line");
  const QString text = QGuiApplication::clipboard()->text();
  QVERIFY2(text.endsWith("pic train train.json\n") && text.contains("\"steps\": 7"), qPrintable(text));
}

void TrainTest::whatIsMissingIsSaidAndNothingStarts() {
  open();
  TrainPlan plan = tinyPlan(7);
  plan.data.clear();
  workspace()->form()->setPlan(plan);
  QVERIFY(!button(workspace(), "Start Training")->isEnabled());
  plan = tinyPlan(7);
  plan.objectives.clear();
  workspace()->form()->setPlan(plan);
  QVERIFY(!button(workspace(), "Start Training")->isEnabled());
  workspace()->form()->setPlan(tinyPlan(7));
  QVERIFY(button(workspace(), "Start Training")->isEnabled());
}

void TrainTest::everythingHasANameAndNothingIsCutOff() {
  open();
  m->window()->resize(1024, 700);
  QTRY_COMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
  QTRY_COMPARE(tests::widgetsCutOff(*m->window()).join("\n"), QString());
  workspace()->form()->setPlan(tinyPlan(2));
  click(workspace(), "Start Training");
  QTRY_COMPARE_WITH_TIMEOUT(run().state, RunState::Finished, kPatience);
  QTRY_COMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
  QTRY_COMPARE(tests::widgetsCutOff(*m->window()).join("\n"), QString());
}

PIC_TEST(TrainTest)
#include "train_test.moc"
