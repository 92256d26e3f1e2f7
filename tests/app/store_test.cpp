// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"

#include <QTest>

#include "app/store/session_json.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using store::Id;
using store::Session;
using store::Store;
using store::Turn;
using store::TurnState;

class StoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSessionComesBackAsItWasWritten();
  void aTurnGrowsAndEnds();
  void aFailedTurnSaysWhyAndKeepsWhatItHad();
  void streamedTextIsNotWrittenAtEveryToken();
  void theSameDocumentIsKeptOnce();
  void earlierTurnsKeepTheDocumentsTheyRead();
  void removingASessionForgetsWhatOnlyItRead();
  void aTurnCanBeTakenBack();
  void aCleanEndLeavesNothingToRecover();
  void modelsAreListedLastUsedFirst();
  void whatIsNotThereIsSaid();
  void aLibraryInMemoryDoesEverythingToo();
};

namespace {

// Everything that files for others carry, and the rest of this machine that they leave out.
std::string asText(const Session& session) {
  std::string text = store::sessionToJson(session, store::DocumentTexts::Inside);
  for (const store::Document& document : session.documents) text += document.source + "\n";
  return text + session.settings.modelFolder;
}

std::vector<store::Document> sampleDocuments() { return tests::sampleSession().documents; }

}  // namespace

void StoreTest::aSessionComesBackAsItWasWritten() {
  const tests::LibraryFolder folder;
  const Session session = tests::sampleSession();
  Id id = 0;
  {
    Store library(folder.library());
    id = library.addSession(session);
  }
  Store library(folder.library());
  QVERIFY(library.takeNotes().empty());
  QVERIFY(!library.inMemory());
  QCOMPARE(asText(library.session(id)), asText(session));
  const std::vector<store::SessionSummary> list = library.sessions();
  QCOMPARE(list.size(), std::size_t{1});
  QCOMPARE(list[0].title, session.title);
  QCOMPARE(list[0].turns, 2);
  QCOMPARE(list[0].documents, 1);
}

void StoreTest::aTurnGrowsAndEnds() {
  const tests::LibraryFolder folder;
  Store library(folder.library());
  const Id id = library.beginSession("s", tests::sampleSettings());
  library.setDocuments(id, sampleDocuments());
  const Id turn = library.ask(id, tests::sampleTurn());
  QCOMPARE(library.session(id).turns.at(0).state, TurnState::Running);
  QCOMPARE(library.session(id).turns.at(0).documents, (std::vector<int>{0, 1}));
  library.stream(turn, "in");
  QCOMPARE(library.session(id).turns.at(0).answer.text, std::string("in"));
  store::Settings used = tests::sampleSettings();
  used.threads = 7;
  library.finish(turn, tests::sampleAnswer(), used);
  const Turn done = library.session(id).turns.at(0);
  QCOMPARE(done.state, TurnState::Done);
  QCOMPARE(done.settings.threads, 7);
  QCOMPARE(done.answer.tokens.size(), std::size_t{2});
  QCOMPARE(done.answer.tokens[1].logProbability, tests::sampleAnswer().tokens[1].logProbability);
  QCOMPARE(done.answer.evidence.at(0).memories, (std::vector<int>{0, 2}));

  engine::Answer stopped = tests::sampleAnswer();
  stopped.stopped = true;
  library.finish(library.ask(id, tests::sampleTurn()), stopped, used);
  QCOMPARE(library.session(id).turns.at(1).state, TurnState::Stopped);
}

void StoreTest::aFailedTurnSaysWhyAndKeepsWhatItHad() {
  Store library;
  const Id id = library.beginSession("s", tests::sampleSettings());
  const Id turn = library.ask(id, tests::sampleTurn());
  library.stream(turn, "half");
  library.fail(turn, "There is not enough memory.");
  const Turn failed = library.session(id).turns.at(0);
  QCOMPARE(failed.state, TurnState::Failed);
  QCOMPARE(failed.failure, std::string("There is not enough memory."));
  QCOMPARE(failed.answer.text, std::string("half"));
}

void StoreTest::streamedTextIsNotWrittenAtEveryToken() {
  Store library;
  const Id id = library.beginSession("s", tests::sampleSettings());
  const Id turn = library.ask(id, tests::sampleTurn());
  library.stream(turn, "a");
  library.stream(turn, "ab");  // at once after it
  QCOMPARE(library.session(id).turns.at(0).answer.text, std::string("a"));
  QTRY_VERIFY((library.stream(turn, "abc"), library.session(id).turns.at(0).answer.text == "abc"));
}

