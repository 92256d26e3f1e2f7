// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "app/documents/places.h"
#include "tests/documents/sample_files.h"
#include "tests/registry.h"

using documents::importBytes;
using documents::ImportedDocument;
using tests::openDocumentFile;
using tests::paragraph;
using tests::wordBody;
using tests::wordFile;

// Word and OpenDocument files, and archives made to do harm.
class OfficeImportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wordTextIsWhatIsRead_data();
  void wordTextIsWhatIsRead();
  void wordNotesStandAtTheEnd();
  void stylesMakeLists();
  void paragraphsAreNumbered();
  void openDocumentTextIsWhatIsRead_data();
  void openDocumentTextIsWhatIsRead();
  void titlesAreRead();
  void bombsAndEntitiesAreRefused();
  void archivesOfOtherKindsAreNamed_data();
  void archivesOfOtherKindsAreNamed();
  void everyCutIsRefused();

 private:
  static QString word(const QByteArray& body) {
    return QString::fromStdString(importBytes(wordFile(wordBody(body.toStdString())), "a.docx").text);
  }
};

void OfficeImportTest::wordTextIsWhatIsRead_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QString>("expected");
  const QByteArray list =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val='%1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>%2</w:t></w:r></w:p>";
  const auto item = [&](const char* level, const char* text) {
    return QByteArray(list).replace("%1", level).replace("%2", text);
  };
  QTest::newRow("runs") << QByteArray(
                               "<w:p><w:r><w:t xml:space='preserve'>One "
                               "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t></w:r></w:p><w:p/>"
                               "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &lt; d</w:t></w:r></w:p>")
                        << QStringLiteral("One two\n\na\tb\nc < d");
  QTest::newRow("definitions of tabs")
      << QByteArray("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>")
      << QStringLiteral("a");
  QTest::newRow("deleted") << QByteArray(
                                  "<w:p><w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></"
                                  "w:del><w:ins><w:r><w:t>yes</w:t></w:r></w:ins></w:p>")
                           << QStringLiteral("yes");
  QTest::newRow("hidden")
      << QByteArray("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>")
      << QStringLiteral("yes");
  QTest::newRow("field") << QByteArray("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>")
                         << QStringLiteral("7");
  QTest::newRow("fallback")
      << QByteArray(
             "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></"
             "mc:Fallback></mc:AlternateContent></w:r></w:p>")
      << QStringLiteral("a");
  QTest::newRow("text box") << QByteArray(
                                   "<w:p><w:r><w:t>a</w:t><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></"
                                   "w:txbxContent></w:r><w:r><w:t>b</w:t></w:r></w:p>")
                            << QStringLiteral("a\n\nbox\n\nb");
  QTest::newRow("list") << QByteArray(QByteArray(paragraph("Before:").c_str()) + item("0", "one") + item("1", "deep") +
                                      item("0", "two") + paragraph("After").c_str())
                        << QStringLiteral("Before:\n\n- one\n  - deep\n- two\n\nAfter");
  QTest::newRow("table")
      << QByteArray(
             "<w:p><w:r><w:t>x</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></"
             "w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr>"
             "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>D</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>y</"
             "w:t></w:r></w:p>")
      << QStringLiteral("x\n\nA\tB C\n\tD\n\ny");
}

void OfficeImportTest::wordTextIsWhatIsRead() {
  QFETCH(QByteArray, body);
  QTEST(word(body), "expected");
}

void OfficeImportTest::wordNotesStandAtTheEnd() {
  const std::string body = wordBody(
      "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>, more.</w:t></w:r></w:p>");
  const std::string notes =
      "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>The "
      "note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
  const ImportedDocument document = importBytes(wordFile(body, {{"word/footnotes.xml", notes}}), "a.docx");
  QCOMPARE(QString::fromStdString(document.text), QStringLiteral("Text[2], more.\n\n[2] The note."));
}

void OfficeImportTest::stylesMakeLists() {
  const std::string styles =
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:style w:styleId=\"ListBullet\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:styleId=\"Mine\"><w:basedOn w:val=\"ListBullet\"/></w:style>"
      "<w:style w:styleId=\"Ring\"><w:basedOn w:val=\"Ring\"/></w:style>"
      "<w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr><w:outlineLvl "
      "w:val=\"0\"/></w:pPr></w:style></w:styles>";
  const auto styled = [](const std::string& style, const std::string& text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  const std::string body =
      wordBody(styled("H1", "Head") + styled("ListBullet", "one") + styled("Mine", "two") + styled("Ring", "end"));
  const ImportedDocument document = importBytes(wordFile(body, {{"word/styles.xml", styles}}), "a.docx");
  QCOMPARE(QString::fromStdString(document.text), QStringLiteral("Head\n\n- one\n- two\n\nend"));
}

void OfficeImportTest::paragraphsAreNumbered() {
  const ImportedDocument document =
      importBytes(wordFile(wordBody(paragraph("one two") + "<w:p/>" + paragraph("three"))), "a.docx");
  const auto at = static_cast<std::int64_t>(document.text.find("three"));
  QCOMPARE(documents::placesOf(document, {at, at + 5}).at(0).paragraph, 2);
  QCOMPARE(QString::fromStdString(documents::placeText(document, {0, at + 5})), QStringLiteral("paragraphs 1–3"));
}

void OfficeImportTest::openDocumentTextIsWhatIsRead_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QString>("expected");
  QTest::newRow("paragraphs") << QByteArray(
                                     "<text:h>Head</text:h><text:p>a\n <text:span>b</text:span><text:s "
                                     "text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>")
                              << QStringLiteral("Head\n\na b c\td\ne");
  QTest::newRow("list")
      << QByteArray(
             "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep</text:p></"
             "text:list-item></text:list></text:list-item>"
             "<text:list-item><text:p>two</text:p></text:list-item></text:list><text:p>x</text:p>")
      << QStringLiteral("- one\n  - deep\n- two\n\nx");
  QTest::newRow("table") << QByteArray(
                                "<table:table><table:table-row><table:table-cell><text:p>A</text:p></"
                                "table:table-cell><table:table-cell><text:p>B</text:p><text:p>C</text:p></"
                                "table:table-cell></table:table-row></table:table>")
                         << QStringLiteral("A\tB C");
  QTest::newRow("note")
      << QByteArray(
             "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The "
             "note.</text:p></text:note-body></text:note> b</text:p>")
      << QStringLiteral("a[1] b\n\n[1] The note.");
  QTest::newRow("unread")
      << QByteArray(
             "<text:tracked-changes><text:p>no</text:p></"
             "text:tracked-changes><text:p>yes<office:annotation><text:p>no</text:p></office:annotation>"
             "<draw:frame><draw:image/><svg:title>no</svg:title></draw:frame> <text:title>Field</text:title></text:p>")
      << QStringLiteral("yes Field");
  QTest::newRow("stray")
      << QByteArray("<text:note-citation>1</text:note-citation><text:note-body><text:p>a</text:p></text:note-body>")
      << QStringLiteral("a");
}

