// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cctype>
#include <random>

#include "engine/error.h"
#include "engine/text/text_blocks.h"
#include "engine/text/tokenizer.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/registry.h"

using namespace engine;

namespace {

std::filesystem::path llama() { return std::filesystem::path(PIC_TEST_DATA) / "llama-stories260k"; }

// Every kind of trouble: runs of white space, NFKC, composition, byte fallback, NUL, control symbols, line ends.
std::string mixedText(int words) {
  static const std::vector<std::string> kWords = {
      "a",    "  ",      "\t",     "\n",    "\n\n",   "12",  "😀",   "你好。", "\uFB01", "½",    " the",
      "É",    "e\u0301", "\u2581", "<mem>", "<0x0A>", " \n", "\n ", "\u00A0", "\u200B", "\r\n", std::string(1, '\0'),
      " man", "㎞"};
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < words; ++i) text += kWords[random() % kWords.size()];
  return text;
}

std::string textOf(const std::string& text, ByteRange range) {
  return text.substr(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.end - range.begin));
}

bool isCharacterBorder(const std::string& text, std::int64_t at) {
  return at == static_cast<std::int64_t>(text.size()) || (text[static_cast<std::size_t>(at)] & 0xC0) != 0x80;
}

std::string streamed(const Tokenizer& tokenizer, const std::vector<std::int32_t>& ids) {
  StreamDecoder decoder(tokenizer);
  std::string text;
  for (const std::int32_t id : ids) text += decoder.push(id);
  return text + decoder.finish();
}

