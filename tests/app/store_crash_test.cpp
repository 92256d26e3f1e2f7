// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>
#include <functional>

#include "app/store/database.h"
#include "app/store/store.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using store::Id;
using store::Session;
using store::Store;
using store::TurnState;

namespace {

// A process that runs `job` and says single letters meanwhile.
class OtherProcess {
 public:
  using Say = std::function<void(char)>;
  explicit OtherProcess(const std::function<void(const Say&)>& job) {
    if (::pipe(m_pipe) != 0) qFatal("no pipe");
    m_process = ::fork();
    if (m_process != 0) {
      ::close(m_pipe[1]);
      return;
    }
    const int out = m_pipe[1];
    try {
      job([out](char letter) {
        if (::write(out, &letter, 1) != 1) ::_exit(1);
      });
    } catch (const engine::Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
      ::_exit(1);
    }
    for (;;) ::pause();  // until it is killed; it never ends cleanly
  }
  ~OtherProcess() { kill(); }
  OtherProcess(const OtherProcess&) = delete;
  OtherProcess& operator=(const OtherProcess&) = delete;

  // Waits for so many letters; everything heard so far.
  const std::string& heard(std::size_t letters) {
    char letter = 0;
    while (m_heard.size() < letters && ::read(m_pipe[0], &letter, 1) == 1) m_heard += letter;
    return m_heard;
  }
  // kill -9; everything that was said until then.
  const std::string& kill() {
    if (m_process > 0) {
      ::kill(m_process, SIGKILL);
      ::waitpid(m_process, nullptr, 0);
      heard(std::string::npos);
      ::close(m_pipe[0]);
      m_process = 0;
    }
    return m_heard;
  }

 private:
  int m_pipe[2] = {};
  pid_t m_process = 0;
  std::string m_heard;
};

constexpr int kWithoutEnd = 1'000'000;

// Asks so often: a for asked, s for streamed, f for finished.
void converse(const std::filesystem::path& file, int turns, const OtherProcess::Say& say) {
  Store library(file);
  const Id id = library.beginSession("killed", tests::sampleSettings());
  library.setDocuments(id, tests::sampleSession().documents);
  for (int i = 0; i < turns; ++i) {
    const Id turn = library.ask(id, tests::sampleTurn());
    say('a');
    library.stream(turn, "in 18");
    say('s');
    library.finish(turn, tests::sampleAnswer(), tests::sampleSettings());
    say('f');
  }
}

// At most this many bytes a file may have, as on a full disk, while it lives.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit now{bytes, m_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, SIG_DFL);
  }

 private:
  rlimit m_before{};
};

}  // namespace

class StoreCrashTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aKilledProcessLosesAtMostTheUnfinishedAnswer();
  void recoveringASessionTakesItOver();
  void aSessionOpenInAnotherProcessIsLeftAlone();
  void twoProcessesWriteOneLibrary();
  void aLibraryHeldByAnotherProgramIsSaidAndNothingChanged();
  void onAFullDiskTheConversationGoesOnInMemory();
  void onAFullDiskAStreamedAnswerGoesOnToo();
};

void StoreCrashTest::aKilledProcessLosesAtMostTheUnfinishedAnswer() {
  const tests::LibraryFolder folder;
  for (std::size_t round = 0; round < 30; ++round) {
    OtherProcess process([&](const OtherProcess::Say& say) { converse(folder.library(), kWithoutEnd, say); });
    process.heard(1 + round % 9);
    const std::string said = process.kill();

    Store library(folder.library());
    QVERIFY(library.takeNotes().empty());
    const std::vector<store::SessionSummary> unfinished = library.unfinishedSessions();
    QCOMPARE(unfinished.size(), std::size_t{1});
    const Session session = library.session(unfinished[0].id);
    QCOMPARE(session.documents, tests::sampleSession().documents);
    const auto count = [&](char letter) { return static_cast<std::size_t>(std::ranges::count(said, letter)); };
    const auto done = static_cast<std::size_t>(std::ranges::count(session.turns, TurnState::Done, &store::Turn::state));
    QVERIFY(session.turns.size() >= count('a') && session.turns.size() <= count('a') + 1);
    QVERIFY(done >= count('f') && done <= count('f') + 1);
    QVERIFY(session.turns.size() - done <= 1);
    for (const store::Turn& turn : session.turns) {
      if (turn.state == TurnState::Done) {
        QCOMPARE(turn.answer.tokens.size(), std::size_t{2});
        continue;
      }
      QCOMPARE(turn.state, TurnState::Interrupted);
      QVERIFY(turn.answer.text == "in 18" || (turn.answer.text.empty() && said.back() != 's'));
    }
    library.closeSession(session.id);
    QVERIFY(library.unfinishedSessions().empty());
  }
}

void StoreCrashTest::recoveringASessionTakesItOver() {
  const tests::LibraryFolder folder;
  OtherProcess process([&](const OtherProcess::Say& say) { converse(folder.library(), kWithoutEnd, say); });
  process.heard(4);
  process.kill();
  Store library(folder.library());
  const Id id = library.unfinishedSessions().at(0).id;
  library.openSession(id);
  QVERIFY(library.unfinishedSessions().empty());
  const Id turn = library.ask(id, tests::sampleTurn("And then?"));
  library.finish(turn, tests::sampleAnswer(), tests::sampleSettings());
  QCOMPARE(library.session(id).turns.back().question, std::string("And then?"));
}

