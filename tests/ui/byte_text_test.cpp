// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/byte_text.h"

#include <QObject>
#include <QTest>

#include "tests/registry.h"

class ByteTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void partsOfCharactersAreShownByteByByte();
  void byteTokensOfAVocabularyAreShownAlike();
};

void ByteTextTest::partsOfCharactersAreShownByteByByte() {
  const QByteArray utf8 = QString("a你𠮷").toUtf8();
  const std::string_view all(utf8.constData(), static_cast<std::size_t>(utf8.size()));
  QCOMPARE(ui::byteText(all), QString("a你𠮷"));
  QCOMPARE(ui::byteText(all.substr(0, 3)), QString("a⟨E4⟩⟨BD⟩"));
  QCOMPARE(ui::byteText(all.substr(3, 5)), QString("⟨A0⟩𠮷"));
  QCOMPARE(ui::byteText("\xFF\x00z"), QString("⟨FF⟩"));  // a C string ends at its zero
  QCOMPARE(ui::byteText({}), QString());
}

void ByteTextTest::byteTokensOfAVocabularyAreShownAlike() {
  QCOMPARE(ui::pieceText("<0xe4>"), QString("⟨E4⟩"));
  QCOMPARE(ui::pieceText("<mem>"), QString("<mem>"));
}

PIC_TEST(ByteTextTest)
#include "byte_text_test.moc"
