// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <iterator>

#include "engine/text/segmenter.h"
#include "engine/text/utf8.h"
#include "engine/values/random.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/registry.h"

using engine::ByteRange;
using engine::Random;
using engine::segmentText;
using engine::TextSegment;
using engine::Tokenizer;

namespace {

// What texts are made of, and what breaks cutters: characters of several tokens, tokens of several characters, none.
constexpr const char* kParts[] = {"the ", "old ",  "man",   "dog ", "ran. ", "Home! ", "river", "\n",
                                  "\n\n", " ",     "  ",    "中",   "的。",  "長い",   "😀",     "👩‍👩‍👧",
                                  "é",    "ß",     "ﷺ",     "ﬃ",    "1950",  "(",      "\"",    "A",
                                  "aaaa", "ababa", "zzzzz", "\t",   "…",     " Dr. ",  "?",     "\u0301"};

std::string runningText(Random& random) { return kParts[random.below(std::size(kParts))]; }
std::string fewLetters(Random& random) { return std::string(1, static_cast<char>('a' + random.below(3))); }
std::string noSpaces(Random& random) { return std::string(1, "thedogmanriver"[random.below(14)]); }
std::string chinese(Random& random) { return {'\xE4', '\xB8', static_cast<char>(0x80 + random.below(40))}; }
std::string emoji(Random& random) { return random.below(3) == 0 ? "👍" : "😀"; }

using Part = std::string (*)(Random&);
constexpr Part kKinds[] = {runningText, fewLetters, noSpaces, chinese, emoji};

std::string randomText(Part part, Random& random, std::uint64_t parts) {
  std::string text;
  for (; parts > 0; --parts) text += part(random);
  return text;
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

bool isWhiteSpace(std::string_view text) { return text.find_first_not_of(" \t\n\r") == text.npos; }
std::string_view piece(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}
bool isCharacterBorder(std::string_view text, std::int64_t at) {
  return at == static_cast<std::int64_t>(text.size()) || !engine::continuesCharacter(text[at]);
}

// Every character is a token. Counts what it is asked to read.
class CountingTokenizer : public Tokenizer {
 public:
  engine::TokenizedText encode(std::string_view text) const override {
    bytesRead += text.size();
    engine::TokenizedText result;
    for (std::size_t at = 0; at < text.size(); at += engine::characterLength(text[at])) {
      result.ids.push_back(0);
      const auto begin = static_cast<std::int64_t>(at);
      result.offsets.push_back({begin, begin + static_cast<std::int64_t>(engine::characterLength(text[at]))});
    }
    return result;
  }
  std::string decode(const std::vector<std::int32_t>&) const override { return {}; }
  std::string piece(std::int32_t) const override { return {}; }
  std::optional<std::int32_t> idOf(std::string_view) const override { return {}; }
  int size() const override { return 1; }
  std::optional<std::int32_t> beginId() const override { return {}; }
  std::optional<std::int32_t> endId() const override { return {}; }
  std::string hash() const override { return {}; }

  mutable std::size_t bytesRead = 0;
};

}  // namespace

class SegmenterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    m_llama = engine::openTokenizer(PIC_TEST_DATA "/llama-stories260k");
    m_own = engine::openTokenizer(tests::ownTokenizer());
  }

  void everyTextIsCutIntoWholeCharactersWithinTheLimit_data() { tokenizers(); }
  void everyTextIsCutIntoWholeCharactersWithinTheLimit() {
    Random random(1);
    for (int i = 0; i < 60; ++i) {
      const std::string text = randomText(kKinds[i % std::size(kKinds)], random, random.between(0, 400));
      const int limit = kLimits[random.below(std::size(kLimits))];
      std::int64_t end = 0;
      for (const TextSegment& segment : segmentText(tokenizer(), text, limit)) {
        QVERIFY(isWhiteSpace(piece(text, {end, segment.bytes.begin})));
        QVERIFY(!segment.ids.empty() && static_cast<int>(segment.ids.size()) <= limit);
        QCOMPARE(segment.offsets.size(), segment.ids.size());
        QVERIFY(isCharacterBorder(text, segment.bytes.begin) && isCharacterBorder(text, segment.bytes.end));
        QCOMPARE(segment.offsets.front().begin, segment.bytes.begin);
        QVERIFY(segment.offsets.back().end <= segment.bytes.end);
        end = segment.bytes.end;
      }
      QVERIFY(isWhiteSpace(text.substr(end)));
    }
  }

  // The promise that appending to a memory stands on.
  void appendingMovesNoBorderButThoseOfTheLastTwoSegments_data() { tokenizers(); }
  void appendingMovesNoBorderButThoseOfTheLastTwoSegments() {
    Random random(2);
    for (int i = 0; i < 40; ++i) {
      const std::string text = randomText(kKinds[i % std::size(kKinds)], random, 100 + random.below(400));
      const int limit = kLimits[random.below(std::size(kLimits))];
      const std::vector<TextSegment> whole = segmentText(tokenizer(), text, limit);
      for (int cut = 0; cut < 12; ++cut) {
        std::size_t at = random.below(text.size());
        while (at < text.size() && engine::continuesCharacter(text[at])) ++at;
        const std::vector<TextSegment> before = segmentText(tokenizer(), text.substr(0, at), limit);
        for (std::size_t s = 0; s + 2 < before.size(); ++s) {
          QVERIFY2(s < whole.size() && before[s] == whole[s],
                   qPrintable(QString("segment %1 of %2, limit %3, text up to byte %4: %5")
                                  .arg(s)
                                  .arg(before.size())
                                  .arg(limit)
                                  .arg(at)
                                  .arg(text.c_str())));
        }
      }
    }
  }

  void segmentsFromABorderOnAreThoseOfTheWholeText() {
    Random random(3);
    for (const Part kind : kKinds) {
      const std::string text = randomText(kind, random, 500);
      const std::vector<TextSegment> whole = segmentText(*m_own, text, 32);
      const std::vector<TextSegment> rest = segmentText(*m_own, text, 32, whole[2].bytes.begin);
      QCOMPARE(rest.size(), whole.size() - 2);
      for (std::size_t s = 0; s < rest.size(); ++s) QVERIFY(rest[s] == whole[s + 2]);
    }
  }

  void bordersFallOnSentenceEndsWhereTheyCan() {
    const std::string text = repeated("The dog ran home. In the winter they read books! ", 3000);
    constexpr int kLimit = 40;
    const std::vector<TextSegment> segments = segmentText(*m_own, text, kLimit);
    QVERIFY(segments.size() > 10);
    for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
      QVERIFY(static_cast<int>(segments[s].ids.size()) > kLimit * 6 / 10);
      const std::string after = text.substr(segments[s + 1].bytes.begin, 8);
      QVERIFY2(after == "The dog " || after == "In the w", after.c_str());
    }
  }

  void aSentenceThatFillsASegmentToTheLastTokenEndsIt() {
    const std::string sentence = "The old man walked home.";
    const int tokens = static_cast<int>(m_own->encode(sentence).ids.size());
    const std::vector<TextSegment> segments = segmentText(*m_own, sentence + " " + sentence, tokens);
    QCOMPARE(segments.size(), std::size_t{2});
    QCOMPARE(segments[0].ids.size(), segments[1].ids.size());
  }

  void withoutSentencesBordersFallBetweenWords() {
    const std::string text = repeated("river ", 2000);
    const std::vector<TextSegment> segments = segmentText(*m_own, text, 24);
    QVERIFY(segments.size() > 10);
    for (const TextSegment& segment : segments) {
      std::string_view words = piece(text, segment.bytes);
      if (words.ends_with(' ')) words.remove_suffix(1);  // of the text itself
      QVERIFY(words.starts_with("river") && words.ends_with("river"));
    }
  }

  // Four tokens an emoji: no number of tokens below a multiple of four ends one.
  void withoutWordsBordersFallBetweenCharacters() {
    const std::string text = repeated("😀", 400);
    QVERIFY(m_own->encode("😀").ids.size() >= 4);
    for (int limit = 6; limit < 14; ++limit) {
      for (const TextSegment& segment : segmentText(*m_own, text, limit)) {
        QCOMPARE(m_own->decode(segment.ids), std::string(piece(text, segment.bytes)));
      }
    }
  }

  void aCharacterOfMoreTokensThanASegmentIsPassed() {
    const std::vector<TextSegment> segments = segmentText(*m_own, "😀😀", 2);
    QCOMPARE(segments.size(), std::size_t{2});
    QCOMPARE(segments[1].bytes, (ByteRange{4, 8}));
  }

  void whiteSpaceAloneMakesNoSegment() {
    for (const char* text : {"", " ", "\n\t \r\n"}) QVERIFY(segmentText(*m_own, text, 16).empty());
  }

  // Tokenising everything anew for every segment would read a gigabyte.
  void aMegabyteIsReadAFewTimesAtMost() {
    constexpr std::size_t kMegabyte = std::size_t{1} << 20;
    for (const char* part : {"word ", "中", "x", "End. ", "a          "}) {
      const CountingTokenizer counting;
      const std::string text = repeated(part, kMegabyte);
      QVERIFY(segmentText(counting, text, 256).size() > 1000);
      QVERIFY2(counting.bytesRead < 12 * kMegabyte, qPrintable(QString("%1 bytes").arg(counting.bytesRead)));
    }
    const CountingTokenizer counting;
    QCOMPARE(segmentText(counting, "a" + std::string(kMegabyte, ' ') + "b", 256).size(), std::size_t{2});
    QVERIFY(counting.bytesRead < 12 * kMegabyte);
  }

 private:
  static constexpr int kLimits[] = {8, 16, 32, 64};

  static void tokenizers() {
    QTest::addColumn<bool>("own");
    QTest::newRow("llama") << false;
    QTest::newRow("own") << true;
  }
  const Tokenizer& tokenizer() const {
    QFETCH(bool, own);
    return own ? *m_own : *m_llama;
  }

  std::unique_ptr<Tokenizer> m_llama;
  std::unique_ptr<Tokenizer> m_own;
};

PIC_TEST(SegmenterTest)
#include "segmenter_test.moc"