void StoreCrashTest::aSessionOpenInAnotherProcessIsLeftAlone() {
  const tests::LibraryFolder folder;
  OtherProcess process([&](const OtherProcess::Say& say) {
    Store library(folder.library());
    library.ask(library.beginSession("there", tests::sampleSettings()), tests::sampleTurn());
    say('r');
    for (;;) ::pause();
  });
  process.heard(1);
  {
    Store library(folder.library());
    QVERIFY(library.unfinishedSessions().empty());
    const store::SessionSummary there = library.sessions().at(0);
    QVERIFY(there.openElsewhere);
    QCOMPARE(library.session(there.id).turns.at(0).state, TurnState::Running);
    VERIFY_CONTAINS(tests::errorOf([&] { library.openSession(there.id); }), "open in another window");
    VERIFY_CONTAINS(tests::errorOf([&] { library.removeSession(there.id); }), "open in another window");
    process.kill();
    QCOMPARE(library.unfinishedSessions().size(), std::size_t{1});
  }
  Store library(folder.library());
  QCOMPARE(library.unfinishedSessions().size(), std::size_t{1});
}

void StoreCrashTest::twoProcessesWriteOneLibrary() {
  const tests::LibraryFolder folder;
  OtherProcess process([&](const OtherProcess::Say& say) { converse(folder.library(), 4, say); });
  Store library(folder.library());
  const Id id = library.beginSession("here", tests::sampleSettings());
  for (int i = 0; i < 4; ++i) {
    library.finish(library.ask(id, tests::sampleTurn()), tests::sampleAnswer(), tests::sampleSettings());
  }
  QCOMPARE(process.heard(12), std::string("asfasfasfasf"));
  process.kill();
  QCOMPARE(library.session(id).turns.size(), std::size_t{4});
  const std::vector<store::SessionSummary> both = library.sessions();
  QCOMPARE(both.size(), std::size_t{2});
  const Session there = library.session(both[both[0].id == id ? 1 : 0].id);
  QCOMPARE(std::ranges::count(there.turns, TurnState::Done, &store::Turn::state), 4);
}

void StoreCrashTest::aLibraryHeldByAnotherProgramIsSaidAndNothingChanged() {
  const tests::LibraryFolder folder;
  Store library(folder.library());
  const Id id = library.beginSession("s", tests::sampleSettings());
  OtherProcess process([&](const OtherProcess::Say& say) {
    store::Database database(folder.library());
    database.open();
    database.execute("BEGIN IMMEDIATE");
    say('h');
    for (;;) ::pause();
  });
  process.heard(1);
  VERIFY_CONTAINS(tests::errorOf([&] { library.ask(id, tests::sampleTurn()); }), "held by another program");
  QVERIFY(!library.inMemory());
  process.kill();
  library.ask(id, tests::sampleTurn());
  QCOMPARE(library.session(id).turns.size(), std::size_t{1});
}

void StoreCrashTest::onAFullDiskTheConversationGoesOnInMemory() {
  const tests::LibraryFolder folder;
  Id id = 0;
  {
    Store library(folder.library());
    id = library.beginSession("s", tests::sampleSettings());
    library.ask(id, tests::sampleTurn("before"));
    const FullDisk full(4096);
    library.setDocuments(id, tests::sampleSession().documents);
    const std::vector<std::string> notes = library.takeNotes();
    QVERIFY(library.inMemory());
    QCOMPARE(notes.size(), std::size_t{1});
    VERIFY_CONTAINS(notes[0], "in memory only");
    library.finish(library.ask(id, tests::sampleTurn("after")), tests::sampleAnswer(), tests::sampleSettings());
    const Session session = library.session(id);
    QCOMPARE(session.turns.size(), std::size_t{2});
    QCOMPARE(session.documents.size(), std::size_t{2});
    QCOMPARE(library.search("after", 5).size(), std::size_t{1});
  }
  Store library(folder.library());
  QVERIFY(library.takeNotes().empty());
  QCOMPARE(library.unfinishedSessions().size(), std::size_t{1});  // its end is not in the file
  QCOMPARE(library.session(id).turns.size(), std::size_t{1});
  QCOMPARE(library.session(id).turns[0].question, std::string("before"));
}

void StoreCrashTest::onAFullDiskAStreamedAnswerGoesOnToo() {
  const tests::LibraryFolder folder;
  Store library(folder.library());
  const Id id = library.beginSession("s", tests::sampleSettings());
  const Id turn = library.ask(id, tests::sampleTurn());
  {
    const FullDisk full(4096);
    library.stream(turn, "in");
  }
  QVERIFY(library.inMemory());
  QCOMPARE(library.session(id).turns.at(0).answer.text, std::string("in"));
}

PIC_TEST(StoreCrashTest)
#include "store_crash_test.moc"
