// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance numbers of the window, with the shipped model: window_bench [MODEL]. Prints the median of 20 of each, and
// ends with 1 when one is above 1.5 times its bound. Run it on a machine that does nothing else.
#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <functional>

#include "app/common/shipped_files.h"
#include "app/studio.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/turn_view.h"

namespace {

constexpr int kRounds = 20;
constexpr int kPatience = 120'000;
constexpr double kTolerance = 1.5;
constexpr const char* kSentence = "The keeper walked to the lamp in the rain and wrote the hour into his book. ";

int tooSlow = 0;

void report(const char* what, std::vector<double> milliseconds, double bound) {
  std::ranges::sort(milliseconds);
  const double median = milliseconds[milliseconds.size() / 2];
  const bool failed = median > kTolerance * bound;
  tooSlow += failed ? 1 : 0;
  std::printf("%-44s %8.1f ms   bound %6.0f ms   worst %8.1f ms   %s\n", what, median, bound, milliseconds.back(),
              failed     ? "TOO SLOW"
              : median > bound ? "above the bound"
                         : "ok");
  std::fflush(stdout);
}

std::vector<double> measured(const std::function<double()>& round) {
  std::vector<double> all;
  for (int i = 0; i < kRounds; ++i) all.push_back(round());
  return all;
}

double since(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

// A window that is there and takes keys; the model is loaded meanwhile.
std::unique_ptr<app::Studio> started(const QTemporaryDir& folder, const QString& model) {
  auto studio = std::make_unique<app::Studio>(ui::Dialogs{}, folder.filePath("data").toStdString());
  studio->start(model);
  if (!QTest::qWaitForWindowExposed(studio->window(), kPatience)) qFatal("the window does not appear");
  auto* edit = studio->window()->ask()->conversation()->questionBox()->findChild<QPlainTextEdit*>();
  QTest::keyClicks(edit, "x");
  if (edit->toPlainText() != "x") qFatal("the window takes no keys");
  edit->clear();
  return studio;
}

// From the beginning of a process to the first key.
double startOnce(const QString& model) {
  QElapsedTimer timer;
  timer.start();
  QProcess process;
  process.start(QCoreApplication::applicationFilePath(), {"--start", model});
  if (!process.waitForReadyRead(kPatience)) qFatal("the program does not start");
  const double taken = since(timer);
  process.kill();
  process.waitForFinished();
  return taken;
}

struct Asking {
  app::Studio& studio;
  ui::ConversationView* conversation() const { return studio.window()->ask()->conversation(); }
  void begin() const {
    conversation()->questionBox()->setQuestion("Where did the keeper walk?");
    conversation()->questionBox()->ask();
  }
  void wait() const {
    if (!QTest::qWaitFor([this] { return !studio.session()->isAnswering(); }, kPatience)) qFatal("no answer");
  }
  // Another text each time, so that it is compressed anew.
  void openText(int number) const {
    studio.window()->ask()->documents()->closeAll();
    const QString text = QString::number(number) + QString(kSentence).repeated(600);
    studio.window()->openDocument("long.txt", text);
  }
};

double longestPause(const Asking& asking, int number) {
  asking.openText(number);
  asking.begin();
  QElapsedTimer sinceLast;
  sinceLast.start();
  double longest = 0;
  while (asking.studio.session()->isAnswering()) {
    QCoreApplication::processEvents(QEventLoop::AllEvents);
    longest = std::max(longest, since(sinceLast));
    sinceLast.restart();
    QThread::usleep(200);
  }
  return longest;
}

double stopping(const Asking& asking, int number, bool untilTheEnd) {
  asking.openText(number);
  bool working = false;
  const auto begun = QObject::connect(asking.studio.session(), &app::Session::turnProgressed, [&] { working = true; });
  asking.begin();
  if (!QTest::qWaitFor([&] { return working; }, kPatience)) qFatal("nothing is worked on");
  QObject::disconnect(begun);
  QElapsedTimer timer;
  timer.start();
  asking.studio.window()->action(ui::Command::Stop)->trigger();
  QCoreApplication::processEvents();
  const double said = since(timer);
  asking.wait();
  return untilTheEnd ? since(timer) : said;
}

double heatFrame(ui::DocumentEditor& editor, int frame) {
  QElapsedTimer timer;
  timer.start();
  editor.verticalScrollBar()->setValue(frame * editor.verticalScrollBar()->maximum() / kRounds);
  editor.viewport()->repaint();
  return since(timer);
}

void measureHeat() {
  ui::DocumentEditor editor;
  editor.resize(600, 700);
  const QString text = QString(kSentence).repeated(1100);  // about 16,000 words
  editor.setDocumentText(text);
  std::vector<ui::Highlight> heat;
  for (qsizetype at = 0; at >= 0 && heat.size() < 16'000; at = text.indexOf(' ', at + 1)) {
    const double strength = static_cast<double>(heat.size() % 10) / 10;
    heat.push_back({1, {at, at + 4}, static_cast<int>(heat.size() % 4), strength});
  }
  editor.show();
  if (!QTest::qWaitForWindowExposed(&editor, kPatience)) qFatal("no editor");
  editor.setHighlights(heat);
  int frame = 0;
  report("a frame of text with 16,000 coloured tokens", measured([&] { return heatFrame(editor, ++frame); }), 16);
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  const QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  const QStringList arguments = application.arguments().mid(1);
  const QString shipped = QString::fromStdString(common::shippedModel().string());
  const bool isChild = arguments.value(0) == "--start";
  const QString model = arguments.value(isChild ? 1 : 0, shipped);
  const std::unique_ptr<app::Studio> studio = started(folder, model);
  if (isChild) {
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
  }
  if (!QTest::qWaitFor([&] { return studio->session()->model().has_value(); }, kPatience)) qFatal("no model");
  const Asking asking{*studio};
  int number = 0;
  report("start to the first key", measured([&] { return startOnce(model); }), 1500);
  measureHeat();
  report("longest pause of the window while it answers", measured([&] { return longestPause(asking, ++number); }), 50);
  report("a stop is said", measured([&] { return stopping(asking, ++number, false); }), 200);
  report("a stop ends the work", measured([&] { return stopping(asking, ++number, true); }), 200);
  return tooSlow == 0 ? 0 : 1;
}
