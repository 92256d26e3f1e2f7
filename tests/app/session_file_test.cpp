// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/session_file.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include "app/store/session_json.h"
#include "app/store/zip_archive.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using nlohmann::json;
using store::Session;
using store::ZipEntry;

class SessionFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSessionComesBackAsItWasWritten();
  void theSameSessionGivesTheSameBytes();
  void whatWasRunningComesBackInterrupted();
  void aFolderThatIsNotThereIsNamed();
  void whatIsNoSessionFileIsRefused_data();
  void whatIsNoSessionFileIsRefused();
  void aBombIsNotUnpacked();
  void aDescriptionWithAWrongValueIsRefused_data();
  void aDescriptionWithAWrongValueIsRefused();
  void everyTruncationIsRefused();
  void flippedBytesAreRefusedOrHarmless();

 private:
  static std::string refusal(const std::string& bytes) {
    return tests::errorOf([&] { store::sessionFromZip(std::as_bytes(std::span(bytes)), "s.picz"); });
  }
  static std::string sampleBytes() {
    const tests::LibraryFolder folder;
    store::writeSessionFile(tests::sampleSession(), folder.path() / "s.picz");
    return tests::bytesOf(folder.path() / "s.picz");
  }
  // The sample's description after `change`, with the sample's texts.
  static std::string changed(const std::function<void(json&)>& change) {
    const Session session = tests::sampleSession();
    json description = json::parse(store::sessionToJson(session, store::DocumentTexts::Beside));
    change(description);
    const std::string text = description.dump();
    return store::zipped({{"session.json", text},
                          {"documents/1.txt", session.documents[0].text},
                          {"documents/2.txt", session.documents[1].text}});
  }
};

void SessionFileTest::aSessionComesBackAsItWasWritten() {
  const tests::LibraryFolder folder;
  const Session session = tests::sampleSession();
  store::writeSessionFile(session, folder.path() / "s.picz");
  const Session read = store::readSessionFile(folder.path() / "s.picz");
  QCOMPARE(store::sessionToJson(read, store::DocumentTexts::Inside),
           store::sessionToJson(session, store::DocumentTexts::Inside));
  QCOMPARE(read.turns[0].answer.tokens[1].logProbability, session.turns[0].answer.tokens[1].logProbability);
  QVERIFY(read.documents[0].source.empty());  // where it lay is not told
}

void SessionFileTest::theSameSessionGivesTheSameBytes() {
  const std::string bytes = sampleBytes();
  QVERIFY(bytes == sampleBytes());
  QVERIFY(bytes.starts_with("PK\3\4"));
}

void SessionFileTest::whatWasRunningComesBackInterrupted() {
  const std::string bytes = changed([](json& session) { session["turns"][0]["state"] = "running"; });
  QCOMPARE(store::sessionFromZip(std::as_bytes(std::span(bytes)), "s").turns[0].state, store::TurnState::Interrupted);
}

void SessionFileTest::aFolderThatIsNotThereIsNamed() {
  VERIFY_CONTAINS(tests::errorOf([] { store::writeSessionFile(tests::sampleSession(), "/nowhere/s.picz"); }),
                  "/nowhere/s.picz");
  VERIFY_CONTAINS(tests::errorOf([] { store::readSessionFile("/nowhere/s.picz"); }), "/nowhere/s.picz");
}

