// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "app/documents/places.h"
#include "app/documents/text_encoding.h"
#include "tests/documents/sample_files.h"
#include "tests/registry.h"

using documents::importBytes;
using documents::ImportedDocument;

// Plain text: whatever its encoding, it becomes UTF-8, and every piece of it is found again in the file.
class TextImportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void encodingsAreRecognised_data();
  void encodingsAreRecognised();
  void brokenBytesBecomeReplacementCharacters_data();
  void brokenBytesBecomeReplacementCharacters();
  void placesLeadBackToTheBytesOfTheFile_data();
  void placesLeadBackToTheBytesOfTheFile();
  void plainUtf8IsOnePlace();
  void aGuessIsTold();
};

void TextImportTest::encodingsAreRecognised_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("text");
  QTest::newRow("UTF-8") << QByteArray("na\xc3\xafve") << QStringLiteral("naïve");
  QTest::newRow("UTF-8, marked") << QByteArray("\xef\xbb\xbfok") << QStringLiteral("ok");
  QTest::newRow("UTF-16LE") << QByteArray("\xff\xfeh\0i\0", 6) << QStringLiteral("hi");
  QTest::newRow("UTF-16BE") << QByteArray("\xfe\xff\0h\x20\xac", 6) << QStringLiteral("h€");
  QTest::newRow("UTF-16LE, unmarked") << QByteArray("H\0e\0l\0l\0o\0 \0y\0o\0u\0", 18) << QStringLiteral("Hello you");
  QTest::newRow("UTF-32LE") << QByteArray("\xff\xfe\0\0h\0\0\0", 8) << QStringLiteral("h");
  QTest::newRow("a pair of surrogates") << QByteArray("\xff\xfe\x3d\xd8\x00\xde", 6)
                                        << QString::fromUtf8("\xf0\x9f\x98\x80");
  QTest::newRow("German") << QByteArray(
                                 "Der Leuchtturm wurde im M\xe4rz er\xf6"
                                 "ffnet; die Geb\xfchr betr\xe4gt f\xfcnf Groschen.")
                          << QStringLiteral("Der Leuchtturm wurde im März eröffnet; die Gebühr beträgt fünf Groschen.");
  QTest::newRow("Russian")
      << QByteArray(
             "\xed\xc1\xd1\xcb \xc2\xd9\xcc \xd0\xcf\xd3\xd4\xd2\xcf\xc5\xce \xc4\xc1\xd7\xce\xcf, \xc9 "
             "\xd3\xcd\xcf\xd4\xd2\xc9\xd4\xc5\xcc\xd8 \xd6\xc9\xcc \xd2\xd1\xc4\xcf\xcd.")
      << QStringLiteral("Маяк был построен давно, и смотритель жил рядом.");
  QTest::newRow("line ends") << QByteArray("a\r\nb\rc\n") << QStringLiteral("a\nb\nc\n");
  QTest::newRow("line ends, UTF-16") << QByteArray(
                                            "\xff\xfe"
                                            "a\0\r\0\n\0b\0",
                                            10)
                                     << QStringLiteral("a\nb");
}

void TextImportTest::encodingsAreRecognised() {
  QFETCH(QByteArray, bytes);
  const ImportedDocument document = importBytes(bytes.toStdString(), "a.txt");
  QTEST(QString::fromStdString(document.text), "text");
}

void TextImportTest::brokenBytesBecomeReplacementCharacters_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("text");
  QTest::newRow("cut short") << QByteArray("ab\xe2\x82") << QStringLiteral("ab\uFFFD");
  QTest::newRow("one among many") << QByteArray("äöüßéèêàáâ \xff und dann wieder äöü")
                                  << QStringLiteral("äöüßéèêàáâ \uFFFD und dann wieder äöü");
  QTest::newRow("overlong") << QByteArray("äöüßéèêàáâñõãîôûäöüß\xc0\xaf")
                            << QStringLiteral("äöüßéèêàáâñõãîôûäöüß\uFFFD\uFFFD");
  QTest::newRow("UTF-16, odd") << QByteArray(
                                      "\xff\xfe"
                                      "a\0b",
                                      5)
                               << QStringLiteral("a\uFFFD");
  QTest::newRow("UTF-16, half a pair") << QByteArray(
                                              "\xff\xfe"
                                              "a\0\x00\xd8",
                                              6)
                                       << QStringLiteral("a\uFFFD");
}

void TextImportTest::brokenBytesBecomeReplacementCharacters() {
  QFETCH(QByteArray, bytes);
  const ImportedDocument document = importBytes(bytes.toStdString(), "a.txt");
  QTEST(QString::fromStdString(document.text), "text");
  QCOMPARE(document.warnings.size(), std::size_t{1});
}

void TextImportTest::placesLeadBackToTheBytesOfTheFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("word");    // in the text
  QTest::addColumn<QByteArray>("source");  // in the file
  QTest::newRow("UTF-8, marked") << QByteArray(
                                        "\xef\xbb\xbf"
                                        "a lamp b")
                                 << QByteArray("lamp") << QByteArray("lamp");
  QTest::newRow("after line ends") << QByteArray("x\r\n\r\ny\r\nlamp") << QByteArray("lamp") << QByteArray("lamp");
  QTest::newRow("windows-1252") << QByteArray("Die Geb\xfchr betr\xe4gt f\xfcnf Groschen und sie steht im M\xe4rz an")
                                << QByteArray("beträgt") << QByteArray("betr\xe4gt");
  QTest::newRow("UTF-16") << QByteArray(
                                 "\xff\xfe"
                                 "a\0\xe4\0l\0m\0",
                                 10)
                          << QByteArray("lm") << QByteArray("l\0m\0", 4);
  QTest::newRow("behind a broken byte") << QByteArray("äöüäöüäöüäöü \xff lamp") << QByteArray("lamp")
                                        << QByteArray("lamp");
}

void TextImportTest::placesLeadBackToTheBytesOfTheFile() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, word);
  const ImportedDocument document = importBytes(bytes.toStdString(), "a.txt");
  const auto at = static_cast<std::int64_t>(document.text.find(word.toStdString()));
  const auto places = documents::placesOf(document, {at, at + word.size()});
  QVERIFY(!places.empty());
  const std::int64_t begin = places.front().source.begin;
  QTEST(bytes.mid(begin, places.back().source.end - begin), "source");
}

void TextImportTest::plainUtf8IsOnePlace() {
  const ImportedDocument document = importBytes("Über\nzwei Zeilen\n", "a.txt");
  QCOMPARE(document.places.size(), std::size_t{1});
  QVERIFY(document.places[0].source == document.places[0].text);
  QVERIFY(document.warnings.empty());
}

void TextImportTest::aGuessIsTold() {
  const ImportedDocument document = importBytes("caf\xe9 noir", "a.txt");
  QCOMPARE(QString::fromStdString(document.text), QStringLiteral("café noir"));
  QCOMPARE(document.warnings.size(), std::size_t{1});
  QVERIFY(document.warnings[0].find(document.encoding) != std::string::npos);
}

PIC_TEST(TextImportTest)
#include "text_import_test.moc"
