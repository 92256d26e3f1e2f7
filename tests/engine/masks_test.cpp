// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/masks.h"

#include <QTest>
#include <algorithm>

#include "engine/pic/chunking.h"
#include "tests/engine/golden_text.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::AttentionMask;
using engine::ContextDirection;
using engine::MaskRules;
using engine::Tag;
using engine::TokenKind;

namespace {

// Seven tokens in chunks of three: the last chunk is short.
std::vector<Tag> smallSegment(int memories = 1) {
  return engine::segmentTags(engine::fixedChunks(7, 3.0 / memories, memories));
}

std::string tagColumn(const Tag& tag, int line) {
  const std::string kind = tag.kind == TokenKind::Context ? "c" : "m";
  return " " + (line == 0 ? kind : std::to_string(line == 1 ? tag.chunk : tag.order));
}

// Rows look, columns are looked at; both carry their tags.
std::string picture(const AttentionMask& mask) {
  const char* names[] = {"kind", "chunk", "order"};
  std::string text;
  for (int line = 0; line < 3; ++line) {
    text += QString(names[line]).rightJustified(5).toStdString() + "       ";
    for (const Tag& tag : mask.tags) text += tagColumn(tag, line);
    text += "\n";
  }
  for (int q = 0; q < mask.size(); ++q) {
    text += "     ";
    for (int line = 0; line < 3; ++line) text += tagColumn(mask.tags[q], line);
    text += " ";
    for (int p = 0; p < mask.size(); ++p) text += mask.at(q, p) ? " #" : " .";
    text += "\n";
  }
  return text;
}

MaskRules rulesOf(const char* preset) { return engine::presetMask(preset).rules; }

std::int64_t pairs(const char* preset, double ratio) {
  const auto mask = engine::compressionMask(engine::segmentTags(engine::fixedChunks(256, ratio)), rulesOf(preset));
  return std::count(mask.allowed.begin(), mask.allowed.end(), 1);
}

}  // namespace

class MasksTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPresetLooksAsApproved_data();
  void everyPresetLooksAsApproved();
  void asManyPairsAttendAsTheSpecificationCounts_data();
  void asManyPairsAttendAsTheSpecificationCounts();
  void everyPositionSeesItself();
  void paddingIsSeenByNobody();
  void aSinkIsSeenByEveryMemory();
  void anOverlapWidensAChunkOnBothSides();
  void anOverlapMayBeAnyNumber();
  void namesArePresets();
  void overlapIsReadFromTheName();
  void anUnknownPresetIsRefusedWithTheList_data();
  void anUnknownPresetIsRefusedWithTheList();
  void onlyMasksThatNeverLookAheadAreStreamable();
};

void MasksTest::everyPresetLooksAsApproved_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("preset");
  QTest::addColumn<int>("memories");
  QTest::addColumn<int>("sink");
  QTest::addColumn<bool>("bothWays");
  for (const char* preset : {"full", "full-bimem", "pic", "pic-self", "pic-recur", "pic-indep", "step", "pool-mean"}) {
    QTest::newRow(preset) << QString(preset) << QString(preset) << 1 << 0 << false;
  }
  QTest::newRow("overlap") << "pic-overlap-1"
                           << "pic-overlap(1)" << 1 << 0 << false;
  QTest::newRow("two memories a chunk") << "pic-two-memories"
                                        << "pic" << 2 << 0 << false;
  QTest::newRow("sink") << "pic-recur-sink-1"
                        << "pic-recur" << 1 << 1 << false;
  QTest::newRow("context both ways") << "pic-bidirectional"
                                     << "pic" << 1 << 0 << true;
  QTest::newRow("local context both ways") << "pic-recur-bidirectional"
                                           << "pic-recur" << 1 << 0 << true;
}