void OfficeImportTest::openDocumentTextIsWhatIsRead() {
  QFETCH(QByteArray, body);
  QTEST(QString::fromStdString(importBytes(openDocumentFile(body.toStdString()), "a.odt").text), "expected");
}

void OfficeImportTest::titlesAreRead() {
  const std::string core =
      "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>The &amp; lamp</dc:title></cp:coreProperties>";
  const std::string file = wordFile(wordBody(paragraph("x")), {{"docProps/core.xml", core}});
  QCOMPARE(QString::fromStdString(importBytes(file, "a.bin").title),
           QStringLiteral("The & lamp"));  // whatever the extension
  const std::string odt =
      openDocumentFile("<text:p xmlns:text='t'>x</text:p>", {{"meta.xml", "<m><title>Lamp</title></m>"}});
  QCOMPARE(QString::fromStdString(importBytes(odt, "a.odt").title), QStringLiteral("Lamp"));
}

void OfficeImportTest::bombsAndEntitiesAreRefused() {
  documents::ImportLimits limits;
  limits.expandedBytes = std::int64_t{4} << 20;
  const std::string large = wordBody(paragraph(std::string(std::size_t{6} << 20, 'x')));
  QVERIFY(tests::refusal(wordFile(large), "a.docx", limits).find("unpacks to more than 4 MiB") != std::string::npos);
  QVERIFY(tests::refusal(wordFile(large), "a.docx").find("250 times") != std::string::npos);
  limits.archiveEntries = 1;
  QVERIFY(tests::refusal(wordFile(wordBody(paragraph("x"))), "a.docx", limits).find("2 files") != std::string::npos);
  const std::string entities =
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM "
      "\"file:///etc/hostname\">]>"
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>";
  QVERIFY(tests::refusal(wordFile(entities), "a.docx").find("document type") != std::string::npos);
  QVERIFY(tests::refusal(wordFile("<w:document xmlns:w=\"w\"><w:p>&no;"), "a.docx").find("not well-formed") !=
          std::string::npos);
}

void OfficeImportTest::archivesOfOtherKindsAreNamed_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("words");
  const auto zip = [](const tests::Parts& parts) { return QByteArray::fromStdString(tests::zipOf(parts)); };
  QTest::newRow("ZIP") << zip({{"a.txt", "a"}}) << QByteArray("unpack it first");
  QTest::newRow("EPUB") << zip({{"mimetype", "application/epub+zip"}}) << QByteArray("e-book");
  QTest::newRow("ODS") << zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})
                       << QByteArray("spreadsheet");
  QTest::newRow("XLSX") << zip({{"_rels/.rels",
                                 "<R><Relationship Type='x/officeDocument' Target='/xl/workbook.xml'/></R>"}})
                        << QByteArray("spreadsheet");
  QTest::newRow("missing part") << zip({{"_rels/.rels",
                                         "<R><Relationship Type='x/officeDocument' Target='word/document.xml'/></R>"}})
                                << QByteArray("is missing");
  QTest::newRow("encrypted") << QByteArray::fromStdString(
                                    openDocumentFile("x", {{"META-INF/manifest.xml", "<m><encryption-data/></m>"}}))
                             << QByteArray("password");
  QTest::newRow("empty ZIP") << QByteArray("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22) << QByteArray("ZIP");
  QTest::newRow("old Word") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest") << QByteArray("password");
}

void OfficeImportTest::archivesOfOtherKindsAreNamed() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, words);
  const std::string sentence = tests::refusal(bytes.toStdString(), "a.docx");
  QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
}

void OfficeImportTest::everyCutIsRefused() {
  const std::string file = wordFile(wordBody(paragraph("Some text to cut.")));
  for (std::size_t size = 1; size < file.size(); ++size) {
    const std::string sentence = tests::refusal(file.substr(0, size), "a.docx");
    QVERIFY2(!sentence.empty() && sentence.ends_with('.'), std::to_string(size).c_str());
  }
}

PIC_TEST(OfficeImportTest)
#include "office_import_test.moc"
