// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QObject>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <numeric>

#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/ask/compare_view.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/context_meter.h"
#include "ui/ask/start_card.h"

using ui::Command;

// The application as a user meets it, with mouse and keys.
class AskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void aSampleIsAnsweredWithTwoClicks();
  void everyTokensAttentionOnMemoryAddsUpToOne();
  void aPastedTextIsAnsweredWithThreeActions();
  void anOpenedFileIsAnsweredAndRemembered();
  void aStoppedAnswerKeepsWhatThereIs();
  void stoppingIsSaidAtOnce();
  void aQuestionCanBeAskedAgain();
  void sourcesAreCompared();
  void ratioOneReadsTheTextItself();
  void aGrownDocumentIsCompressedFurther();
  void anEditIsUndone();
  void aRunningJobLeavesTheWindowAlive();

 private:
  std::unique_ptr<tests::StudioFixture> m;
};

namespace {

QByteArray longText(int sentences) {
  QByteArray text;
  for (int i = 0; i < sentences; ++i) text += "The old man and the dog walked to the river in the rain.\n";
  return text;
}

}  // namespace

void AskTest::aSampleIsAnsweredWithTwoClicks() {
  m->start();
  auto* sample = m->documents()->findChild<ui::StartCard*>();
  QVERIFY(sample != nullptr);
  QTest::mouseClick(sample, Qt::LeftButton);
  QPushButton* suggestion = nullptr;
  QTRY_VERIFY_WITH_TIMEOUT((suggestion = m->conversation()->findChild<QPushButton*>("suggestion")) != nullptr,
                           m->kPatience);
  QTest::mouseClick(suggestion, Qt::LeftButton);
  m->waitForAnswer();
  QVERIFY(m->turn()->answered().memory);
  QVERIFY(m->documents()->meter()->fullText().contains("memory tokens"));
}

void AskTest::everyTokensAttentionOnMemoryAddsUpToOne() {
  m->start();
  m->window()->openDocument("a.txt", longText(5));
  m->typeQuestion("Who?");
  m->waitForAnswer();
  const engine::Answer& answer = m->turn()->answered().answer;
  const auto memories = static_cast<std::size_t>(answer.memoryTokens);
  QCOMPARE(answer.attention.size(), answer.tokens.size() * memories);
  for (std::size_t row = 0; row < answer.tokens.size(); ++row) {
    const float* shares = answer.attention.data() + row * memories;
    QVERIFY(std::abs(std::accumulate(shares, shares + memories, 0.0F) - 1) < 1e-4F);
  }
}

void AskTest::aPastedTextIsAnsweredWithThreeActions() {
  m->start();
  QGuiApplication::clipboard()->setText("The dog ran home. The man said: what a day!");
  QTest::keySequence(m->window(), QKeySequence::Paste);
  QCOMPARE(QGuiApplication::focusObject(), m->questionEdit());
  QTest::keyClicks(m->questionEdit(), "Who ran home?");
  QTest::keyClick(m->questionEdit(), Qt::Key_Return, Qt::ControlModifier);
  m->waitForAnswer();
  QVERIFY(!m->turn()->answered().answer.tokens.empty());
}

void AskTest::anOpenedFileIsAnsweredAndRemembered() {
  m->start();
  const QString file = m->writeFile("river.md", "# River\n\nThe man walked to the river.\n");
  m->chosenFiles = {file};
  QTest::keySequence(m->window(), QKeySequence::Open);
  QTRY_COMPARE_WITH_TIMEOUT(m->documents()->documents().size(), std::size_t{1}, m->kPatience);
  QCOMPARE(m->documents()->documents().front().text.name, std::string("river.md"));
  m->typeQuestion("Where?");
  m->waitForAnswer();
  m->start();
  QCOMPARE(m->window()->preferences().recentFiles, QStringList{file});
}

void AskTest::aStoppedAnswerKeepsWhatThereIs() {
  m->start();
  m->window()->openDocument("long.txt", longText(10));
  m->askAndWait("Who?");
  const std::vector<engine::GeneratedToken> whole = m->turn()->answered().answer.tokens;
  connect(m->studio->session(), &app::Session::answerGrew, m->window(),
          [this] { m->window()->action(Command::Stop)->trigger(); });
  // The engine's thread does not wait for the window: a stop may come after the last token. Then the answer is whole.
  for (int attempt = 0; attempt < 20 && !m->turn()->answered().answer.stopped; ++attempt) m->askAndWait("Who?");
  const engine::Answer& answer = m->turn()->answered().answer;
  QVERIFY(!answer.tokens.empty());
  QVERIFY(answer.stopped ? answer.tokens.size() < whole.size() : answer.tokens.size() == whole.size());
  for (std::size_t i = 0; i < answer.tokens.size(); ++i) QCOMPARE(answer.tokens[i].id, whole[i].id);
  QVERIFY(!m->window()->action(Command::Stop)->isEnabled());
}

