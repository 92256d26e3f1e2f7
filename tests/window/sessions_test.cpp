// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>

#include "app/store/session_file.h"
#include "app/store/store.h"
#include "tests/cli/pic_program.h"
#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/start_card.h"
#include "ui/frame/library_panel.h"
#include "ui/frame/status_panel.h"

using tests::ProgramResult;
using tests::runPic;
using ui::Command;
using ui::LibraryModel;

// Conversations that are kept, found again and handed on.
class SessionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void aConversationComesBackAsItWas();
  void itGoesOnWhereItEnded();
  void askingAgainReplacesTheAnswerInTheLibraryToo();
  void onlyWhatIsInNoFileIsKeptWithoutAQuestion();
  void conversationsAreFoundByTheirWords();
  void aConversationIsRenamedAndDeleted();
  void aSessionFileIsWrittenAndOpened();
  void aConversationIsExported_data();
  void aConversationIsExported();
  void windowAskAndReplayGiveTheSameAnswer_data();
  void windowAskAndReplayGiveTheSameAnswer();
  void theCopiedCommandLineGivesTheSameAnswer_data();
  void theCopiedCommandLineGivesTheSameAnswer();

 private:
  LibraryModel* model() const { return m->window()->docks().library->model(); }
  QString entry(LibraryModel::Group group, int row = 0) const {
    return model()->index(row, 0, model()->group(group)).data().toString();
  }
  // The library as another program would read it.
  std::vector<store::Session> kept() const {
    store::Store library(m->data() / "library.sqlite");
    std::vector<store::Session> sessions;
    for (const store::SessionSummary& session : library.sessions()) sessions.push_back(library.session(session.id));
    return sessions;
  }
  std::unique_ptr<tests::StudioFixture> m;
};

namespace {

const QString kText = "The old man and the dog walked to the river.\nIn the rain\u00a0they saw him.\n";

const std::string& answerOf(const ui::TurnView* turn) { return turn->answered().answer.text; }

}  // namespace

void SessionsTest::aConversationComesBackAsItWas() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  m->askAndWait("Where?");
  const ui::AnsweredTurn before = m->turn()->answered();
  m->start();
  auto* card = m->documents()->findChild<ui::StartCard*>("lastSession");
  QTRY_VERIFY_WITH_TIMEOUT((card = m->documents()->findChild<ui::StartCard*>("lastSession")) != nullptr,
                           m->kPatience);
  QVERIFY2(card->text().startsWith("Who walked?"), qPrintable(card->text()));
  QTest::mouseClick(card, Qt::LeftButton);
  QTRY_COMPARE_WITH_TIMEOUT(m->conversation()->turnCount(), 2, m->kPatience);
  const ui::AnsweredTurn after = m->turn()->answered();
  QCOMPARE(m->turn()->question(), QString("Where?"));
  QCOMPARE(after.answer.text, before.answer.text);
  QCOMPARE(after.answer.evidence.size(), before.answer.evidence.size());
  QCOMPARE(m->documents()->documents().front().text.text, kText.toStdString());
  QCOMPARE(after.documents->front().id, m->documents()->currentDocument());  // so that evidence can be marked
}

void SessionsTest::itGoesOnWhereItEnded() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  m->start();
  QTRY_COMPARE_WITH_TIMEOUT(model()->count(LibraryModel::Sessions), 1, m->kPatience);
  Q_EMIT m->window()->sessionChosen(model()->index(0, 0, model()->group(LibraryModel::Sessions))
                                        .data(LibraryModel::SessionRole)
                                        .toLongLong(), 0);
  QTRY_COMPARE_WITH_TIMEOUT(m->conversation()->turnCount(), 1, m->kPatience);
  m->askAndWait("Where?");
  m->close();
  const std::vector<store::Session> sessions = kept();
  QCOMPARE(sessions.size(), std::size_t{1});
  QCOMPARE(sessions[0].turns.size(), std::size_t{2});
  QCOMPARE(sessions[0].turns[1].question, std::string("Where?"));
  QCOMPARE(sessions[0].documents.size(), std::size_t{1});
}

