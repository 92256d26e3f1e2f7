// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/mask_json.h"

#include <QTest>

#include "engine/pic/masks.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::MaskChoice;
using engine::maskChoiceFromJson;
using engine::maskChoiceToJson;
using tests::errorOf;

class MaskJsonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPresetIsItsName();
  void everyCombinationOfRulesComesBack();
  void whatIsLeftOutOfACustomMaskIsThatOfPic();
  void aPresetMayHaveHandMadeChunks();
  void aPresetWithOtherRulesIsRefused();
  void aBrokenMaskIsRefused_data();
  void aBrokenMaskIsRefused();
};

void MaskJsonTest::aPresetIsItsName() {
  for (const std::string& name : engine::presetNames()) {
    QCOMPARE(maskChoiceToJson(engine::presetMask(name)), "\"" + name + "\"");
    QVERIFY(maskChoiceFromJson("\"" + name + "\"") == engine::presetMask(name));
  }
}

void MaskJsonTest::everyCombinationOfRulesComesBack() {
  MaskChoice mask;
  mask.name = "custom";
  mask.chunkBegins = {0, 5, 9};
  mask.rules.window = 3;
  mask.rules.overlap = 2;
  mask.rules.sink = 1;
  for (int rule = 0; rule < 4 * 2 * 4 * 4; ++rule) {
    mask.rules.contextToContext = static_cast<engine::ContextToContext>(rule % 4);
    mask.rules.contextToMemory = static_cast<engine::ContextToMemory>(rule / 4 % 2);
    mask.rules.memoryToContext = static_cast<engine::MemoryToContext>(rule / 8 % 4);
    mask.rules.memoryToMemory = static_cast<engine::MemoryToMemory>(rule / 32);
    mask.poolMean = rule % 3 == 0;
    QVERIFY(maskChoiceFromJson(maskChoiceToJson(mask)) == mask);
  }
}

void MaskJsonTest::whatIsLeftOutOfACustomMaskIsThatOfPic() {
  const MaskChoice mask = maskChoiceFromJson(R"({"memory_to_memory":"group"})");
  engine::MaskRules expected = engine::presetMask("pic").rules;
  expected.memoryToMemory = engine::MemoryToMemory::Group;
  QCOMPARE(mask.name, std::string("custom"));
  QVERIFY(mask.rules == expected);
}

void MaskJsonTest::aPresetMayHaveHandMadeChunks() {
  MaskChoice mask = engine::presetMask("pic-recur");
  mask.chunkBegins = {0, 7};
  mask.rules.sink = 2;
  QVERIFY(maskChoiceFromJson(maskChoiceToJson(mask)) == mask);
}

void MaskJsonTest::aPresetWithOtherRulesIsRefused() {
  const QString sentence = errorOf([] { maskChoiceFromJson(R"({"name":"pic","memory_to_context":"all"})"); });
  QVERIFY2(sentence.contains("not those of the preset 'pic'"), qPrintable(sentence));
}

void MaskJsonTest::aBrokenMaskIsRefused_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* json, const char* words) { QTest::newRow(json) << QString(json) << QString(words); };
  row("pic", "not valid JSON");
  row("7", "a JSON object is expected, found 7");
  row("\"pick\"", "'pick'");
  row(R"({"name":"pick"})", "'pick'");
  row(R"({"sinks":1})", "the key \"sinks\" is not known");
  row(R"({"memory_to_context":"most"})", "\"most\"; supported: all, chunk, cumulative, chunk-overlap");
  row(R"({"sink":-1})", "'sink' must be a whole number from 0");
  row(R"({"window":1.5})", "'window' must be a whole number");
  row(R"({"chunk_begins":[1,2]})", "must begin with 0 and grow, found 1");
  row(R"({"chunk_begins":[0,4,4]})", "must begin with 0 and grow, found 4");
  row(R"({"chunk_begins":[0,99999999999]})", "found 99999999999");
  row(R"({"chunk_begins":{}})", "'chunk_begins' must be a list");
}

void MaskJsonTest::aBrokenMaskIsRefused() {
  QFETCH(QString, json);
  QFETCH(QString, words);
  const QString sentence = errorOf([&] { maskChoiceFromJson(json.toStdString()); });
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

PIC_TEST(MaskJsonTest)
#include "mask_json_test.moc"
