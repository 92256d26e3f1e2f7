// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/document_pane.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QObject>
#include <QSignalSpy>
#include <QTest>

#include "tests/registry.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/find_bar.h"

class DocumentPaneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void documentsStandInTheOrderOfTheirTabs();
  void highlightsLandOnTheirText();
  void highlightsArePaintedBehindTheText();
  void editingTakesHighlightsAway();
  void anEditCanBeUndone();
  void highlightsOfAClosedDocumentAreLeftOut();
  void sixteenThousandHighlightsAreCheap();
  void findingGoesRoundAndSaysSo();
};

void DocumentPaneTest::documentsStandInTheOrderOfTheirTabs() {
  ui::DocumentPane pane;
  QVERIFY(pane.isEmpty());
  const int a = pane.addDocument("a.txt", "Alpha");
  pane.addDocument("empty.txt", "");
  const int b = pane.addDocument("b.txt", "Beta");
  const auto documents = pane.documents();
  QCOMPARE(documents.size(), std::size_t{2});
  QCOMPARE(documents[0].id, a);
  QCOMPARE(documents[1].text.text, std::string("Beta"));
  QCOMPARE(pane.currentDocument(), b);
  pane.closeDocument(a);
  QCOMPARE(pane.documents().front().id, b);
}

void DocumentPaneTest::highlightsLandOnTheirText() {
  ui::DocumentPane pane;
  const int id =
      pane.addDocument("a.txt", QString::fromUtf8("Größe: 38 metres. ") + QString("filler ").repeated(1000) + "needle");
  pane.setHighlights({{id, {9, 18}, 0, 1}, {id, {7020, 7026}, 1, 1}});
  QCOMPARE(pane.editor(id)->highlightedText(0), QString("38 metres"));
  QCOMPARE(pane.editor(id)->highlightedText(1), QString("needle"));
}

void DocumentPaneTest::highlightsArePaintedBehindTheText() {
  ui::DocumentPane pane;
  pane.resize(500, 400);
  const int id = pane.addDocument("a.txt", QString("word ").repeated(60));
  pane.show();
  const QImage before = pane.editor(id)->viewport()->grab().toImage();
  pane.setHighlights({{id, {0, 24}, 0, 1}});
  const QImage after = pane.editor(id)->viewport()->grab().toImage();
  int changed = 0;
  for (int x = 0; x < after.width(); ++x) {
    for (int y = 0; y < after.height(); ++y) changed += before.pixel(x, y) != after.pixel(x, y);
  }
  QVERIFY2(changed > 500 && changed < after.width() * after.height() / 4, qPrintable(QString::number(changed)));
}

void DocumentPaneTest::editingTakesHighlightsAway() {
  ui::DocumentPane pane;
  const int id = pane.addDocument("a.txt", "One two three");
  pane.setHighlights({{id, {4, 7}, 0, 1}});
  QCOMPARE(pane.editor(id)->highlightCount(), 1);
  const QSignalSpy edited(&pane, &ui::DocumentPane::textEdited);
  QTest::keyClicks(pane.editor(id), "x");
  QCOMPARE(pane.editor(id)->highlightCount(), 0);
  QVERIFY(edited.count() > 0);
}

void DocumentPaneTest::anEditCanBeUndone() {
  ui::DocumentPane pane;
  const int id = pane.addDocument("a.txt", "One");
  QTest::keyClicks(pane.editor(id), "Zero ");
  QCOMPARE(pane.documents().front().text.text, std::string("Zero One"));
  pane.editor(id)->undo();
  QCOMPARE(pane.documents().front().text.text, std::string("One"));
}

void DocumentPaneTest::highlightsOfAClosedDocumentAreLeftOut() {
  ui::DocumentPane pane;
  const int a = pane.addDocument("a.txt", "Alpha");
  const int b = pane.addDocument("b.txt", "Beta");
  pane.closeDocument(a);
  pane.setHighlights({{a, {0, 3}, 0, 1}});
  QCOMPARE(pane.editor(b)->highlightCount(), 0);
}

void DocumentPaneTest::sixteenThousandHighlightsAreCheap() {
  ui::DocumentPane pane;
  pane.resize(700, 700);
  const int id = pane.addDocument("a.txt", QString("word ").repeated(16'000));
  std::vector<ui::Highlight> all;
  for (int i = 0; i < 16'000; ++i) all.push_back({id, {5 * i, 5 * i + 4}, i, 1});
  pane.show();
  pane.setHighlights(all);
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    QElapsedTimer timer;
    timer.start();
    pane.editor(id)->viewport()->grab();
    best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  QVERIFY2(best < 100, qPrintable(QString("%1 ms").arg(best)));  // 16 ms on a quiet machine; the bench says it exactly
}

void DocumentPaneTest::findingGoesRoundAndSaysSo() {
  ui::DocumentPane pane;
  const int id = pane.addDocument("a.txt", "one two one");
  pane.show();
  pane.find();
  auto* bar = pane.findChild<ui::FindBar*>();
  QTest::keyClicks(bar->findChild<QLineEdit*>(), "ONE");
  bar->findNext();
  QCOMPARE(pane.editor(id)->textCursor().selectionStart(), 0);
  bar->findNext();
  QCOMPARE(pane.editor(id)->textCursor().selectionStart(), 8);
  bar->findNext();
  QCOMPARE(pane.editor(id)->textCursor().selectionStart(), 0);
}

PIC_TEST(DocumentPaneTest)
#include "document_pane_test.moc"