void SessionFileTest::whatIsNoSessionFileIsRefused_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("words");
  const auto row = [](const char* name, const std::string& bytes, const QByteArray& words) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << words;
  };
  const std::string description = store::sessionToJson(tests::sampleSession(), store::DocumentTexts::Beside);
  const std::string first = tests::sampleSession().documents[0].text;
  const std::string second = tests::sampleSession().documents[1].text;
  const auto zip = [](const std::vector<ZipEntry>& entries) { return store::zipped(entries); };
  row("empty", "", "zip");
  row("text", "Dear reader, this is not a zip file at all.", "not a whole zip");
  row("another zip", zip({{"word/document.xml", "<w/>"}}), "there is no session.json");
  row("a path upwards", zip({{"session.json", description}, {"../../evil.txt", "x"}}), "../../evil.txt");
  row("an absolute path", zip({{"session.json", description}, {"/etc/passwd", "x"}}), "/etc/passwd");
  row("something beside", zip({{"session.json", description}, {"documents/1.txt", first}, {"run.sh", "x"}}), "run.sh");
  row("a missing text", zip({{"session.json", description}, {"documents/1.txt", first}}), "document 2");
  row("a text too many",
      zip({{"session.json", description},
           {"documents/1.txt", first},
           {"documents/2.txt", second},
           {"documents/3.txt", "x"}}),
      "3 texts for 2 documents");
  row("another text",
      zip({{"session.json", description}, {"documents/1.txt", "X" + first}, {"documents/2.txt", second}}),
      "is not the one that was recorded");
  row("not UTF-8", zip({{"session.json", description}, {"documents/1.txt", "caf\xe9"}, {"documents/2.txt", second}}),
      "not UTF-8");
  row("no JSON", zip({{"session.json", "{"}}), "not valid JSON");
  row("a list", zip({{"session.json", "[]"}}), "object");
  row("deep", zip({{"session.json", std::string(100'000, '[')}}), "nested deeper");
}

void SessionFileTest::whatIsNoSessionFileIsRefused() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, words);
  const std::string sentence = refusal(bytes.toStdString());
  QVERIFY(sentence.starts_with("s.picz"));
  VERIFY_CONTAINS(sentence, words.toStdString());
}

void SessionFileTest::aBombIsNotUnpacked() {
  const std::string zeros(std::size_t{65} << 20, ' ');
  const std::string bytes = store::zipped({{"session.json", zeros}});
  QVERIFY(bytes.size() < 200'000);
  VERIFY_CONTAINS(refusal(bytes), "session.json is longer than 67108864 bytes");
  std::vector<ZipEntry> many{{"session.json", "{}"}};
  for (int i = 0; i < 10'001; ++i) many.push_back({"documents/" + std::to_string(i + 1) + ".txt", ""});
  VERIFY_CONTAINS(refusal(store::zipped(many)), "10001 documents");
}

void SessionFileTest::aDescriptionWithAWrongValueIsRefused_data() {
  QTest::addColumn<QByteArray>("change");
  QTest::addColumn<QByteArray>("words");
  const auto row = [](const char* patch, const char* words) {
    QTest::newRow(patch) << QByteArray(patch) << QByteArray(words);
  };
  row(R"({"op": "replace", "path": "/format", "value": 2})", "this is format 2, written by a newer program");
  row(R"({"op": "remove", "path": "/format"})", "'format' is missing");
  row(R"({"op": "add", "path": "/virus", "value": 1})", "virus");
  row(R"({"op": "remove", "path": "/turns/0/answer"})", "'answer' is missing");
  row(R"({"op": "replace", "path": "/turns/0/documents", "value": [2]})", "holds 2; there are 2 documents");
  row(R"({"op": "replace", "path": "/turns/0/documents", "value": [-1]})", "holds -1");
  row(R"({"op": "replace", "path": "/open", "value": {}})", "'open' must be a list");
  row(R"({"op": "replace", "path": "/turns/0/state", "value": "dreaming"})", "dreaming");
  row(R"({"op": "replace", "path": "/turns/0/answer/evidence/0/end", "value": 99999})", "outside the documents");
  row(R"({"op": "replace", "path": "/turns/0/answer/evidence/0/document", "value": 1})", "outside the documents");
  row(R"({"op": "replace", "path": "/turns/0/answer/evidence/0/begin", "value": -1})", "'begin'");
  row(R"({"op": "replace", "path": "/turns/0/answer/evidence/0/memories", "value": ["a"]})", "'memories'");
  row(R"({"op": "replace", "path": "/turns/0/answer/tokens/0/id", "value": 1e300})", "'id'");
  row(R"({"op": "replace", "path": "/turns/0/answer/source", "value": "web"})", "web");
  row(R"({"op": "replace", "path": "/turns/0/settings/threads", "value": 100000})", "'threads'");
  row(R"({"op": "replace", "path": "/turns/0/settings/ratio", "value": 0})", "'ratio'");
  row(R"({"op": "replace", "path": "/turns/0/settings/mask", "value": "blindfold"})", "blindfold");
  row(R"({"op": "replace", "path": "/documents/0/hash", "value": "0000000000000000"})",
      "not the one that was recorded");
}

void SessionFileTest::aDescriptionWithAWrongValueIsRefused() {
  QFETCH(QByteArray, change);
  QFETCH(QByteArray, words);
  const std::string sentence = refusal(
      changed([&](json& session) { session = session.patch(json::array({json::parse(change.toStdString())})); }));
  QVERIFY(sentence.starts_with("s.picz"));
  VERIFY_CONTAINS(sentence, words.toStdString());
}

void SessionFileTest::everyTruncationIsRefused() {
  const std::string bytes = sampleBytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) QVERIFY(!refusal(bytes.substr(0, size)).empty());
}

void SessionFileTest::flippedBytesAreRefusedOrHarmless() {
  const std::string bytes = sampleBytes();
  const std::string right =
      store::sessionToJson(store::sessionFromZip(std::as_bytes(std::span(bytes)), "s"), store::DocumentTexts::Inside);
  int refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const std::string sentence = tests::errorOf([&] {
      const Session session = store::sessionFromZip(std::as_bytes(std::span(damaged)), "s");
      QCOMPARE(store::sessionToJson(session, store::DocumentTexts::Inside), right);  // dates and such do not matter
    });
    refused += sentence.empty() ? 0 : 1;
  }
  QVERIFY(refused > static_cast<int>(bytes.size() / 2));
}

PIC_TEST(SessionFileTest)
#include "session_file_test.moc"