void MasksTest::everyPresetLooksAsApproved() {
  QFETCH(QString, file);
  QFETCH(QString, preset);
  QFETCH(int, memories);
  QFETCH(int, sink);
  QFETCH(bool, bothWays);
  MaskRules rules = engine::presetMask(preset.toStdString()).rules;
  rules.sink = sink;
  const auto direction = bothWays ? ContextDirection::Bidirectional : ContextDirection::Causal;
  const auto mask = engine::compressionMask(smallSegment(memories), rules, direction);
  const QString difference = tests::differenceFromGolden("masks/" + file.toStdString() + ".txt", picture(mask));
  QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void MasksTest::asManyPairsAttendAsTheSpecificationCounts_data() {
  QTest::addColumn<QString>("preset");
  QTest::addColumn<QList<int>>("counts");
  QTest::newRow("full") << "full" << QList<int>{51360, 37128, 33930};
  QTest::newRow("pic-self") << "pic-self" << QList<int>{33216, 33168, 33156};
  QTest::newRow("pic") << "pic" << QList<int>{35232, 33288, 33162};
  QTest::newRow("pic-indep") << "pic-indep" << QList<int>{960, 2448, 8580};
  QTest::newRow("pic-recur") << "pic-recur" << QList<int>{11040, 4488, 8970};
}

void MasksTest::asManyPairsAttendAsTheSpecificationCounts() {
  QFETCH(QString, preset);
  QFETCH(QList<int>, counts);
  const QByteArray name = preset.toUtf8();
  QCOMPARE(pairs(name.constData(), 4), counts[0]);
  QCOMPARE(pairs(name.constData(), 16), counts[1]);
  QCOMPARE(pairs(name.constData(), 64), counts[2]);
}

void MasksTest::everyPositionSeesItself() {
  std::vector<Tag> tags = smallSegment(2);
  tags.emplace_back();  // padding
  for (const std::string& name : engine::presetNames()) {
    const auto mask = engine::compressionMask(tags, engine::presetMask(name).rules);
    for (int q = 0; q < mask.size(); ++q) QVERIFY(mask.at(q, q));
  }
}

void MasksTest::paddingIsSeenByNobody() {
  std::vector<Tag> tags = smallSegment();
  tags.insert(tags.begin() + 2, {Tag{}, Tag{}});
  for (const auto direction : {ContextDirection::Causal, ContextDirection::Bidirectional}) {
    for (const std::string& name : engine::presetNames()) {
      const auto mask = engine::compressionMask(tags, engine::presetMask(name).rules, direction);
      for (int other = 0; other < mask.size(); ++other) {
        for (const int padding : {2, 3}) {
          QCOMPARE(mask.at(other, padding), other == padding);
          QCOMPARE(mask.at(padding, other), other == padding);
        }
      }
    }
  }
}

void MasksTest::aSinkIsSeenByEveryMemory() {
  const std::vector<Tag> tags = smallSegment();
  MaskRules rules = rulesOf("pic-indep");
  rules.sink = 2;
  const auto without = engine::compressionMask(tags, rulesOf("pic-indep"));
  const auto with = engine::compressionMask(tags, rules);
  for (int q = 0; q < with.size(); ++q) {
    for (int p = 0; p < with.size(); ++p) {
      const bool sunk = tags[p].kind == TokenKind::Context && tags[p].order < 2;
      const bool after = tags[q].kind == TokenKind::Memory || tags[q].order >= tags[p].order;
      QCOMPARE(with.at(q, p), without.at(q, p) || (sunk && after));
    }
  }
}

void MasksTest::anOverlapWidensAChunkOnBothSides() {
  const std::vector<Tag> tags = engine::segmentTags(engine::fixedChunks(12, 4));
  const auto mask = engine::compressionMask(tags, rulesOf("pic-overlap(2)"));
  for (int p = 0; p < 12; ++p) {
    QCOMPARE(mask.at(12, p), p < 6);
    QCOMPARE(mask.at(13, p), p >= 2 && p < 10);
    QCOMPARE(mask.at(14, p), p >= 6);
  }
  const auto none = engine::compressionMask(tags, rulesOf("pic-overlap(0)"));
  QVERIFY(none.allowed == engine::compressionMask(tags, rulesOf("pic")).allowed);
}

void MasksTest::anOverlapMayBeAnyNumber() {
  const auto widest = engine::compressionMask(smallSegment(), rulesOf("pic-overlap(2147483647)"));
  QVERIFY(widest.allowed == engine::compressionMask(smallSegment(), rulesOf("full")).allowed);
}

void MasksTest::namesArePresets() {
  QCOMPARE(engine::presetNames().size(), std::size_t{9});
  for (const std::string& name : engine::presetNames()) {
    QCOMPARE(engine::presetMask(name).name, name);
    QCOMPARE(engine::presetMask(name).poolMean, name == "pool-mean");
  }
}

void MasksTest::overlapIsReadFromTheName() {
  QCOMPARE(rulesOf("pic-overlap").overlap, 8);
  QCOMPARE(rulesOf("pic-overlap(0)").overlap, 0);
  QCOMPARE(rulesOf("pic-overlap(12)").overlap, 12);
}

void MasksTest::anUnknownPresetIsRefusedWithTheList_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"", "PIC", "pic ", "pic-overlap(", "pic-overlap()", "pic-overlap(-1)", "pic-overlap(2",
                           "pic-overlap(2)x", "pic-overlap(2,3)", "pic-overlap(99999999999)", "pic-overlapping"}) {
    QTest::newRow(name) << QString(name);
  }
}

void MasksTest::anUnknownPresetIsRefusedWithTheList() {
  QFETCH(QString, name);
  const QString sentence = tests::errorOf([&] { engine::presetMask(name.toStdString()); });
  QVERIFY2(sentence.contains("'" + name + "'"), qPrintable(sentence));
  QVERIFY2(sentence.contains("full, full-bimem, pic, pic-self"), qPrintable(sentence));
}

void MasksTest::onlyMasksThatNeverLookAheadAreStreamable() {
  const std::vector<std::string> streamable{"pic",  "pic-self",       "pic-recur", "pic-indep",
                                            "step", "pic-overlap(0)", "pool-mean"};
  for (const std::string& name : streamable) {
    QVERIFY(engine::isStreamable(engine::presetMask(name).rules, ContextDirection::Causal));
    QVERIFY(!engine::isStreamable(engine::presetMask(name).rules, ContextDirection::Bidirectional));
  }
  for (const char* name : {"full", "full-bimem", "pic-overlap(1)"}) {
    QVERIFY(!engine::isStreamable(rulesOf(name), ContextDirection::Causal));
  }
  MaskRules rules = rulesOf("pic");
  rules.contextToContext = engine::ContextToContext::Bidirectional;
  QVERIFY(!engine::isStreamable(rules, ContextDirection::Causal));
}

PIC_TEST(MasksTest)
#include "masks_test.moc"