void SessionsTest::askingAgainReplacesTheAnswerInTheLibraryToo() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  const ui::TurnView* before = m->turn();
  m->window()->action(Command::AskAgain)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(m->turn() != before, m->kPatience);
  m->waitForAnswer();
  m->close();
  const std::vector<store::Session> sessions = kept();
  QCOMPARE(sessions.at(0).turns.size(), std::size_t{1});
  QCOMPARE(sessions[0].turns[0].state, store::TurnState::Done);
}

void SessionsTest::onlyWhatIsInNoFileIsKeptWithoutAQuestion() {
  m->start();
  m->open({m->writeFile("file.txt", "A text in a file.")});
  m->start();
  m->window()->openDocument("Pasted text", "Typed by hand.");
  m->close();
  const std::vector<store::Session> sessions = kept();
  QCOMPARE(sessions.size(), std::size_t{1});
  QCOMPARE(sessions[0].documents.at(0).text, std::string("Typed by hand."));
}

void SessionsTest::conversationsAreFoundByTheirWords() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who saw the elephant?");
  m->window()->action(Command::NewConversation)->trigger();
  QCOMPARE(m->conversation()->turnCount(), 0);
  m->askAndWait("Where?");
  m->window()->action(Command::FindInLibrary)->trigger();
  auto* search = m->window()->docks().library->findChild<QLineEdit*>();
  QTest::keyClicks(search, "eleph");
  QTRY_COMPARE_WITH_TIMEOUT(entry(LibraryModel::Found), QString("Who saw the elephant?"), m->kPatience);
  QTest::keyClick(search, Qt::Key_Return);
  QTRY_COMPARE_WITH_TIMEOUT(m->turn() == nullptr ? QString() : m->turn()->question(),
                            QString("Who saw the elephant?"), m->kPatience);
  QTest::keyClick(search, Qt::Key_Escape);
  QVERIFY(search->text().isEmpty());
}

void SessionsTest::aConversationIsRenamedAndDeleted() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  QTRY_VERIFY_WITH_TIMEOUT(m->window()->docks().library->currentSession().id != 0, m->kPatience);
  m->typedText = "By the river";
  m->window()->action(Command::RenameSession)->trigger();
  QTRY_COMPARE_WITH_TIMEOUT(entry(LibraryModel::Sessions), QString("By the river"), m->kPatience);
  m->window()->action(Command::RemoveSession)->trigger();
  QTRY_COMPARE_WITH_TIMEOUT(m->conversation()->turnCount(), 0, m->kPatience);
  m->close();
  for (const store::Session& session : kept()) QVERIFY(session.turns.empty());
}

void SessionsTest::aSessionFileIsWrittenAndOpened() {
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  const std::string answer = answerOf(m->turn());
  m->chosenFile = m->folder.filePath("talk.picz");
  m->window()->action(Command::SaveSession)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m->chosenFile), m->kPatience);
  m->window()->action(Command::NewConversation)->trigger();
  m->studio->open({m->chosenFile});
  QTRY_COMPARE_WITH_TIMEOUT(m->conversation()->turnCount(), 1, m->kPatience);
  QCOMPARE(answerOf(m->turn()), answer);
  m->studio->open({m->writeFile("broken.picz", "no zip")});
  QTRY_VERIFY_WITH_TIMEOUT(m->window()->status()->error().contains("broken.picz"), m->kPatience);
  QCOMPARE(m->conversation()->turnCount(), 1);
}

void SessionsTest::aConversationIsExported_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("Markdown") << "talk.md";
  QTest::newRow("HTML") << "talk.html";
  QTest::newRow("JSON") << "talk.json";
}

