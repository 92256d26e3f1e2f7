// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/cli/pic_program.h"
#include "tests/cli/png_pixels.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

class MaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pairsAreThoseOfTheSpecification_data();
  void pairsAreThoseOfTheSpecification();
  void thePictureShowsRowsAndChunks();
  void aFileGivesFreeRulesAndBorders();
  void aPooledMaskHasNoMemoryTokens();
  void picturesShowTheCells();
};

// pic.md §3.5, row 5: allowed pairs of 256 tokens.
void MaskTest::pairsAreThoseOfTheSpecification_data() {
  QTest::addColumn<QString>("preset");
  QTest::addColumn<QString>("ratio");
  QTest::addColumn<int>("pairs");
  QTest::newRow("full 4") << "full"
                          << "4" << 51360;
  QTest::newRow("pic-self 4") << "pic-self"
                              << "4" << 33216;
  QTest::newRow("pic 16") << "pic"
                          << "16" << 33288;
  QTest::newRow("pic-indep 64") << "pic-indep"
                                << "64" << 8580;
  QTest::newRow("pic-recur 16") << "pic-recur"
                                << "16" << 4488;
}

void MaskTest::pairsAreThoseOfTheSpecification() {
  QFETCH(QString, preset);
  QFETCH(QString, ratio);
  QFETCH(int, pairs);
  const ProgramResult result = runPic({"mask", "--tokens", "256", "--ratio", ratio, "--preset", preset, "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QCOMPARE(json["pairs"].toInt(), pairs);
  QCOMPARE(json["tokens"].toInt(), 256);
  const int positions = 256 + json["memory_tokens"].toInt();
  QCOMPARE(json["tags"].toArray().size(), positions);
  int ones = 0;
  for (const QJsonValue& row : json["matrix"].toArray()) {
    QCOMPARE(row.toString().size(), positions);
    ones += static_cast<int>(row.toString().count('1'));
  }
  QCOMPARE(ones, pairs);
}

void MaskTest::thePictureShowsRowsAndChunks() {
  const ProgramResult result = runPic({"mask", "--tokens", "4", "--ratio", "2", "--preset", "pic", "--text"});
  QCOMPARE(result.exitCode, 0);
  QVERIFY(
      result.out.endsWith("            xxxxmm\n"
                          "x0 chunk 0  #.....\n"
                          "x1 chunk 0  ##....\n"
                          "x2 chunk 1  ###...\n"
                          "x3 chunk 1  ####..\n"
                          "m0 chunk 0  ##..#.\n"
                          "m1 chunk 1  ..####\n"));
}

void MaskTest::aFileGivesFreeRulesAndBorders() {
  QTemporaryDir folder;
  QFile file(folder.filePath("mask.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(R"({"name": "custom", "memory_to_memory": "self", "sink": 1, "chunk_begins": [0, 3]})");
  file.close();
  const ProgramResult result = runPic({"mask", "--tokens", "4", "--preset", file.fileName(), "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QCOMPARE(json["memory_tokens"].toInt(), 2);
  QCOMPARE(json["matrix"].toArray()[5].toString(), QString("100101"));  // the sink, its chunk, itself
  QCOMPARE(json["rules"].toObject()["memory_to_memory"].toString(), QString("self"));
  QCOMPARE(json["rules"].toObject()["sink"].toInt(), 1);
}

void MaskTest::aPooledMaskHasNoMemoryTokens() {
  const ProgramResult result = runPic({"mask", "--tokens", "8", "--preset", "pool-mean", "--json"});
  QCOMPARE(result.json()["memory_tokens"].toInt(-1), 0);
  QCOMPARE(result.json()["matrix"].toArray().size(), 8);
}

// Every cell has the colour of its pair.
void MaskTest::picturesShowTheCells() {
  const QTemporaryDir folder;
  const QString png = folder.filePath("mask.png"), svg = folder.filePath("mask.svg");
  const QStringList mask{"mask", "--tokens", "8", "--ratio", "4", "--preset", "pic"};
  const ProgramResult drawn = runPic(mask + QStringList{"--png", png, "--svg", svg, "--json"});
  VERIFY_RESULT(drawn.exitCode == 0, drawn);
  const QJsonArray rows = drawn.json()["matrix"].toArray();
  const QByteArray pixels = tests::pngPixels(png);
  const int side = static_cast<int>(rows.size()) * 16;
  QCOMPARE(pixels.size(), side * side);
  for (int q = 0; q < rows.size(); ++q) {
    for (int p = 0; p < rows.size(); ++p) {
      const int expected = rows[q].toString()[p] == '0' ? 0 : 1 + (q >= 8 ? 2 : 0) + (p >= 8 ? 1 : 0);
      for (const int at : {0, 15}) QCOMPARE(static_cast<int>(pixels[(q * 16 + at) * side + p * 16 + at]), expected);
    }
  }
  QFile file(svg);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  int cells = 0;
  while (!xml.atEnd()) {
    xml.readNext();
    if (xml.isStartElement() && xml.attributes().value("height") == QString("1"))
      cells += xml.attributes().value("width").toInt();
  }
  QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  QCOMPARE(cells, drawn.json()["pairs"].toInt());
  VERIFY_RESULT(runPic(mask + QStringList{"--png", "/nowhere/mask.png"}).isUserError("does not exist"), drawn);
}

PIC_TEST(MaskTest)
#include "mask_test.moc"