QString openingError(const std::filesystem::path& path) {
  try {
    openTokenizer(path);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

QByteArray bytesOf(const std::filesystem::path& file) {
  QFile input(QString::fromStdString(file.string()));
  return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

}  // namespace

class SentencepieceTokenizerTest : public QObject {
  Q_OBJECT

 private:
  static void addBothModels() {
    QTest::addColumn<QString>("model");
    QTest::newRow("llama") << QString::fromStdString(llama().string());
    QTest::newRow("own") << QString::fromStdString(tests::ownTokenizer().string());
  }

 private Q_SLOTS:
  void everyByteOfTheTextBelongsToAToken_data() { addBothModels(); }
  void everyByteOfTheTextBelongsToAToken() {
    QFETCH(QString, model);
    const std::string text = mixedText(3000);
    const TokenizedText encoded = openTokenizer(model.toStdString())->encode(text);
    QCOMPARE(encoded.offsets.size(), encoded.ids.size());
    ByteRange last;
    for (const ByteRange& range : encoded.offsets) {
      QVERIFY(last.begin <= range.begin && last.end <= range.end && range.begin <= range.end);
      QVERIFY(isCharacterBorder(text, range.begin) && isCharacterBorder(text, range.end));
      for (std::int64_t at = last.end; at < range.begin; ++at)
        QVERIFY(std::isspace(text[static_cast<std::size_t>(at)]));
      last = range;
    }
    QVERIFY(QString::fromStdString(text.substr(static_cast<std::size_t>(last.end))).trimmed().isEmpty());
  }

  void tokensOfOneCharacterShareItsBytes() {
    const auto tokenizer = openTokenizer(tests::ownTokenizer());
    const std::string text = "é😀㎞";
    std::vector<std::string> surfaces;
    for (const ByteRange& range : tokenizer->encode(text).offsets) surfaces.push_back(textOf(text, range));
    QVERIFY(std::erase(surfaces, "") <= 1);  // the prefix stands for nothing
    QCOMPARE(surfaces, (std::vector<std::string>{"é", "é", "😀", "😀", "😀", "😀", "㎞", "㎞"}));
  }

  void offsetsAreThoseOfTheTextBeforeNormalisation() {
    const auto tokenizer = openTokenizer(tests::ownTokenizer());
    const std::string text = "ｔｈｅ  man";
    const TokenizedText encoded = tokenizer->encode(text);
    const auto man = std::ranges::find(encoded.ids, *tokenizer->idOf("\u2581man"));
    QVERIFY(man != encoded.ids.end());
    QCOMPARE(textOf(text, encoded.offsets[static_cast<std::size_t>(man - encoded.ids.begin())]), " man");
    QCOMPARE(tokenizer->decode(encoded.ids), "the  man");
  }

  void controlSymbolsInTheTextArePlainText_data() { addBothModels(); }
  void controlSymbolsInTheTextArePlainText() {
    QFETCH(QString, model);
    const auto tokenizer = openTokenizer(model.toStdString());
    const std::string text = "a <mem> b </mem> <s> </s> <unk> <pad> <blank> <0x41>";
    const TokenizedText encoded = tokenizer->encode(text);
    for (const std::string symbol : {"<mem>", "</mem>", "<s>", "</s>", "<unk>", "<pad>", "<blank>", "<0x41>"}) {
      if (const auto id = tokenizer->idOf(symbol)) QCOMPARE(std::ranges::count(encoded.ids, *id), 0);
    }
    QCOMPARE(tokenizer->decode(encoded.ids), text);
  }

  void normalisedTextComesBackExactly() {
    const auto tokenizer = openTokenizer(tests::ownTokenizer());
    const std::string nul("a\0b", 3);
    for (const std::string& text : {std::string(), std::string(" "), std::string("\n"), nul,
                                    std::string("  two  spaces \n\n\ttab 1950 😀 你好。 é \r\n ")}) {
      QCOMPARE(tokenizer->decode(tokenizer->encode(text).ids), text);
    }
  }

  void noTextIsNoToken_data() { addBothModels(); }
  void noTextIsNoToken() {
    QFETCH(QString, model);
    const TokenizedText encoded = openTokenizer(model.toStdString())->encode("");
    QVERIFY(encoded.ids.empty() && encoded.offsets.empty());
  }

  void aLongTextHasTheIdsSentencepieceGivesTheWhole_data() { addBothModels(); }
  void aLongTextHasTheIdsSentencepieceGivesTheWhole() {
    QFETCH(QString, model);
    const auto tokenizer = openTokenizer(model.toStdString());
    std::filesystem::path file = model.toStdString();
    if (std::filesystem::is_directory(file)) file /= "tokenizer.model";
    sentencepiece::SentencePieceProcessor whole;
    QVERIFY(whole.Load(file.string()).ok());
    const std::string text = mixedText(30'000);
    QVERIFY(textBlocks(text).size() > 3);
    std::vector<int> expected;
    QVERIFY(whole.Encode(text, &expected).ok());
    QVERIFY(tokenizer->encode(text).ids == expected);
    std::string decoded;
    QVERIFY(whole.Decode(expected, &decoded).ok());
    QVERIFY(tokenizer->decode(expected) == decoded);
  }

  void blocksCoverTheTextAndDoNotDependOnWhatFollows() {
    std::string text = mixedText(20'000);
    const std::vector<ByteRange> before = textBlocks(text);
    text += " more " + std::string(50'000, 'x');
    const std::vector<ByteRange> after = textBlocks(text);
    for (std::size_t i = 0; i + 1 < before.size(); ++i) QCOMPARE(after[i], before[i]);
    std::int64_t end = 0;
    for (const ByteRange& block : after) {
      QVERIFY(block.begin == end && block.end > block.begin);
      end = block.end;
    }
    QCOMPARE(end, static_cast<std::int64_t>(text.size()));
  }

  void aTextWithoutAnySpaceIsCutBetweenCharacters() {
    std::string text;
    while (text.size() < (std::size_t{1} << 20) + 100) text += "你";
    const std::vector<ByteRange> blocks = textBlocks(text);
    QCOMPARE(blocks.size(), std::size_t{2});
    QCOMPARE(blocks[0].end % 3, 0);
    QVERIFY(blocks[0].end > (1 << 20) - 3);
  }

  void invalidBytesAreReadAsReplacements_data() { addBothModels(); }
  void invalidBytesAreReadAsReplacements() {
    QFETCH(QString, model);
    const auto tokenizer = openTokenizer(model.toStdString());
    const std::string text = "a\xFF\xE4 b\xF0\x9F";
    const TokenizedText encoded = tokenizer->encode(text);
    QCOMPARE(encoded.offsets.back().end, static_cast<std::int64_t>(text.size()));
    QCOMPARE(tokenizer->decode(encoded.ids), "a\uFFFD\uFFFD b\uFFFD\uFFFD");
  }

  void aStreamShowsCharactersOnlyWhenTheyAreWhole() {
    const auto tokenizer = openTokenizer(llama());
    StreamDecoder decoder(*tokenizer);
    std::vector<std::string> parts;
    for (const std::int32_t id : tokenizer->encode("a😀b").ids) parts.push_back(decoder.push(id));
    QCOMPARE(parts, (std::vector<std::string>{"a", "", "", "", "😀", "b"}));
    QCOMPARE(decoder.finish(), "");
  }

  void aStreamThatBreaksOffShowsWhatIsMissing() {
    const auto tokenizer = openTokenizer(llama());
    StreamDecoder decoder(*tokenizer);
    QCOMPARE(decoder.push(*tokenizer->idOf("<0xF0>")), "");
    QCOMPARE(decoder.push(*tokenizer->idOf("<0x9F>")), "");
    QCOMPARE(decoder.finish(), "\uFFFD\uFFFD");
    QCOMPARE(decoder.push(*tokenizer->idOf("\u2581the")), "the");  // ready for another text, begin and all
  }

  void aStreamJoinsToTheDecodedText_data() { addBothModels(); }
  void aStreamJoinsToTheDecodedText() {
    QFETCH(QString, model);
    const auto tokenizer = openTokenizer(model.toStdString());
    const std::vector<std::int32_t> ids = tokenizer->encode(mixedText(2000)).ids;
    QCOMPARE(streamed(*tokenizer, ids), tokenizer->decode(ids));
  }

  // Ids a bad model might write: stray and unfinished bytes, control symbols, runs of spaces.
  void aStreamOfAnyIdsJoinsToTheDecodedText_data() { addBothModels(); }
  void aStreamOfAnyIdsJoinsToTheDecodedText() {
    QFETCH(QString, model);
    const auto tokenizer = openTokenizer(model.toStdString());
    const std::int32_t byteZero = *tokenizer->idOf("<0x00>");
    const std::int32_t space = *tokenizer->idOf("\u2581");
    std::mt19937 random(1);
    const auto below = [&](int limit) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 300; ++round) {
      std::vector<std::int32_t> ids;
      for (int i = 0; i < 60; ++i) {
        const std::int32_t choices[] = {below(16), byteZero + 128 + below(128), below(tokenizer->size()), space};
        ids.push_back(choices[below(4)]);
      }
      QCOMPARE(streamed(*tokenizer, ids), tokenizer->decode(ids));
    }
  }

  void piecesAndIdsBelongTogether() {
    const auto tokenizer = openTokenizer(llama());
    QCOMPARE(tokenizer->size(), 512);
    for (int id = 0; id < tokenizer->size(); ++id) QCOMPARE(tokenizer->idOf(tokenizer->piece(id)), std::optional(id));
    QCOMPARE(tokenizer->idOf("no such piece"), std::nullopt);
    QCOMPARE(tokenizer->beginId(), tokenizer->idOf("<s>"));
    QCOMPARE(tokenizer->endId(), tokenizer->idOf("</s>"));
  }

  void anIdOutOfRangeIsNamedWithTheLimit() {
    const auto tokenizer = openTokenizer(llama());
    for (const std::int32_t id : {-1, 512}) {
      QVERIFY_EXCEPTION_THROWN(tokenizer->decode({id}), Error);
      try {
        tokenizer->piece(id);
        QFAIL("no error");
      } catch (const Error& error) {
        QVERIFY(QString(error.what()).contains(QString::number(id)) && QString(error.what()).contains("512"));
      }
    }
  }

  void theHashTellsTokenizersApart() {
    const std::string hash = openTokenizer(llama())->hash();
    QCOMPARE(hash.size(), std::size_t{16});
    QCOMPARE(openTokenizer(llama() / "tokenizer.model")->hash(), hash);
    QVERIFY(openTokenizer(tests::ownTokenizer())->hash() != hash);
  }

  void aMissingFileIsNamed() {
    const QTemporaryDir folder;
    QVERIFY(openingError(folder.path().toStdString()).contains(folder.path() + "/tokenizer.model"));
  }

  void anotherFileIsNoTokenizer() {
    QVERIFY(openingError(llama() / "config.json").contains("is not a sentencepiece model"));
  }

  void aTruncatedOrDamagedFileIsRefusedWithItsName() {
    const QByteArray whole = bytesOf(llama() / "tokenizer.model");
    const QTemporaryDir folder;
    const QString name = folder.filePath("tokenizer.model");
    for (qsizetype size = 0; size < whole.size(); size += 97) {
      QFile file(name);
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(whole.left(size)) == size);
      file.close();
      QVERIFY2(openingError(name.toStdString()).contains(name), qPrintable(QString::number(size)));
    }
  }
};

PIC_TEST(SentencepieceTokenizerTest)
#include "sentencepiece_tokenizer_test.moc"