void SessionsTest::aConversationIsExported() {
  QFETCH(QString, name);
  m->start();
  m->window()->openDocument("river.txt", kText);
  m->askAndWait("Who walked?");
  m->chosenFile = m->folder.filePath(name);
  m->window()->action(Command::ExportConversation)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m->chosenFile), m->kPatience);
  QFile file(m->chosenFile);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY(file.readAll().contains("Who walked?"));
}

void SessionsTest::windowAskAndReplayGiveTheSameAnswer_data() {
  QTest::addColumn<bool>("reread");
  QTest::addColumn<double>("ratio");
  QTest::newRow("memory") << false << 4.0;
  QTest::newRow("memory, then passages as text") << true << 4.0;
  QTest::newRow("the full text") << false << 1.0;
}

void SessionsTest::windowAskAndReplayGiveTheSameAnswer() {
  QFETCH(bool, reread);
  QFETCH(double, ratio);
  QSettings().setValue("reread", reread);
  m->start();
  const QString document = m->writeFile("river.txt", kText.toUtf8());
  m->open({document});
  m->documents()->compressionBar()->setChoice({ratio, {}, {}});
  m->askAndWait("Who walked?");
  m->chosenFile = m->folder.filePath("talk.picz");
  m->window()->action(Command::SaveSession)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m->chosenFile), m->kPatience);

  const ProgramResult asked =
      runPic({"ask", document, "Who walked?", "--ratio", QString::number(ratio), "--source",
              reread ? "auto" : ratio < 2 ? "full" : "memory", "--model", tests::tinyModelFolder(), "--json"});
  QVERIFY2(asked.exitCode == 0, asked.summary());
  QCOMPARE(asked.json()["answer"].toString(), QString::fromStdString(answerOf(m->turn())));
  QCOMPARE(asked.json()["log_probability"].toDouble(), m->turn()->answered().answer.logProbability);
  const ProgramResult replayed = runPic({"replay", m->chosenFile, "--model", tests::tinyModelFolder(), "--json"});
  QVERIFY2(replayed.exitCode == 0, replayed.summary());
  const QJsonObject turn = replayed.json()["turns"].toArray().at(0).toObject();
  QVERIFY(turn["same"].toBool());
  QCOMPARE(turn["answer"].toString(), QString::fromStdString(answerOf(m->turn())));
}

void SessionsTest::theCopiedCommandLineGivesTheSameAnswer_data() {
  QTest::addColumn<bool>("inFile");
  QTest::newRow("file") << true;
  QTest::newRow("pasted") << false;
}

void SessionsTest::theCopiedCommandLineGivesTheSameAnswer() {
  QFETCH(bool, inFile);
  m->start();
  if (inFile) m->open({m->writeFile("it's a river.txt", kText.toUtf8())});
  if (!inFile) m->window()->openDocument("Pasted text", "It's “all” the $HOME they saw; no line end");
  m->askAndWait("Who's `there`?");
  m->window()->action(Command::CopyCommandLine)->trigger();
  QProcess shell;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("PATH", QFileInfo(PIC_PROGRAM).absolutePath() + ":" + environment.value("PATH"));
  shell.setProcessEnvironment(environment);
  shell.start("/bin/sh", {"-c", QGuiApplication::clipboard()->text() + " --json"});
  QVERIFY(shell.waitForFinished(m->kPatience));
  const QByteArray out = shell.readAllStandardOutput();
  const QJsonObject answer = QJsonDocument::fromJson(out).object();
  QVERIFY2(!answer.isEmpty(), (QGuiApplication::clipboard()->text().toUtf8() + shell.readAllStandardError()).constData());
  QCOMPARE(answer["answer"].toString(), QString::fromStdString(answerOf(m->turn())));
  QCOMPARE(answer["log_probability"].toDouble(), m->turn()->answered().answer.logProbability);
}

PIC_TEST(SessionsTest)
#include "sessions_test.moc"
