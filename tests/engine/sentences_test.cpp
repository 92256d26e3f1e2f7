// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/sentences.h"

#include <QObject>
#include <QTest>
#include <string>

#include "tests/registry.h"

using engine::ByteRange;
using engine::splitSentences;

namespace {

// The sentences, each ended by "|".
QString shown(const std::string& text) {
  std::string all;
  for (const ByteRange& range : splitSentences(text)) {
    all += text.substr(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.end - range.begin)) + "|";
  }
  return QString::fromStdString(all);
}

std::string repeated(const std::string& unit, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

class SentencesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sentencesEndWhereAReaderWouldEndThem_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentences");
    const auto row = [](const char* name, const char* text, const char* sentences) {
      QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(sentences);
    };
    row("nothing", "", "");
    row("only white space", " \t\n\u00A0\u3000 ", "");
    row("no mark at the end", "One. Two", "One.|Two|");
    row("all marks", "Who? Me! Well… Yes.", "Who?|Me!|Well…|Yes.|");
    row("several marks", "What?! No... Stop.", "What?!|No...|Stop.|");
    row("white space around", "  One.  \t Two.  ", "One.|Two.|");
    row("lower case goes on", "He paused... and went on.", "He paused... and went on.|");
    row("lower case of other alphabets", "Да. и нет. Да.", "Да. и нет.|Да.|");
    row("title", "Dr. Who met Mrs. Smith. They left.", "Dr. Who met Mrs. Smith.|They left.|");
    row("initials", "J. R. R. Tolkien and J.K. Rowling wrote.", "J. R. R. Tolkien and J.K. Rowling wrote.|");
    row("country before a name", "The U.S. Army came.", "The U.S. Army came.|");
    row("country at the end", "He left the U.S. He came back.", "He left the U.S.|He came back.|");
    row("company at the end", "It was sold to Acme Inc. The price was low.",
        "It was sold to Acme Inc.|The price was low.|");
    row("company inside", "Acme Inc. President Jones", "Acme Inc. President Jones|");
    row("e.g.", "Fruit, e.g. Apples, is good.", "Fruit, e.g. Apples, is good.|");
    row("numbered", "See No. 5 and Fig. 12. Then stop.", "See No. 5 and Fig. 12.|Then stop.|");
    row("no is a word too", "I said no. Nobody heard.", "I said no.|Nobody heard.|");
    row("date", "On Jan. 5 it rained. On Feb. 6 too.", "On Jan. 5 it rained.|On Feb. 6 too.|");
    row("decimals", "It cost 3.50 dollars. Version 1.2.3 is out.", "It cost 3.50 dollars.|Version 1.2.3 is out.|");
    row("number at the end", "He was born in 1950. His mother sang.", "He was born in 1950.|His mother sang.|");
    row("list numbers", "1. Stir\n2. Wait", "1. Stir|2. Wait|");
    row("addresses", "See www.example.org for more.", "See www.example.org for more.|");
    row("quotes behind the full stop", "“Go.” She went. \"Why?\" he asked.", "“Go.”|She went.|\"Why?\" he asked.|");
    row("bracket behind the full stop", "(It rained.) We left.", "(It rained.)|We left.|");
    row("opening quote", "He left. “Why?”", "He left.|“Why?”|");
    row("newlines", "A heading\nA line. Another\r\n\r\nlast", "A heading|A line.|Another|last|");
    row("short lines", "milk\neggs\nbread", "milk|eggs|bread|");
    row("Chinese", "你好。你是谁？我是「他！」好", "你好。|你是谁？|我是「他！」|好|");
    row("emoji", "Fine 😀. Good 😀! 😀", "Fine 😀.|Good 😀!|😀|");
  }
  void sentencesEndWhereAReaderWouldEndThem() {
    QFETCH(QString, text);
    QFETCH(QString, sentences);
    QCOMPARE(shown(text.toStdString()), sentences);
  }

  void aWrappedLineIsNoSentence() {
    const std::string text = "The house stood on a hill above the little town and\nlooked over it. Nobody lived there.";
    QCOMPARE(shown(text),
             QString("The house stood on a hill above the little town and\nlooked over it.|Nobody lived there.|"));
  }

  void rangesAreOrderedWholeAndLeaveOnlyWhiteSpaceOut() {
    const std::string text = " Ä. “Ö!”  Dr. É\u00A0. 。」 ½… \n\n 你！x\t?\u3000😀 ";
    std::int64_t end = 0;
    for (const ByteRange& range : splitSentences(text)) {
      const auto between = QString::fromStdString(text.substr(end, range.begin - end));
      QVERIFY2(between.trimmed().isEmpty(), qPrintable(between));
      const std::string sentence = text.substr(range.begin, range.end - range.begin);
      QVERIFY(!sentence.empty());
      QCOMPARE(QString::fromStdString(sentence).trimmed().toStdString(), sentence);  // a split character would differ
      end = range.end;
    }
    QVERIFY(QString::fromStdString(text.substr(end)).trimmed().isEmpty());
  }

  // A quadratic scan of 400 KB takes minutes.
  void hostileTextTakesLinearTime() {
    QCOMPARE(splitSentences(repeated(". ", 200'000)).size(), std::size_t{200'000});
    QCOMPARE(splitSentences(repeated("A.", 200'000)).size(), std::size_t{1});
    QCOMPARE(splitSentences(repeated("a. (b", 100'000)).size(), std::size_t{1});
    QCOMPARE(splitSentences(repeated(".\"", 200'000)).size(), std::size_t{1});
    QCOMPARE(splitSentences(repeated(" ", 400'000)).size(), std::size_t{0});
  }

  void invalidBytesAreWalkedOver() {
    const std::string text = "Good. \xFF\xE4. \xF0\x9F";
    std::int64_t end = 0;
    for (const ByteRange& range : splitSentences(text)) {
      QVERIFY(range.begin >= end && range.end > range.begin);
      end = range.end;
    }
    QCOMPARE(end, static_cast<std::int64_t>(text.size()));
  }
};

PIC_TEST(SentencesTest)
#include "sentences_test.moc"
