// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/text/source_words.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/registry.h"

using engine::SourceWords;

// What may be said is tried with whole answers: every token of the answer must be allowed, and then the end.
class SourceWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wordSequencesOfTheTextMayBeSaid_data();
  void wordSequencesOfTheTextMayBeSaid();
  void nothingElseMayBeSaid_data();
  void nothingElseMayBeSaid();
  void everyWalkSpellsAPieceOfTheText();
  void sequencesStayInsideOneText();
  void anEmptyTextLeavesTheOtherSentence();

 private:
  std::unique_ptr<engine::Tokenizer> m_tokenizer = engine::openTokenizer(tests::ownTokenizer());

  bool maySay(const SourceWords& words, const std::string& answer) const {
    SourceWords::Progress progress = words.start();
    for (const std::int32_t id : m_tokenizer->encode(answer).ids) {
      const auto allowed = words.allowed(progress);
      if (std::find(allowed.begin(), allowed.end(), id) == allowed.end()) return false;
      progress = words.after(progress, id);
    }
    return progress.mayEnd;
  }
  SourceWords wordsOf(const std::vector<std::string_view>& texts) const {
    return {*m_tokenizer, texts, "unanswerable"};
  }
};

namespace {

constexpr std::string_view kText = "\"The river (in 1950)\nwas the man's, and Zoë saw “it”.\tEnd";

}  // namespace

void SourceWordsTest::wordSequencesOfTheTextMayBeSaid_data() {
  QTest::addColumn<QString>("answer");
  for (const char* answer : {"The river", "The", "river (in 1950)", "1950", "in 1950", "1950) was the man", "the man's",
                             "man", "Zoë", "it", "saw “it”. End", "and Zoë saw", "unanswerable"}) {
    QTest::newRow(answer) << QString::fromUtf8(answer);
  }
}

void SourceWordsTest::wordSequencesOfTheTextMayBeSaid() {
  QFETCH(QString, answer);
  QVERIFY(maySay(wordsOf({kText}), answer.toStdString()));
}

void SourceWordsTest::nothingElseMayBeSaid_data() {
  QTest::addColumn<QString>("answer");
  for (const char* answer :
       {"the river", "river was", "riv", "iver", "19", "The man", "Zo", "unanswer", "answerable", "(", ""}) {
    QTest::newRow(answer) << QString::fromUtf8(answer);
  }
}

void SourceWordsTest::nothingElseMayBeSaid() {
  QFETCH(QString, answer);
  QVERIFY(!maySay(wordsOf({kText}), answer.toStdString()));
}

void SourceWordsTest::everyWalkSpellsAPieceOfTheText() {
  const SourceWords words = wordsOf({kText});
  const std::string spaced = "\"The river (in 1950) was the man's, and Zoë saw “it”. End";
  for (int walk = 0; walk < 200; ++walk) {
    SourceWords::Progress progress = words.start();
    std::vector<std::int32_t> ids;
    for (int step = 0; step < 12 && !progress.next.empty() && !(progress.mayEnd && step > walk % 9); ++step) {
      const auto allowed = words.allowed(progress);
      ids.push_back(allowed[static_cast<std::size_t>(walk * 31 + step * 17) % allowed.size()]);
      progress = words.after(progress, ids.back());
    }
    std::string said = m_tokenizer->decode(ids);
    while (!said.empty() && said.front() == ' ') said.erase(0, 1);
    const bool whole =
        said.find("\xEF\xBF\xBD") == std::string::npos;  // it may stop inside a character only where it may not end
    QVERIFY2(!whole || spaced.find(said) != std::string::npos || std::string("unanswerable").starts_with(said),
             said.c_str());
  }
}

void SourceWordsTest::sequencesStayInsideOneText() {
  const SourceWords words = wordsOf({"the dog ran", "home to read"});
  QVERIFY(maySay(words, "dog ran"));
  QVERIFY(maySay(words, "home to"));
  QVERIFY(!maySay(words, "ran home"));
}

void SourceWordsTest::anEmptyTextLeavesTheOtherSentence() {
  const SourceWords words = wordsOf({"", " \n "});
  QVERIFY(maySay(words, "unanswerable"));
  QCOMPARE(words.allowed(words.start()).size(), 1U);
}

PIC_TEST(SourceWordsTest)
#include "source_words_test.moc"
