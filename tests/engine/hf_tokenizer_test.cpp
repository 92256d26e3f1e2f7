// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/hf/hf_tokenizer.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "engine/error.h"
#include "tests/registry.h"

using namespace engine;
using nlohmann::json;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(PIC_TEST_DATA) / "tokenizers";

std::unique_ptr<Tokenizer> open(const QString& kind) { return openTokenizer(kFolder / kind.toStdString()); }

std::vector<json> lines() {
  std::vector<json> result;
  std::ifstream file(kFolder / "lines.jsonl");
  for (std::string line; std::getline(file, line);) result.push_back(json::parse(line));
  return result;
}

json offsetsOf(const TokenizedText& tokens) {
  json offsets = json::array();
  for (const ByteRange& range : tokens.offsets) {
    offsets.push_back(range.begin);
    offsets.push_back(range.end);
  }
  return offsets;
}

// A byte-level tokenizer of three pieces, with one of its parts replaced.
json smallFile() {
  return json::parse(R"({"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
    "normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null,
    "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]}})");
}

QString errorOf(const json& file) {
  try {
    HfTokenizer(file.dump(), "tokenizer.json");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class HfTokenizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyLineIsReadAsThePackageDoes_data();
  void everyLineIsReadAsThePackageDoes();
  void aLongTextIsItsLinesOneAfterTheOther_data();
  void aLongTextIsItsLinesOneAfterTheOther();
  void aStreamShowsTheWholeText_data();
  void aStreamShowsTheWholeText();
  void invalidBytesAreReadAsReplacementsThatKeepTheirPlace();
  void whatIsNotKnownIsRefusedByName_data();
  void whatIsNotKnownIsRefusedByName();
  void patternsThatMeanSomethingElseAreRefused_data();
  void patternsThatMeanSomethingElseAreRefused();
  void mergesGoByRankAndFromTheLeft();
  void manyThreadsReadTheSame();
  void theConfigNamesBeginAndEnd();
  void idsOutOfRangeAreRefused();
};

namespace {

void everyKind() {
  QTest::addColumn<QString>("kind");
  for (const char* kind : {"gpt2", "llama3", "llama2", "bert", "unigram"}) QTest::newRow(kind) << QString(kind);
}

}  // namespace

void HfTokenizerTest::everyLineIsReadAsThePackageDoes_data() { everyKind(); }

void HfTokenizerTest::everyLineIsReadAsThePackageDoes() {
  QFETCH(QString, kind);
  const auto tokenizer = open(kind);
  const std::vector<json> all = lines();
  QVERIFY(all.size() >= 300);
  for (const json& line : all) {
    const std::string text = line["text"];
    const json& expected = line[kind.toStdString()];
    const TokenizedText tokens = tokenizer->encodeWithSpecials(text);
    const QByteArray shown = QByteArray::fromStdString(json(text).dump(-1, ' ', true));
    QVERIFY2(json(tokens.ids) == expected[0], shown);
    QVERIFY2(offsetsOf(tokens) == expected[1], shown);
    QVERIFY2(json(tokenizer->decode(tokens.ids)) == expected[2], shown);
    QVERIFY2(json(tokenizer->encode(text).ids) == expected[3], shown);
  }
}

void HfTokenizerTest::aLongTextIsItsLinesOneAfterTheOther_data() {
  QTest::addColumn<QString>("kind");
  for (const char* kind : {"gpt2", "llama2", "bert"}) QTest::newRow(kind) << QString(kind);
}

// Long words are cut and looked up in parts. "[" after a newline merges with nothing in these vocabularies.
void HfTokenizerTest::aLongTextIsItsLinesOneAfterTheOther() {
  QFETCH(QString, kind);
  const auto tokenizer = open(kind);
  const std::string line = "[memory tokens, of a long document]\n";
  const std::vector<std::int32_t> first = tokenizer->encode(line).ids;
  std::string text;
  for (int i = 0; i < 200; ++i) text += line;
  const TokenizedText whole = tokenizer->encode(text);
  const std::vector<std::int32_t> next(whole.ids.end() - static_cast<std::ptrdiff_t>(whole.ids.size() / 200),
                                       whole.ids.end());
  std::vector<std::int32_t> expected = first;
  for (int i = 1; i < 200; ++i) expected.insert(expected.end(), next.begin(), next.end());
  QCOMPARE(whole.ids, expected);
  QVERIFY(whole.offsets.back().end >= static_cast<std::int64_t>(text.size()) - 1);
}

void HfTokenizerTest::aStreamShowsTheWholeText_data() { everyKind(); }

void HfTokenizerTest::aStreamShowsTheWholeText() {
  QFETCH(QString, kind);
  const auto tokenizer = open(kind);
  for (const json& line : lines()) {
    const std::vector<std::int32_t> ids = tokenizer->encode(line["text"].get<std::string>()).ids;
    StreamDecoder decoder(*tokenizer);
    std::string text;
    for (const std::int32_t id : ids) text += decoder.push(id);
    text += decoder.finish();
    QCOMPARE(text, tokenizer->decode(ids));
  }
}

void HfTokenizerTest::invalidBytesAreReadAsReplacementsThatKeepTheirPlace() {
  const auto tokenizer = open("gpt2");
  const TokenizedText tokens = tokenizer->encode("a\xF0\x9F\x98z\xFF");
  QCOMPARE(tokens.ids, tokenizer->encode("a\uFFFDz\uFFFD").ids);
  QCOMPARE(tokenizer->decode(tokens.ids), std::string("a\uFFFDz\uFFFD"));
  QVERIFY((tokens.offsets[1] == ByteRange{1, 4}));
  QVERIFY((tokens.offsets.back() == ByteRange{5, 6}));
}

void HfTokenizerTest::whatIsNotKnownIsRefusedByName_data() {
  QTest::addColumn<QString>("part");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("sentence");
  const auto row = [](const char* part, const char* value, const char* sentence) {
    QTest::newRow(sentence) << part << value << "tokenizer.json: " + QString(sentence);
  };
  row("normalizer", R"({"type": "Precompiled"})", "the normalizer 'Precompiled' is not supported.");
  row("normalizer", R"({"type": "Sequence", "normalizers": [{"type": "Nmt"}]})",
      "the normalizer 'Nmt' is not supported.");
  row("normalizer", R"({"type": "Strip", "strip_middle": true})", "the key \"strip_middle\" is not known.");
  row("pre_tokenizer", R"({"type": "UnicodeScripts"})", "the pre-tokenizer 'UnicodeScripts' is not supported.");
  row("post_processor", R"({"type": "Surprise"})", "the post-processor 'Surprise' is not supported.");
  row("decoder", R"({"type": "CTC"})", "the decoder 'CTC' is not supported.");
  row("model", R"({"type": "WordLevel"})", "the model 'WordLevel' is not supported.");
  row("model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": ["a b"]})",
      "the merges use the piece 'ab', which is not in 'vocab'.");
  row("model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "dropout": 0.5})",
      "'dropout' above 0 is not supported.");
  row("surprise", "1", "the key \"surprise\" is not known.");
}

