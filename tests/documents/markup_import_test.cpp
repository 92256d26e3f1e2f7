// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "app/documents/places.h"
#include "tests/documents/sample_files.h"
#include "tests/registry.h"

using documents::importBytes;
using documents::ImportedDocument;

// Markdown and HTML: what a reader sees, in paragraphs, and where it stands in the file.
class MarkupImportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void markdownLosesItsMarkupAndKeepsItsWords_data();
  void markdownLosesItsMarkupAndKeepsItsWords();
  void frontMatterGivesTheTitle();
  void htmlBecomesParagraphs_data();
  void htmlBecomesParagraphs();
  void whatABrowserDoesNotShowIsDropped();
  void declaredEncodingsAreBelieved();
  void wordsAreFoundInTheSource_data();
  void wordsAreFoundInTheSource();
  void deeplyNestedPagesAreRefused();

 private:
  static QString text(const QByteArray& bytes, const char* name) {
    return QString::fromStdString(importBytes(bytes.toStdString(), name).text);
  }
};

void MarkupImportTest::markdownLosesItsMarkupAndKeepsItsWords_data() {
  QTest::addColumn<QByteArray>("source");
  QTest::addColumn<QString>("expected");
  QTest::newRow("heading") << QByteArray("# A *title* #\n\nText\nwrapped.")
                           << QStringLiteral("A title\n\nText wrapped.");
  QTest::newRow("underlined") << QByteArray("Title\n=====\nText") << QStringLiteral("Title\n\nText");
  QTest::newRow("links") << QByteArray("See [the **page**](http://x.y \"t\"), ![a lamp](l.png) and <http://z.w>.")
                         << QStringLiteral("See the page, a lamp and http://z.w.");
  QTest::newRow("references") << QByteArray("[text][1] end\n\n[1]: http://x.y") << QStringLiteral("text end");
  QTest::newRow("emphasis") << QByteArray("snake_case, *one*, __two__, ~~three~~, `a * b`, 2 * 3 * 4")
                            << QStringLiteral("snake_case, one, two, three, a * b, 2 * 3 * 4");
  QTest::newRow("escapes") << QByteArray("\\*star\\* &amp; &copy; &#65; &nosuch;")
                           << QStringLiteral("*star* & © A &nosuch;");
  QTest::newRow("lists") << QByteArray("Before:\n\n- one\n- two\n  - deep\n\n3. three\n4. four\n\nAfter")
                         << QStringLiteral("Before:\n\n- one\n- two\n  - deep\n\n3. three\n4. four\n\nAfter");
  QTest::newRow("table") << QByteArray("| A | B |\n|---|:-:|\n| 1 | **2** |\n|  | 3 |\n")
                         << QStringLiteral("A\tB\n1\t2\n\t3");
  QTest::newRow("code") << QByteArray("```c\nint a;\n  *b;\n```\nend") << QStringLiteral("int a;\n  *b;\n\nend");
  QTest::newRow("quote") << QByteArray("> said\n> she") << QStringLiteral("said she");
  QTest::newRow("HTML inside") << QByteArray("a<br>b <span class=x>c</span> <!-- no -->d") << QStringLiteral("ab c d");
  QTest::newRow("hard break") << QByteArray("one  \ntwo") << QStringLiteral("one\ntwo");
}

void MarkupImportTest::markdownLosesItsMarkupAndKeepsItsWords() {
  QFETCH(QByteArray, source);
  QTEST(text(source, "a.md"), "expected");
}

void MarkupImportTest::frontMatterGivesTheTitle() {
  const ImportedDocument document = importBytes("---\ntitle: \"The lamp\"\ntags: [a]\n---\nBody", "a.md");
  QCOMPARE(QString::fromStdString(document.text), QStringLiteral("Body"));
  QCOMPARE(QString::fromStdString(document.title), QStringLiteral("The lamp"));
  QCOMPARE(QString::fromStdString(importBytes("# The *keeper*\nBody", "a.md").title), QStringLiteral("The keeper"));
  QCOMPARE(QString::fromStdString(importBytes("Body", "notes.md").title), QStringLiteral("notes"));
}

