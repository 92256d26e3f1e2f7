// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/text_map.h"

#include <QObject>
#include <QTest>

#include "tests/registry.h"

class TextMapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void textSurvivesTheWayIntoTheEditorAndBack_data();
  void textSurvivesTheWayIntoTheEditorAndBack();
  void aLongParagraphIsShownAsSeveral();
  void bytesBecomePositions();
  void bytesBehindALongParagraphAreFound();
};

void TextMapTest::textSurvivesTheWayIntoTheEditorAndBack_data() {
  QTest::addColumn<QString>("text");
  QTest::newRow("empty") << QString();
  QTest::newRow("short") << QString("One line.\n\nAnother.\n");
  QTest::newRow("long, with spaces") << QString("word ").repeated(3000);
  QTest::newRow("long, without spaces") << QString(9001, 'x');
  QTest::newRow("long, of pairs") << QString::fromUtf8("😀").repeated(2500);
  QTest::newRow("exactly the limit") << QString(ui::kLongestLine, 'x') + "\n" + QString(ui::kLongestLine + 1, 'y');
}

void TextMapTest::textSurvivesTheWayIntoTheEditorAndBack() {
  QFETCH(QString, text);
  const QString shown = ui::shownText(text);
  QCOMPARE(ui::documentText(shown), text);
  for (const QString& line : shown.split('\n')) QVERIFY(line.size() <= ui::kLongestLine + 1);
}

void TextMapTest::aLongParagraphIsShownAsSeveral() {
  QCOMPARE(ui::shownText(QString("word ").repeated(3000)).count('\n'), 7);
  QCOMPARE(ui::shownText("a\r\nb\rc"), QString("a\nb\nc"));
}

void TextMapTest::bytesBecomePositions() {
  const QString text = QString::fromUtf8("aé中😀z");  // 1, 2, 3, 4, 1 bytes
  const std::vector<int> expected{0, 1, 2, 3, 5, 6, 6};
  QCOMPARE(ui::shownPositions(text, {0, 1, 3, 6, 10, 11, 99}), expected);
}

void TextMapTest::bytesBehindALongParagraphAreFound() {
  const QString text = QString("word ").repeated(3000) + "needle";
  const QString shown = ui::shownText(text);
  const int at = ui::shownPositions(shown, {15000}).front();
  QCOMPARE(shown.mid(at, 6), QString("needle"));
}

PIC_TEST(TextMapTest)
#include "text_map_test.moc"