void StoreTest::theSameDocumentIsKeptOnce() {
  Store library;
  const Id first = library.beginSession("one", tests::sampleSettings());
  const Id second = library.beginSession("two", tests::sampleSettings());
  library.setDocuments(first, sampleDocuments());
  library.setDocuments(second, sampleDocuments());
  QCOMPARE(library.documents().size(), std::size_t{2});
  store::Document renamed = sampleDocuments()[0];
  renamed.name = "other.txt";
  library.setDocuments(second, {renamed});
  QCOMPARE(library.documents().size(), std::size_t{3});  // the same text under another name is another document
  const store::DocumentSummary added = library.documents().front();
  QCOMPARE(added.name, std::string("other.txt"));
  QCOMPARE(added.bytes, static_cast<std::int64_t>(renamed.text.size()));
  QVERIFY(library.document(added.id) == renamed);
}

void StoreTest::earlierTurnsKeepTheDocumentsTheyRead() {
  Store library;
  const Id id = library.beginSession("s", tests::sampleSettings());
  library.setDocuments(id, {sampleDocuments()[0]});
  library.finish(library.ask(id, tests::sampleTurn()), tests::sampleAnswer(), tests::sampleSettings());
  store::Document grown = sampleDocuments()[0];
  grown.text += " And at nine.";
  library.setDocuments(id, {grown});
  library.finish(library.ask(id, tests::sampleTurn()), tests::sampleAnswer(), tests::sampleSettings());
  const Session session = library.session(id);
  QCOMPARE(session.documents.size(), std::size_t{2});
  QCOMPARE(session.documents.at(session.turns.at(0).documents.at(0)).text, sampleDocuments()[0].text);
  QCOMPARE(session.documents.at(session.turns.at(1).documents.at(0)).text, grown.text);
  QCOMPARE(session.open, session.turns.at(1).documents);
}

void StoreTest::removingASessionForgetsWhatOnlyItRead() {
  Store library;
  const Id kept = library.beginSession("kept", tests::sampleSettings());
  library.setDocuments(kept, {sampleDocuments()[0]});
  const Id removed = library.beginSession("removed", tests::sampleSettings());
  library.setDocuments(removed, sampleDocuments());
  library.finish(library.ask(removed, tests::sampleTurn("Which zebra?")), tests::sampleAnswer(),
                 tests::sampleSettings());
  QCOMPARE(library.search("brulee", 9).size(), std::size_t{1});
  QCOMPARE(library.search("zebra", 9).size(), std::size_t{1});
  library.removeSession(removed);
  QCOMPARE(library.sessions().size(), std::size_t{1});
  QCOMPARE(library.documents().size(), std::size_t{1});
  QVERIFY(library.search("brulee", 9).empty());
  QVERIFY(library.search("zebra", 9).empty());
  QCOMPARE(library.search("lighthouse", 9).size(), std::size_t{1});
}

void StoreTest::aTurnCanBeTakenBack() {
  Store library;
  const Id id = library.addSession(tests::sampleSession());
  library.removeTurn(library.session(id).turns.at(1).id);
  QCOMPARE(library.session(id).turns.size(), std::size_t{1});
  QCOMPARE(library.documents().size(), std::size_t{1});  // the second was read by that turn only
}

void StoreTest::aCleanEndLeavesNothingToRecover() {
  const tests::LibraryFolder folder;
  Id id = 0;
  {
    Store library(folder.library());
    id = library.beginSession("s", tests::sampleSettings());
    library.ask(id, tests::sampleTurn());
    QVERIFY(library.unfinishedSessions().empty());  // open here is not left open
  }
  Store library(folder.library());
  QVERIFY(library.unfinishedSessions().empty());
  QCOMPARE(library.session(id).turns.at(0).state, TurnState::Interrupted);
  library.rename(id, "new");
  QCOMPARE(library.sessions().at(0).title, std::string("new"));
}

void StoreTest::modelsAreListedLastUsedFirst() {
  Store library;
  library.noteModel("/models/a", "1");
  library.noteModel("/models/b", "2");
  QTRY_VERIFY((library.noteModel("/models/a", "3"), library.recentModels(5).front().folder == "/models/a"));
  QCOMPARE(library.recentModels(5).size(), std::size_t{2});
  QCOMPARE(library.recentModels(1).size(), std::size_t{1});
  QCOMPARE(library.recentModels(1)[0].hash, std::string("3"));
}

void StoreTest::whatIsNotThereIsSaid() {
  Store library;
  VERIFY_CONTAINS(tests::errorOf([&] { library.session(12); }), "no session 12");
  VERIFY_CONTAINS(tests::errorOf([&] { library.openSession(12); }), "no session 12");
  VERIFY_CONTAINS(tests::errorOf([&] { library.document(5); }), "no document 5");
  QVERIFY(!tests::errorOf([&] { library.ask(12, tests::sampleTurn()); }).empty());
  QVERIFY(library.sessions().empty());
}

void StoreTest::aLibraryInMemoryDoesEverythingToo() {
  Store library;
  QVERIFY(library.inMemory());
  const Id id = library.addSession(tests::sampleSession());
  library.openSession(id);
  library.closeSession(id);
  QCOMPARE(asText(library.session(id)), asText(tests::sampleSession()));
}

PIC_TEST(StoreTest)
#include "store_test.moc"