void MarkupImportTest::htmlBecomesParagraphs_data() {
  QTest::addColumn<QByteArray>("source");
  QTest::addColumn<QString>("expected");
  QTest::newRow("blocks") << QByteArray("<h1>A</h1><p>b\n  <b>c</b>d<p>e<div>f</div>")
                          << QStringLiteral("A\n\nb cd\n\ne\n\nf");
  QTest::newRow("break") << QByteArray("<p>a<br>b<br/>c</p>") << QStringLiteral("a\nb\nc");
  QTest::newRow("entities") << QByteArray("<p>5 &lt; 6 &amp; &eacute; &#8364; &#x41;&unknown;")
                            << QStringLiteral("5 < 6 & é € A&unknown;");
  QTest::newRow("lists") << QByteArray("<p>x</p><ul><li>a<li><p>b</p><ol start=3><li>c</ol></ul><p>y")
                         << QStringLiteral("x\n\n- a\n- b\n  3. c\n\ny");
  QTest::newRow("table") << QByteArray("<table><tr><th>A<th>B<tr><td><td><p>1</p><p>2</p></table>z")
                         << QStringLiteral("A\tB\n\t1 2\n\nz");
  QTest::newRow("pre") << QByteArray("<pre>a\n  b</pre>") << QStringLiteral("a\n  b");
  QTest::newRow("soft hyphen") << QByteArray("<p>Leucht&shy;turm") << QStringLiteral("Leuchtturm");
  QTest::newRow("cut short") << QByteArray("<html><p>a <b>b <a href=\"x") << QStringLiteral("a b");
}

void MarkupImportTest::htmlBecomesParagraphs() {
  QFETCH(QByteArray, source);
  QTEST(text(source, "a.html"), "expected");
}

void MarkupImportTest::whatABrowserDoesNotShowIsDropped() {
  const ImportedDocument document = importBytes(
      "<!-- c --><!DOCTYPE html><html><head><title>The\n lamp</title><style>p{}</style><script>if (a<b) "
      "'<p>no</p>'</script>"
      "</head><body><nav><a>Home</a></nav><p hidden>no</p><p style='display: none'>no</p><noscript>no</noscript>"
      "<svg><title>no</title><text>no</text></svg><select><option>no</select><p>yes</p></body></html>",
      "page.txt");
  QCOMPARE(QString::fromStdString(document.text), QStringLiteral("yes"));
  QCOMPARE(QString::fromStdString(document.title), QStringLiteral("The lamp"));
  QVERIFY(document.kind == documents::DocumentKind::Html);  // the content is believed, not the extension
}

void MarkupImportTest::declaredEncodingsAreBelieved() {
  QCOMPARE(text("<html><meta charset=\"koi8-r\"><p>\xed\xc1\xd1\xcb", "a.html"), QStringLiteral("Маяк"));
  QCOMPARE(text("<?xml version='1.0' encoding='iso-8859-2'?><html><p>\xbe", "a.xhtml"), QStringLiteral("ž"));
  QCOMPARE(text("<html><meta charset=\"iso-8859-1\"><p>\xc3\xa9t\xc3\xa9", "a.html"),
           QStringLiteral("été"));  // it is not
}

void MarkupImportTest::wordsAreFoundInTheSource_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("word");
  QTest::addColumn<QByteArray>("source");
  QTest::newRow("md") << QByteArray("a.md") << QByteArray("---\nx: y\n---\n# T\n\nthe **lamp** burns")
                      << QByteArray("lamp burns") << QByteArray("lamp** burns");
  QTest::newRow("md, entity") << QByteArray("a.md") << QByteArray("a &amp; b lamp") << QByteArray("& b")
                              << QByteArray("&amp; b");
  QTest::newRow("html") << QByteArray("a.html") << QByteArray("<html><p>the\n   <b>lamp</b> burns")
                        << QByteArray("lamp burns") << QByteArray("lamp</b> burns");
  QTest::newRow("html, entity") << QByteArray("a.html") << QByteArray("<p>the x&eacute;y lamp") << QByteArray("é")
                                << QByteArray("&eacute;");
  QTest::newRow("html, behind") << QByteArray("a.html") << QByteArray("<p>&eacute; &amp; lamp") << QByteArray("lamp")
                                << QByteArray("lamp");
  QTest::newRow("html, windows-1252") << QByteArray("a.html")
                                      << QByteArray("<meta charset=windows-1252><p>\xe9\xe8\xe0 l\xe0mp")
                                      << QByteArray("làmp") << QByteArray("l\xe0mp");
}

void MarkupImportTest::wordsAreFoundInTheSource() {
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, word);
  const ImportedDocument document = importBytes(bytes.toStdString(), name.toStdString());
  const auto at = document.text.find(word.toStdString());
  QVERIFY2(at != std::string::npos, document.text.c_str());
  const auto begin = static_cast<std::int64_t>(at);
  const auto places = documents::placesOf(document, {begin, begin + word.size()});
  QVERIFY(!places.empty());
  const std::int64_t from = places.front().source.begin;
  QTEST(bytes.mid(from, places.back().source.end - from), "source");
}

void MarkupImportTest::deeplyNestedPagesAreRefused() {
  std::string page = "<html>";
  for (int i = 0; i < 100'000; ++i) page += "<div><span>";
  QVERIFY(tests::refusal(page + "x", "a.html").find("nests elements") != std::string::npos);
}

PIC_TEST(MarkupImportTest)
#include "markup_import_test.moc"