void HfTokenizerTest::whatIsNotKnownIsRefusedByName() {
  QFETCH(QString, part);
  QFETCH(QString, value);
  QFETCH(QString, sentence);
  json file = smallFile();
  QCOMPARE(errorOf(file), QString());
  file[part.toStdString()] = json::parse(value.toStdString());
  QCOMPARE(errorOf(file), sentence);
}

void HfTokenizerTest::patternsThatMeanSomethingElseAreRefused_data() {
  QTest::addColumn<QString>("pattern");
  for (const char* pattern : {"[a-z&&[^b]]", "[[a]b]", "\\h+", "(?m).", "\\p{N}{1,3}+", "[\\W]", "(a"}) {
    QTest::newRow(pattern) << QString(pattern);
  }
}

void HfTokenizerTest::patternsThatMeanSomethingElseAreRefused() {
  QFETCH(QString, pattern);
  json file = smallFile();
  file["pre_tokenizer"] = {
      {"type", "Split"}, {"pattern", {{"Regex", pattern.toStdString()}}}, {"behavior", "Isolated"}, {"invert", false}};
  QVERIFY(errorOf(file).contains("not supported"));
}

// With merges aa before ab, "aab" is aa·b; "aaa" is aa·a, not a·aa.
void HfTokenizerTest::mergesGoByRankAndFromTheLeft() {
  json file = smallFile();
  file["model"]["vocab"] = {{"a", 0}, {"b", 1}, {"ab", 2}, {"aa", 3}};
  file["model"]["merges"] = json::parse(R"([["a", "a"], ["a", "b"]])");
  const HfTokenizer tokenizer(file.dump(), "tokenizer.json");
  QCOMPARE(tokenizer.encode("aab").ids, (std::vector<std::int32_t>{3, 1}));
  QCOMPARE(tokenizer.encode("aaa").ids, (std::vector<std::int32_t>{3, 0}));
  QCOMPARE(tokenizer.encode("bab").ids, (std::vector<std::int32_t>{1, 2}));
}

void HfTokenizerTest::manyThreadsReadTheSame() {
  const auto tokenizer = open("llama3");
  const std::string text = lines().at(120)["text"];
  const std::vector<std::int32_t> expected = tokenizer->encode(text).ids;
  std::vector<int> wrong(4);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) count += tokenizer->encode(text).ids == expected ? 0 : 1;
      });
    }
  }
  QCOMPARE(wrong, std::vector<int>(4));
}

void HfTokenizerTest::theConfigNamesBeginAndEnd() {
  const auto llama = open("llama2");
  QCOMPARE(llama->beginId(), llama->idOf("<s>"));  // by the post-processor
  QVERIFY(!llama->endId());
  const QTemporaryDir folder;
  QVERIFY(
      QFile::copy(QString::fromStdString(kFolder / "llama2" / "tokenizer.json"), folder.filePath("tokenizer.json")));
  std::ofstream(folder.filePath("tokenizer_config.json").toStdString())
      << R"({"bos_token": null, "eos_token": {"content": "</s>", "special": true}})";
  QCOMPARE(openTokenizer(folder.path().toStdString())->endId(), llama->idOf("</s>"));
}

void HfTokenizerTest::idsOutOfRangeAreRefused() {
  const auto tokenizer = open("bert");
  QVERIFY_THROWS_EXCEPTION(Error, tokenizer->decode({tokenizer->size()}));
  QVERIFY_THROWS_EXCEPTION(Error, tokenizer->piece(-1));
}

PIC_TEST(HfTokenizerTest)
#include "hf_tokenizer_test.moc"
