// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/corpus.h"

#include <lzma.h>
#include <zstd.h>

#include <QTest>
#include <algorithm>

#include "engine/error.h"
#include "engine/train/line_reader.h"
#include "tests/engine/training_files.h"
#include "tests/registry.h"

namespace {

std::string xz(const std::string& text) {
  std::string packed(lzma_stream_buffer_bound(text.size()), '\0');
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr, bytes, text.size(),
                          reinterpret_cast<std::uint8_t*>(packed.data()), &size, packed.size());
  packed.resize(size);
  return packed;
}

std::string zst(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  return packed;
}

// JSON that is easier to read here.
std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

// Longer than the reader's buffers, and not the same line again and again.
std::string manyLines() {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  return text;
}

std::string allLines(const std::filesystem::path& file) {
  engine::LineReader reader(file);
  std::string text;
  for (std::string line; reader.next(line);) text += line + "\n";
  return text;
}

std::vector<engine::CorpusDocument> documentsOf(const std::filesystem::path& file) {
  std::vector<engine::CorpusDocument> documents;
  engine::readDocuments(file, [&](const engine::CorpusDocument& document, std::int64_t) {
    documents.push_back(document);
    return true;
  });
  return documents;
}

template <class Action>
std::string sentenceOf(const Action& action) {
  try {
    action();
  } catch (const engine::Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

class CorpusTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameLinesComeOutOfEveryFormat() {
    const std::string text = manyLines();
    QVERIFY(allLines(m_files.write("lines.txt", text)) == text);
    QVERIFY(allLines(m_files.write("lines.txt.xz", xz(text))) == text);
    QVERIFY(allLines(m_files.write("lines.txt.zst", zst(text))) == text);
  }

  void filesPutTogetherFromSeveralAreReadToTheEnd() {
    QCOMPARE(allLines(m_files.write("two.txt.xz", xz("one\n") + xz("two\n"))), std::string("one\ntwo\n"));
    QCOMPARE(allLines(m_files.write("two.txt.zst", zst("one\n") + zst("two\n"))), std::string("one\ntwo\n"));
  }

  void lineEndsAndByteOrderMarkAreNotPartOfALine() {
    QCOMPARE(allLines(m_files.write("windows.txt", "\xEF\xBB\xBFone\r\n\r\ntwo")), std::string("one\n\ntwo\n"));
  }

  void aTruncatedFileIsRefusedWithItsName() {
    const std::string text = manyLines();
    for (const auto& [name, packed] : {std::pair{"cut.txt.xz", xz(text)}, std::pair{"cut.txt.zst", zst(text)}}) {
      const auto file = m_files.write(name, packed.substr(0, packed.size() / 2));
      const std::string sentence = sentenceOf([&] { allLines(file); });
      QVERIFY2(sentence.find(file.string()) != std::string::npos, sentence.c_str());
      QVERIFY2(sentence.find("truncated") != std::string::npos, sentence.c_str());
    }
  }

  void aFlippedByteInsideACompressedFileIsRefused() {
    std::string packed = xz(manyLines());
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x10);
    const auto file = m_files.write("flipped.txt.xz", packed);
    const std::string sentence = sentenceOf([&] { allLines(file); });
    QVERIFY2(sentence.find("damaged") != std::string::npos, sentence.c_str());
  }

  void aMissingFileIsNamed() {
    const std::string sentence = sentenceOf([&] { allLines(m_files.folder() / "nowhere.txt"); });
    QVERIFY2(sentence.find("nowhere.txt") != std::string::npos, sentence.c_str());
  }

  void plainTextIsADocumentPerBlock() {
    const auto documents = documentsOf(m_files.write("plain.txt", "\n\nfirst\nof two lines\n \n\nsecond"));
    QCOMPARE(documents.size(), 2u);
    QCOMPARE(documents[0].text, std::string("first\nof two lines"));
    QCOMPARE(documents[1].text, std::string("second"));
  }

  void jsonLinesGiveTitleAndText() {
    const auto documents =
        documentsOf(m_files.write("two.jsonl", quoted("{'title':'A','text':'one'}\n\n{'text':'zwölf','other':1}")));
    QCOMPARE(documents.size(), 2u);
    QCOMPARE(documents[0].title, std::string("A"));
    QCOMPARE(documents[1].text, std::string("zwölf"));
    QVERIFY(documents[1].title.empty());
  }

  void aBadLineIsRefusedWithFileAndNumber_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("broken off") << QByteArray("{'text': 'abc") << QByteArray("not valid JSON");
    QTest::newRow("not UTF-8") << QByteArray("{'text': 'ab\xFF'}") << QByteArray("UTF-8");
    QTest::newRow("a list") << QByteArray("[1]") << QByteArray("found array");
    QTest::newRow("no text") << QByteArray("{'title': 'A'}") << QByteArray("found nothing");
    QTest::newRow("a number as text") << QByteArray("{'text': 3}") << QByteArray("found number");
  }

  void aBadLineIsRefusedWithFileAndNumber() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, found);
    const auto file = m_files.write("bad.jsonl", quoted("{'text':'fine'}\n" + line.toStdString() + "\n"));
    const std::string sentence = sentenceOf([&] { documentsOf(file); });
    QVERIFY2(sentence.find(file.string() + ", line 2") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find(found.toStdString()) != std::string::npos, sentence.c_str());
  }

  void plainTextThatIsNotUtf8IsRefusedWithFileAndNumber() {
    const auto file = m_files.write("latin.txt", "one\ntwo\ncaf\xE9\n");
    const std::string sentence = sentenceOf([&] { documentsOf(file); });
    QVERIFY2(sentence.find(file.string() + ", line 3") != std::string::npos, sentence.c_str());
  }

  void questionsWithoutAnswersAreSkippedAndOtherKeysIgnored() {
    const auto file = m_files.write(
        "qa.jsonl", quoted("{'context':'c','source':'s','qas':[{'q':'who?','a':[' Ann ','Ann Lee'],'options':['x']},"
                           "{'q':'none?','a':[]},{'q':'blank?','a':[' ']}]}"));
    std::vector<engine::CorpusQuestion> questions;
    engine::readPassages(file, [&](const engine::CorpusPassage& passage, std::int64_t) {
      questions = passage.questions;
      return true;
    });
    QCOMPARE(questions.size(), 1u);
    QCOMPARE(questions[0].question, std::string("who?"));
    QCOMPARE(questions[0].answers, (std::vector<std::string>{"Ann", "Ann Lee"}));
  }

  void readingEndsWhenTheListenerHasEnough() {
    int calls = 0;
    engine::readDocuments(m_files.write("three.txt", "a\n\nb\n\nc"),
                          [&](const auto&, std::int64_t) { return ++calls < 2; });
    QCOMPARE(calls, 2);
  }

 private:
  tests::TrainingFiles m_files;
};

PIC_TEST(CorpusTest)
#include "corpus_test.moc"
