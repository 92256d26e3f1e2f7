// SPDX-License-Identifier: GPL-3.0-or-later
// The window program, killed while it answers: studio_crash_tests ROUNDS. Each round is a process that starts the whole
// application without a display, asks and asks, and is killed (SIGKILL) at some letter of what it says; then the library is
// read. The first of ten rounds begins a conversation, the others recover it. Children are forked before Qt or LibTorch
// have begun anything, which saves the time of loading them.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <functional>

#include "app/store/store.h"
#include "app/studio.h"
#include "tests/window/tiny_model.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/recovery_bar.h"
#include "ui/frame/status_panel.h"

namespace {

constexpr const char* kText = "The old man and the dog walked to the river. In the rain they saw him.\n";

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "FAIL: %s\n", what.c_str());
  std::exit(1);
}

// A process that runs `job`, which says letters, until it is killed.
class Child {
 public:
  explicit Child(const std::function<void(int)>& job) {
    if (::pipe(m_pipe) != 0) fail("no pipe");
    m_process = ::fork();
    if (m_process == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::close(m_pipe[0]);
      job(m_pipe[1]);
      ::_exit(0);
    }
    ::close(m_pipe[1]);
  }
  // Everything said when there are so many letters, or when it has ended.
  std::string hear(std::size_t letters) {
    char letter = 0;
    while (m_said.size() < letters && ::read(m_pipe[0], &letter, 1) == 1) m_said += letter;
    return m_said;
  }
  std::string killAndHear() {
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    hear(std::string::npos);
    ::close(m_pipe[0]);
    return m_said;
  }

 private:
  int m_pipe[2] = {};
  pid_t m_process = 0;
  std::string m_said;
};

// What the process says: r the conversation is back, n there was none, l the model is there, a asked, g an answer grew,
// f it has ended, e an error.
void runStudio(const QString& folder, bool anew, int out) {
  int argc = 1;
  char name[] = "studio_crash_tests";
  char* argv[] = {name, nullptr};
  QApplication application(argc, argv);
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
  QSettings().setValue("reread", false);  // so that answers grow token by token
  const auto say = [out](char letter) {
    if (::write(out, &letter, 1) != 1) ::_exit(1);
  };
  app::Studio studio({}, folder.toStdString() + "/data");
  app::Session* session = studio.session();
  ui::AskWorkspace* ask = studio.window()->ask();
  const auto next = [ask] {
    ask->conversation()->questionBox()->setQuestion("Who walked to the river?");
    ask->conversation()->questionBox()->ask();
  };
  QObject::connect(session, &app::Session::turnStarted, [&] { say('a'); });
  QObject::connect(session, &app::Session::answerGrew, [&] { say('g'); });
  QObject::connect(session, &app::Session::modelFailed, [&] { say('e'); });
  QObject::connect(session, &app::Session::answered, ask, [&] {
    say('f');
    next();
  }, Qt::QueuedConnection);
  QObject::connect(session, &app::Session::modelLoaded, [&] {
    say('l');
    if (!ask->documents()->hasText()) studio.window()->openDocument("river.txt", kText);
    next();
  });
  studio.start(folder + "/model");
  // After a crash: first the conversation, then the model, each with the button of its bar.
  ui::RecoveryBar* bar = ask->recovery();
  bool recovered = false;
  int waited = 0;
  constexpr int kMostWaits = 400;
  QObject::connect(bar, &ui::RecoveryBar::recoverRequested, [&] { recovered = true; });
  QTimer poll;
  QObject::connect(&poll, &QTimer::timeout, [&] {
    if (!bar->isVisible()) return;
    auto* recover = bar->findChild<QPushButton*>("recover");
    if (!anew && recover->isVisible()) return recover->click();
    // It is being read; a conversation that was killed before its first question was kept has no text, and is not waited for.
    if (!anew && recovered && !ask->documents()->hasText() && ++waited < kMostWaits) return;
    poll.stop();
    say(recovered ? 'r' : 'n');
    bar->findChild<QPushButton*>("loadModel")->click();
  });
  poll.start(5);
  QApplication::exec();
}

struct Counts {
  std::size_t sessions = 0;
  std::size_t done = 0;
  std::size_t others = 0;
};

// Errors: anything that was kept is not whole.
Counts countsOf(const QString& folder) {
  store::Store library(folder.toStdString() + "/data/library.sqlite");
  Counts counts;
  if (!library.takeNotes().empty()) fail("the library is damaged");
  for (const store::SessionSummary& summary : library.sessions()) {
    ++counts.sessions;
    const store::Session session = library.session(summary.id);
    if (session.documents.size() > 1 || (session.documents.size() == 1 && session.documents[0].text != kText))
      fail("a document was lost or changed");
    for (const store::Turn& turn : session.turns) {
      turn.state == store::TurnState::Done ? ++counts.done : ++counts.others;
      if (turn.state == store::TurnState::Done && (turn.answer.tokens.empty() || turn.documents.size() != 1))
        fail("a finished answer is not whole");
    }
  }
  return counts;
}

void killOnce(const QString& folder, int round) {
  const Counts before = round == 0 ? Counts() : countsOf(folder);
  const bool anew = round % 10 == 0;
  Child child([&](int out) { runStudio(folder, anew, out); });
  const std::size_t letters = 2 + static_cast<std::size_t>(round * 7 % 23);
  child.hear(letters);
  const std::string said = child.killAndHear();
  if (said.size() < letters || said.find('e') != std::string::npos) fail("the program ended by itself after " + said);
  if (!anew && before.sessions > 0 && said.front() != 'r') fail("the conversation did not come back: " + said);
  const auto finished = static_cast<std::size_t>(std::ranges::count(said, 'f'));
  const auto asked = static_cast<std::size_t>(std::ranges::count(said, 'a'));
  const Counts after = countsOf(folder);
  const std::size_t done = after.done - before.done;
  const std::size_t others = after.others - before.others;
  std::fprintf(stderr, "round %d: said %s, kept %zu finished and %zu unfinished\n", round, said.c_str(), done, others);
  if (done < finished || done > finished + 1) fail("a finished answer was lost");
  if (others > 1) fail("more than the unfinished answer was lost");
  if (done + others > asked + 1) fail("a turn is there twice");
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QStandardPaths::setTestModeEnabled(true);
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 10;
  const QTemporaryDir folder;
  Child maker([&](int) { tests::writeTinyModel(folder.filePath("model")); });
  maker.hear(std::string::npos);
  maker.killAndHear();
  for (int round = 0; round < rounds; ++round) killOnce(folder.path(), round);
  std::printf("killed %d times; at most the unfinished answer was lost each time\n", rounds);
  return rounds > 0 ? 0 : 1;
}
