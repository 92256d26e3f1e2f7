// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QObject>
#include <QTest>

#include "app/store/session_file.h"
#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

class ReplayTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void whatIsAskedInAnyWayComesOutTheSame_data();
  void whatIsAskedInAnyWayComesOutTheSame();
  void aConversationIsKeptAnswerByAnswer();
  void aChangedAnswerIsToldAndEndsWithOne_data();
  void aChangedAnswerIsToldAndEndsWithOne();
  void aStoppedAnswerIsComparedAsFarAsItCame();
  void unfinishedTurnsAreLeftOut();
  void anotherModelIsRefusedUnlessAnyWillDo();
  void otherNumbersAreSaidToBeSo();
  void whatCannotBeKeptIsRefusedBeforeTheWork();
  void whatIsNoSessionIsRefused();

 private:
  QString file(const QString& name = "s.picz") const { return m_folder.filePath(name); }
  ProgramResult ask(const QStringList& options = {}) const {
    return runPic(QStringList{"ask", file("doc.txt"), "Who ran home?", "--save", file(), "--threads", "1"} + model() +
                  options);
  }
  QStringList model(int seed = 1) const { return {"--model", tests::tinyModel(seed)}; }
  ProgramResult replay(const QStringList& options = {}) const {
    return runPic(QStringList{"replay", file()} + model() + options);
  }
  // The session file of a question answered just now, in words of its own and so in many tokens, after `change`.
  void askAndChange(const std::function<void(store::Session&)>& change) const {
    const ProgramResult result = ask({"--free"});
    VERIFY_RESULT(result.exitCode == 0, result);
    store::Session session = store::readSessionFile(file().toStdString());
    change(session);
    store::writeSessionFile(session, file().toStdString());
  }
  QTemporaryDir m_folder;
};

void ReplayTest::initTestCase() {
  QVERIFY(!tests::tinyModel().isEmpty());
  tests::writeFile(file("doc.txt"), tests::tinyText().left(600));
}

void ReplayTest::whatIsAskedInAnyWayComesOutTheSame_data() {
  QTest::addColumn<QStringList>("options");
  QTest::newRow("budget") << QStringList{"--budget", "7"};
  QTest::newRow("another mask") << QStringList{"--mask", "full", "--compressor", "pic", "--ratio", "3.5"};
  QTest::newRow("sampled, short, with evidence") << QStringList{
      "--temperature", "1.5", "--top-k", "50", "--top-p", "0.9", "--seed", "99", "--max-tokens", "9", "--evidence"};
  QTest::newRow("float64") << QStringList{"--dtype", "float64"};
  QTest::newRow("the full text, in bfloat16") << QStringList{"--source", "full", "--dtype", "bfloat16"};
  QTest::newRow("leading text") << QStringList{"--source", "budget", "--ratio", "8"};
}

void ReplayTest::whatIsAskedInAnyWayComesOutTheSame() {
  QFETCH(QStringList, options);
  const ProgramResult asked = ask(options + QStringList{"--json"});
  VERIFY_RESULT(asked.exitCode == 0, asked);
  const ProgramResult result = replay({"--json"});
  VERIFY_RESULT(result.exitCode == 0 && result.err.isEmpty(), result);
  const QJsonObject turn = result.json()["turns"].toArray().at(0).toObject();
  QVERIFY(result.json()["reproduced"].toBool());
  QVERIFY(turn["same"].toBool() && turn["same_ids"].toBool());
  QVERIFY(turn["tokens"].toInt() > 0);
  QCOMPARE(turn["same_tokens"].toInt(), turn["tokens"].toInt());
  QVERIFY(turn["largest_difference"].toDouble(1) <= 1e-4);
  QCOMPARE(turn["answer"].toString(), asked.json()["answer"].toString());
  QCOMPARE(turn["times_recorded"].toObject()["first_token_ms"].toDouble(), asked.json()["first_token_ms"].toDouble());
}

void ReplayTest::aConversationIsKeptAnswerByAnswer() {
  const ProgramResult chat = runPic(QStringList{"chat", file("doc.txt"), "--save", file()} + model(),
                                    "Who ran home?\n\nWhat did they read?\n   \nWhen?");
  VERIFY_RESULT(chat.exitCode == 0, chat);
  const store::Session session = store::readSessionFile(file().toStdString());
  QCOMPARE(session.turns.size(), std::size_t{3});
  QCOMPARE(session.documents.size(), std::size_t{1});
  QCOMPARE(session.turns[1].question, std::string("What did they read?"));
  const ProgramResult result = replay();
  VERIFY_RESULT(result.exitCode == 0, result);
  VERIFY_RESULT(result.out.contains("2. What did they read?\n   same: "), result);
  VERIFY_RESULT(result.out.contains("recorded") && result.out.endsWith("All 3 answers came out the same.\n"), result);
}

