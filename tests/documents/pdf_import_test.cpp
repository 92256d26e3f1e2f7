// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QObject>
#include <QTest>

#include "app/documents/places.h"
#include "tests/documents/sample_files.h"
#include "tests/registry.h"

using documents::importBytes;
using documents::ImportedDocument;
using tests::linesDown;
using tests::pdfOf;
using tests::PdfText;

// PDF: lines become paragraphs, and every word knows its page and its box.
class PdfImportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void linesBecomeParagraphs();
  void hyphenationIsUndone();
  void columnsAreReadOneAfterTheOther();
  void tablesAreRowsWithTabs();
  void listsAndShortLinesStayLines();
  void aSentenceGoesOnOverThePage();
  void runningLinesAndPageNumbersAreLeftOut();
  void wordsKnowTheirPageAndBox();
  void boxesOfTurnedPagesAreAsShown();
  void aScanSaysSo();
  void damagedFilesAreRefused();
  void thirtyPagesTakeLessThanASecond();

 private:
  static QString text(const std::vector<std::vector<PdfText>>& pages) {
    return QString::fromStdString(importBytes(pdfOf(pages), "a.pdf").text);
  }
};

namespace {

std::vector<PdfText> together(std::initializer_list<std::vector<PdfText>> pieces) {
  std::vector<PdfText> all;
  for (const auto& piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

const std::vector<std::string> kProse{"The lamp of the old lighthouse was first lit in the summer of 1871,",
                                      "when the keeper, whose name was Penhale, came over from Cornwall,",
                                      "and it burned rapeseed oil until the harbour board replaced it."};

}  // namespace

void PdfImportTest::linesBecomeParagraphs() {
  const QString result = text(
      {together({linesDown(72, 780, {"The lighthouse"}), linesDown(72, 740, kProse), linesDown(72, 690, kProse)})});
  const QString prose = QString::fromStdString(kProse[0] + " " + kProse[1] + " " + kProse[2]);
  QCOMPARE(result, "The lighthouse\n\n" + prose + "\n\n" + prose);
}

void PdfImportTest::hyphenationIsUndone() {
  QCOMPARE(
      text({linesDown(72, 740,
                      {"The lamp of the old lighthouse was lit by a keeper who came from Corn-",
                       "wall and whose well-known name is written upon the west wall. A well-",
                       "known chronicle of all the storms and of the ships he saw is Anglo-", "Saxon."})}),
      QStringLiteral("The lamp of the old lighthouse was lit by a keeper who came from Cornwall and whose well-known "
                     "name is written upon the west wall. A well-known chronicle of all the storms and of the ships "
                     "he saw is Anglo-Saxon."));
}

void PdfImportTest::columnsAreReadOneAfterTheOther() {
  const std::vector<std::string> left{"The first column speaks of the", "lamp, which was lit in 1871 and",
                                      "burned rapeseed oil for years."};
  const std::vector<std::string> right{"The second column speaks of a", "harbour, which was dug in 1790",
                                       "and silted up again at once."};
  QCOMPARE(
      text({together({linesDown(60, 740, left), linesDown(320, 740, right)})}),
      QStringLiteral("The first column speaks of the lamp, which was lit in 1871 and burned rapeseed oil for years.\n\n"
                     "The second column speaks of a harbour, which was dug in 1790 and silted up again at once."));
}

void PdfImportTest::tablesAreRowsWithTabs() {
  const QString result =
      text({together({linesDown(72, 760, kProse), linesDown(72, 700, {"Ticket", "Adult", "Child under twelve"}),
                      linesDown(200, 700, {"Single", "6.40", "3.20"}), linesDown(300, 700, {"Return", "11.20"}),
                      linesDown(72, 640, kProse)})});
  QVERIFY2(result.contains("\n\nTicket\tSingle\tReturn\nAdult\t6.40\t11.20\nChild under twelve\t3.20\n\nThe lamp"),
           qPrintable(result));
}

void PdfImportTest::listsAndShortLinesStayLines() {
  QCOMPARE(text({linesDown(72, 740, {"Isle of Corran Ferry", "3 Harbour Street", "Kilmarren"})}),
           QStringLiteral("Isle of Corran Ferry\n3 Harbour Street\nKilmarren"));
  const QString list =
      text({together({linesDown(72, 740, {"\x95", "\x95"}), linesDown(90, 740, {"Close the ramp", "Count them"})})});
  QCOMPARE(list, QStringLiteral("• Close the ramp\n• Count them"));
}

void PdfImportTest::aSentenceGoesOnOverThePage() {
  const std::vector<std::string> first{"The lamp of the lighthouse was first lit in the year of",
                                       "1871, by a keeper whose name was known to everyone in"};
  const QString result = text({linesDown(72, 100, first), linesDown(72, 780, {"the harbour."})});
  QCOMPARE(result, QString::fromStdString(first[0] + " " + first[1] + " the harbour."));
}

void PdfImportTest::runningLinesAndPageNumbersAreLeftOut() {
  std::vector<std::vector<PdfText>> pages;
  for (int page = 7; page < 12; ++page) {
    pages.push_back(together({linesDown(72, 800, {"The Handbook"}), linesDown(72, 700, kProse),
                              linesDown(290, 40, {"Page " + std::to_string(page)})}));
  }
  const ImportedDocument document = importBytes(pdfOf(pages), "a.pdf");
  const QString result = QString::fromStdString(document.text);
  QCOMPARE(result.count("The Handbook"), 1);
  QCOMPARE(result.count("Page"), 0);
  QCOMPARE(result.count("rapeseed"), 5);
  QCOMPARE(document.warnings.size(), std::size_t{2});
  pages.resize(2);  // too few to be sure
  QCOMPARE(text(pages).count("Page"), 2);
}

void PdfImportTest::wordsKnowTheirPageAndBox() {
  const ImportedDocument document =
      importBytes(pdfOf({linesDown(72, 700, kProse), linesDown(72, 700, {"Another page."})}, "", "The title"), "a.pdf");
  QCOMPARE(QString::fromStdString(document.title), QStringLiteral("The title"));
  QCOMPARE(document.pages.size(), std::size_t{2});
  QCOMPARE(document.pages[0].height, 842.0);
  const auto begin = static_cast<std::int64_t>(document.text.find("1871"));
  const auto end = static_cast<std::int64_t>(document.text.find("keeper") + 6);
  const auto lines = documents::linesOf(document, {begin, end});
  QCOMPARE(lines.size(), std::size_t{2});  // one box a line
  QVERIFY(lines[0].page == 1 && lines[0].box.left > 300 && lines[1].box.left == 72);
  QVERIFY(lines[0].box.top > 842 - 700 - 12 && lines[0].box.bottom < 842 - 700 + 5);  // from the top
  const auto other = static_cast<std::int64_t>(document.text.find("Another"));
  QCOMPARE(documents::placesOf(document, {other, other + 7}).at(0).page, 2);
  QCOMPARE(QString::fromStdString(documents::placeText(document, {begin, other + 7})), QStringLiteral("pages 1–2"));
  for (const documents::Place& place : document.places) QVERIFY(place.text.begin < place.text.end);
}

void PdfImportTest::boxesOfTurnedPagesAreAsShown() {
  const ImportedDocument document = importBytes(pdfOf({linesDown(72, 700, kProse)}, "/Rotate 90"), "a.pdf");
  QCOMPARE(QString::fromStdString(document.text),
           QString::fromStdString(kProse[0] + " " + kProse[1] + " " + kProse[2]));
  QCOMPARE(document.pages[0].width, 842.0);
  const documents::Box& box =
      document.places.at(0).box;  // what stood at 72 from the left now stands at 72 from the top
  QVERIFY(box.left > 690 && box.right < 715 && std::abs(box.top - 72) < 1);
}

void PdfImportTest::aScanSaysSo() {
  QVERIFY(tests::refusal(pdfOf({{}, {}}), "scan.pdf").find("This PDF has no text layer (a scan)") != std::string::npos);
  const ImportedDocument mixed = importBytes(pdfOf({linesDown(72, 700, kProse), {}, {}}), "a.pdf");
  QCOMPARE(QString::fromStdString(mixed.warnings.at(0)), QStringLiteral("Pages 2–3 have no text: empty, or a scan."));
}

void PdfImportTest::damagedFilesAreRefused() {
  QVERIFY(tests::refusal("%PDF-1.4 ...", "a.txt").find("damaged") != std::string::npos);
  QVERIFY(tests::refusal("Not one at all.", "a.pdf").find("is not a PDF") != std::string::npos);
  documents::ImportLimits limits;
  limits.pages = 1;
  QVERIFY(tests::refusal(pdfOf({{}, {}}), "a.pdf", limits).find("2 pages") != std::string::npos);
  limits = {};
  limits.textBytes = 20;
  QVERIFY(tests::refusal(pdfOf({linesDown(72, 700, kProse)}), "a.pdf", limits).find("the most that is read") !=
          std::string::npos);
  const std::string whole = pdfOf({linesDown(72, 700, kProse)});
  for (std::size_t size = 0; size < whole.size(); size += 7)
    tests::refusal(whole.substr(0, size), "a.pdf");  // no crash, no hang
}

void PdfImportTest::thirtyPagesTakeLessThanASecond() {
  std::vector<std::vector<PdfText>> pages;
  for (int page = 0; page < 30; ++page) {
    std::vector<PdfText> lines;
    for (int i = 0; i < 18; ++i) lines = together({lines, linesDown(72, 790 - 40 * i, kProse)});
    pages.push_back(lines);
  }
  const std::string pdf = pdfOf(pages);
  QElapsedTimer timer;
  timer.start();
  QVERIFY(importBytes(pdf, "a.pdf").places.size() > 10'000);
  QVERIFY2(timer.elapsed() < 1000, std::to_string(timer.elapsed()).c_str());
}

PIC_TEST(PdfImportTest)
#include "pdf_import_test.moc"
