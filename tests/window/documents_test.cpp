// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDir>
#include <QToolButton>

#include "tests/documents/pdf_file.h"
#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/ask/page_view.h"
#include "ui/frame/status_panel.h"

using ui::Command;

// Several documents, folders of them, and the pages of a PDF.
class DocumentsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void aFolderOpensAllItsDocumentsInOrder();
  void aFolderWithoutDocumentsIsSaid();
  void severalDocumentsAreAskedTogether();
  void aPdfShowsItsPagesWithTheSourceMarked();
  void textKeepsItsNoBreakSpaces();

 private:
  std::unique_ptr<tests::StudioFixture> m;
};

void DocumentsTest::aFolderOpensAllItsDocumentsInOrder() {
  m->start();
  QDir(m->folder.path()).mkpath("texts/more");
  m->writeFile("texts/b.txt", "The second.");
  m->writeFile("texts/a.md", "The first.");
  m->writeFile("texts/more/c.txt", "The third.");
  m->writeFile("texts/notes.bin", "No document.");
  m->chosenFolder = m->folder.filePath("texts");
  m->window()->action(Command::OpenFolder)->trigger();
  QTRY_COMPARE_WITH_TIMEOUT(m->documents()->documents().size(), std::size_t{3}, m->kPatience);
  QStringList names;
  for (const ui::OpenDocument& open : m->documents()->documents()) names << QString::fromStdString(open.text.name);
  QCOMPARE(names, (QStringList{"a.md", "b.txt", "c.txt"}));
}

void DocumentsTest::aFolderWithoutDocumentsIsSaid() {
  m->start();
  QDir(m->folder.path()).mkpath("empty");
  m->studio->open({m->folder.filePath("empty")});
  QTRY_VERIFY_WITH_TIMEOUT(m->window()->status()->error().contains("no document"), m->kPatience);
}

void DocumentsTest::severalDocumentsAreAskedTogether() {
  m->start();
  m->window()->openDocument("a.txt", "The dog ran home.");
  m->window()->openDocument("b.txt", "The man walked to the river.");
  m->askAndWait("Who walked?");
  const ui::AnsweredTurn& answered = m->turn()->answered();
  QCOMPARE(answered.documents->size(), std::size_t{2});
  QVERIFY(answered.memory && answered.memory->documents.size() == 2);
}

void DocumentsTest::aPdfShowsItsPagesWithTheSourceMarked() {
  m->start();
  const std::vector<std::string> lines{"The old man and the dog walked to the river.", "In the rain they saw him."};
  const std::string pdf = tests::pdfOf({tests::linesDown(72, 700, lines), tests::linesDown(72, 700, {"The end of it."})});
  m->open({m->writeFile("river.pdf", QByteArray::fromStdString(pdf))});
  const int id = m->documents()->currentDocument();
  ui::PageView* pages = m->documents()->pages(id);
  QVERIFY(pages != nullptr && !pages->isVisible());
  m->documents()->showPages(true);
  QVERIFY(pages->isVisible());
  QTRY_VERIFY_WITH_TIMEOUT(pages->hasPage(1), m->kPatience);
  const std::string& text = m->documents()->documents().front().text.text;
  const auto begin = static_cast<std::int64_t>(text.find("The end"));
  m->documents()->setHighlights({{id, {begin, begin + 14}, 0, 1}});
  QCOMPARE(pages->marks().size(), std::size_t{1});
  QCOMPARE(pages->marks()[0].page, 2);
  QVERIFY(std::abs(pages->marks()[0].box.bottom() - (842 - 700)) < 5);  // the line's foot, from above
  // The mark can be seen: the paper has another colour there.
  QTRY_VERIFY_WITH_TIMEOUT(pages->hasPage(2), m->kPatience);
  const QImage seen = pages->viewport()->grab().toImage();
  m->documents()->setHighlights({});
  QVERIFY(seen != pages->viewport()->grab().toImage());
  m->window()->action(Command::Find)->trigger();
  QVERIFY(!pages->isVisible());  // words are found in the text
}

void DocumentsTest::textKeepsItsNoBreakSpaces() {
  m->start();
  m->open({m->writeFile("a.txt", "12\xC2\xA0tons of fish")});
  QCOMPARE(m->documents()->documents().front().text.text, std::string("12\xC2\xA0tons of fish"));
}

PIC_TEST(DocumentsTest)
#include "documents_test.moc"
