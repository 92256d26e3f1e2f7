// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/export.h"

#include <QTest>
#include <QXmlStreamReader>

#include "app/store/session_json.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using store::Session;
using store::TurnState;

class ExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void htmlShowsTheConversationWithItsSources();
  void htmlNeedsNothingElseAndTakesNothingAsMarkup();
  void markdownShowsTheConversationWithItsSources();
  void markdownTakesNothingAsMarkup();
  void jsonComesBackAsTheSession();
  void unfinishedAnswersAreSaidToBeSo_data();
  void unfinishedAnswersAreSaidToBeSo();
  void foldersOfThisMachineAreNotTold();
};

namespace {

// The page as XML sees it: no entity but the five, every tag closed (those of the head are taken out).
QString visibleText(std::string html) {
  html = html.substr(html.find("<body>"));
  html.resize(html.find("</body>") + 7);
  QXmlStreamReader reader(QByteArray::fromStdString(html));
  QString text;
  while (!reader.atEnd()) {
    if (reader.readNext() == QXmlStreamReader::Characters) text += reader.text();
  }
  return reader.hasError() ? "not well formed: " + reader.errorString() : text;
}

}  // namespace

void ExportTest::htmlShowsTheConversationWithItsSources() {
  const std::string html = store::sessionToHtml(tests::sampleSession());
  QVERIFY(html.starts_with("<!DOCTYPE html>"));
  VERIFY_CONTAINS(html, "<h2>When was the lighthouse built?</h2>");
  VERIFY_CONTAINS(html, "<blockquote><p>The lighthouse was built in 1871.</p>");
  VERIFY_CONTAINS(html, "— light.txt, 75 %");
  VERIFY_CONTAINS(html, "This mask was not trained.");
  VERIFY_CONTAINS(html, "There is not enough memory for this.");
  VERIFY_CONTAINS(html, "0123456789abcdef-fedcba9876543210");
  VERIFY_CONTAINS(html, "@media print");
}

void ExportTest::htmlNeedsNothingElseAndTakesNothingAsMarkup() {
  Session session = tests::sampleSession();
  session.title = "</title><script>alert(1)</script>";
  session.turns[0].answer.text = "<img src=x onerror=alert(2)> & 'quoted' \"text\"";
  session.documents[0].name = "\"><b>.txt";
  const std::string html = store::sessionToHtml(session);
  for (const char* markup : {"<script", "<img", "<b>", "href=", "src=\"", "http://", "https://"}) {
    QVERIFY2(!tests::contains(html, markup), markup);
  }
  const QString text = visibleText(html);
  QVERIFY2(text.contains("<img src=x onerror=alert(2)> & 'quoted' \"text\""), qPrintable(text));
  QVERIFY(text.contains("Who *runs* the <script>library</script>?"));
  QVERIFY(text.contains("\"><b>.txt"));
}

void ExportTest::markdownShowsTheConversationWithItsSources() {
  const std::string text = store::sessionToMarkdown(tests::sampleSession());
  QVERIFY(text.starts_with("# The lighthouse\n"));
  VERIFY_CONTAINS(text, "\n## When was the lighthouse built?\n\nin 1871\n");
  VERIFY_CONTAINS(text, "\n> The lighthouse was built in 1871.  \n> — light.txt, 75 %\n");
  VERIFY_CONTAINS(text, "*No answer: There is not enough memory for this.*");
  VERIFY_CONTAINS(text, "Some Processor, 2 cores, 8.0 GiB, Linux 6.1, pic 0.1.0");
}

void ExportTest::markdownTakesNothingAsMarkup() {
  Session session = tests::sampleSession();
  session.turns[0].question = "# No\nheading";
  session.turns[0].answer.text = "# not a heading\n- no list\n12. neither\n    no code\n<b>`*_[x](y)";
  const std::string text = store::sessionToMarkdown(session);
  VERIFY_CONTAINS(text, "\n## \\# No heading\n");
  VERIFY_CONTAINS(text,
                  "\n\\# not a heading  \n\\- no list  \n12\\. neither  \nno code  \n\\<b\\>\\`\\*\\_\\[x\\](y)\n");
  VERIFY_CONTAINS(text, "Who \\*runs\\* the \\<script\\>");
}

void ExportTest::jsonComesBackAsTheSession() {
  const std::string json = store::sessionToJson(tests::sampleSession(), store::DocumentTexts::Inside);
  const Session session = store::sessionFromJson(json, {}, "test");
  QCOMPARE(session.documents[1].text, tests::sampleSession().documents[1].text);
  QCOMPARE(store::sessionToJson(session, store::DocumentTexts::Inside), json);
}

void ExportTest::unfinishedAnswersAreSaidToBeSo_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<QByteArray>("words");
  QTest::newRow("running") << int(TurnState::Running) << QByteArray("Not finished yet.");
  QTest::newRow("stopped") << int(TurnState::Stopped) << QByteArray("Stopped before its end.");
  QTest::newRow("interrupted") << int(TurnState::Interrupted) << QByteArray("Interrupted: the program ended");
}

void ExportTest::unfinishedAnswersAreSaidToBeSo() {
  QFETCH(int, state);
  QFETCH(QByteArray, words);
  Session session = tests::sampleSession();
  session.turns[0].state = TurnState(state);
  VERIFY_CONTAINS(store::sessionToHtml(session), words.toStdString());
  VERIFY_CONTAINS(store::sessionToMarkdown(session), words.toStdString());
  VERIFY_CONTAINS(store::sessionToMarkdown(session), std::string("\nin 1871\n"));  // what there is, is shown
}

void ExportTest::foldersOfThisMachineAreNotTold() {
  const Session session = tests::sampleSession();
  for (const std::string& text : {store::sessionToHtml(session), store::sessionToMarkdown(session),
                                  store::sessionToJson(session, store::DocumentTexts::Inside)}) {
    QVERIFY(!tests::contains(text, "somebody"));
    VERIFY_CONTAINS(text, "tiny");
  }
}

PIC_TEST(ExportTest)
#include "export_test.moc"