void AskTest::stoppingIsSaidAtOnce() {
  m->start();
  m->window()->openDocument("long.txt", longText(120));
  m->typeQuestion("Who?");
  QTest::keySequence(m->window(), QKeySequence("Ctrl+."));
  bool said = false;
  for (const QLabel* label : m->turn()->findChildren<QLabel*>()) said |= label->text().contains("Stopp");
  QVERIFY(said);
  m->waitForAnswer();
  QVERIFY(m->turn()->answered().answer.stopped);  // how soon, tests/bench measures
}

void AskTest::aQuestionCanBeAskedAgain() {
  m->start();
  m->window()->openDocument("a.txt", longText(3));
  m->typeQuestion("Who?");
  m->waitForAnswer();
  const std::string first = m->turn()->answered().answer.text;
  const ui::TurnView* before = m->turn();
  QTest::keySequence(m->window(), QKeySequence("Ctrl+R"));
  QTRY_VERIFY(m->turn() != before);
  m->waitForAnswer();
  QCOMPARE(m->conversation()->turnCount(), 1);
  QCOMPARE(m->turn()->answered().answer.text, first);
  QCOMPARE(m->turn()->answered().answer.compressMilliseconds, 0.0);  // nothing had changed
}

void AskTest::sourcesAreCompared() {
  m->start();
  m->window()->openDocument("a.txt", longText(1));
  m->typeQuestion("Who?");
  m->waitForAnswer();
  m->window()->action(Command::CompareSources)->trigger();
  const auto filled = [this](engine::Source source) {
    const auto* view = m->turn()->findChild<ui::CompareView*>();
    return view != nullptr && view->textOf(source) != QString("…");
  };
  for (const auto source :
       {engine::Source::Memory, engine::Source::Full, engine::Source::None, engine::Source::Budget}) {
    QTRY_VERIFY_WITH_TIMEOUT(filled(source), m->kPatience);
  }
}

void AskTest::ratioOneReadsTheTextItself() {
  m->start();
  m->window()->openDocument("a.txt", longText(1));
  m->documents()->compressionBar()->setChoice({1, {}, {}});
  m->typeQuestion("Who?");
  m->waitForAnswer();
  QVERIFY(m->turn()->answered().answer.source == engine::Source::Full);
}

void AskTest::aGrownDocumentIsCompressedFurther() {
  m->start();
  m->window()->openDocument("a.txt", longText(6));
  m->typeQuestion("Who?");
  m->waitForAnswer();
  const auto before = m->turn()->answered().memory;
  auto* editor = m->documents()->currentEditor();
  editor->moveCursor(QTextCursor::End);
  QTest::keyClicks(editor, "The teacher read the books.");
  m->typeQuestion("Where?");
  m->waitForAnswer();
  const auto after = m->turn()->answered().memory;
  QVERIFY(after && after->memoryCount() > before->memoryCount());
  QVERIFY(std::equal(before->vectors.begin(), before->vectors.begin() + 3 * before->width, after->vectors.begin()));
  QVERIFY(QString::fromStdString(after->documents.back().text).endsWith("read the books."));
}

void AskTest::anEditIsUndone() {
  m->start();
  m->window()->openDocument("a.txt", "The dog ran home.");
  auto* editor = m->documents()->currentEditor();
  editor->setFocus();
  QTest::keyClicks(editor, "Yesterday ");
  QCOMPARE(editor->documentText(), QString("Yesterday The dog ran home."));
  QTest::keySequence(editor, QKeySequence::Undo);
  QCOMPARE(editor->documentText(), QString("The dog ran home."));
}

void AskTest::aRunningJobLeavesTheWindowAlive() {
  m->start();
  m->window()->openDocument("long.txt", longText(120));
  int turnsOfTheLoop = 0;  // while the engine works; how long each takes, tests/bench measures
  QTimer watchdog;
  connect(&watchdog, &QTimer::timeout, this, [&] { turnsOfTheLoop += m->studio->session()->isAnswering() ? 1 : 0; });
  watchdog.start(0);
  m->askAndWait("Who?");
  QVERIFY2(turnsOfTheLoop > 10, qPrintable(QString::number(turnsOfTheLoop)));
}

PIC_TEST(AskTest)
#include "ask_test.moc"