void ReplayTest::aChangedAnswerIsToldAndEndsWithOne_data() {
  QTest::addColumn<int>("token");
  QTest::addColumn<int>("id");
  QTest::addColumn<double>("shift");
  QTest::newRow("another id") << 1 << 9 << 0.0;
  QTest::newRow("another log-probability") << 1 << -1 << 2e-4;
}

void ReplayTest::aChangedAnswerIsToldAndEndsWithOne() {
  QFETCH(int, token);
  QFETCH(int, id);
  QFETCH(double, shift);
  askAndChange([&](store::Session& session) {
    engine::GeneratedToken& changed = session.turns[0].answer.tokens.at(static_cast<std::size_t>(token));
    if (id >= 0) changed.id = changed.id == id ? id + 1 : id;
    changed.logProbability -= shift;
  });
  const ProgramResult result = replay();
  QCOMPARE(result.exitCode, 1);
  VERIFY_RESULT(result.out.contains("DIFFERENT") && result.err == "pic: 1 of 1 answers came out differently.\n",
                result);
  const ProgramResult json = replay({"--json"});
  QCOMPARE(json.exitCode, 1);
  QVERIFY(!json.json()["reproduced"].toBool(true));
  const QJsonObject turn = json.json()["turns"].toArray().at(0).toObject();
  QCOMPARE(turn["same_ids"].toBool(), id < 0);
  QCOMPARE(turn["same_tokens"].toInt(), id < 0 ? turn["tokens"].toInt() : 1);
}

void ReplayTest::aStoppedAnswerIsComparedAsFarAsItCame() {
  askAndChange([](store::Session& session) {
    QVERIFY(session.turns[0].answer.tokens.size() > 2);
    session.turns[0].state = store::TurnState::Stopped;
    session.turns[0].answer.stopped = true;
    session.turns[0].answer.tokens.resize(2);
  });
  const ProgramResult result = replay();
  VERIFY_RESULT(result.exitCode == 0 && result.out.contains("same: 2 of 2 tokens"), result);
}

void ReplayTest::unfinishedTurnsAreLeftOut() {
  askAndChange([](store::Session& session) {
    session.turns.push_back(session.turns[0]);
    session.turns[1].state = store::TurnState::Interrupted;
  });
  const ProgramResult result = replay();
  VERIFY_RESULT(result.exitCode == 0 && result.out.contains("left out: it was interrupted"), result);
  askAndChange([](store::Session& session) { session.turns[0].state = store::TurnState::Failed; });
  const ProgramResult none = replay();
  VERIFY_RESULT(none.isUserError("holds no finished answer"), none);
}

void ReplayTest::anotherModelIsRefusedUnlessAnyWillDo() {
  const ProgramResult asked = ask();
  VERIFY_RESULT(asked.exitCode == 0, asked);
  const ProgramResult refused = runPic(QStringList{"replay", file()} + model(2));
  VERIFY_RESULT(refused.isUserError("recorded with the model") && refused.err.contains("--any-model"), refused);
  const ProgramResult any = runPic(QStringList{"replay", file(), "--any-model"} + model(2));
  VERIFY_RESULT(any.err.startsWith("note: Computed with another model") && any.out.contains("1. Who ran home?"), any);
}

void ReplayTest::otherNumbersAreSaidToBeSo() {
  const ProgramResult asked = ask({"--dtype", "float32"});
  VERIFY_RESULT(asked.exitCode == 0, asked);
  const ProgramResult result = replay({"--dtype", "float64"});
  VERIFY_RESULT(result.err.contains("note: Computed with float64 on cpu, 1 thread, recorded with float32"), result);
}

void ReplayTest::whatCannotBeKeptIsRefusedBeforeTheWork() {
  const QString memory = file("doc.picmem");
  const ProgramResult compressed = runPic(QStringList{"compress", file("doc.txt"), "-o", memory} + model());
  VERIFY_RESULT(compressed.exitCode == 0, compressed);
  const ProgramResult result = runPic(QStringList{"ask", memory, "Who?", "--save", file()} + model());
  VERIFY_RESULT(result.isUserError("--save needs the text"), result);
  const ProgramResult folder =
      runPic(QStringList{"ask", file("doc.txt"), "Who?", "--save", file("none/s.picz")} + model());
  VERIFY_RESULT(folder.isUserError("none does not exist"), folder);
}

void ReplayTest::whatIsNoSessionIsRefused() {
  tests::writeFile(file("text.picz"), "Dear reader");
  const ProgramResult text = runPic({"replay", file("text.picz")});
  VERIFY_RESULT(text.isUserError("text.picz: it is not a whole zip file"), text);
  const ProgramResult missing = runPic({"replay", file("none.picz")});
  VERIFY_RESULT(missing.isUserError("none.picz"), missing);
}

PIC_TEST(ReplayTest)
#include "replay_test.moc"
