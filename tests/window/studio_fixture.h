// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/studio.h"
#include "tests/window/tiny_model.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/recovery_bar.h"
#include "ui/ask/turn_view.h"

// The whole application on the tiny model, as main() makes it; file dialogs answer what a test says.
namespace tests {

class StudioFixture {
 public:
  static constexpr int kPatience = 120'000;  // milliseconds, for machines that are busy

  StudioFixture() {
    QCoreApplication::setOrganizationName("PIC Studio tests");
    QCoreApplication::setApplicationName("window");
    QSettings().clear();
    QSettings().setValue("reread", false);  // the tiny model is never sure
  }

  // A start of the program; the one before is closed.
  void start(const QString& model = tinyModelFolder()) {
    close();
    ui::Dialogs dialogs;
    dialogs.openDocuments = [this](QWidget*) { return chosenFiles; };
    dialogs.openModelFolder = [this](QWidget*) { return chosenFolder; };
    dialogs.openFolder = [this](QWidget*) { return chosenFolder; };
    dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QStringList&) { return chosenFile; };
    dialogs.editText = [this](QWidget*, const QString&, const QString&) { return typedText; };
    dialogs.confirm = [](QWidget*, const QString&) { return true; };
    studio = std::make_unique<app::Studio>(dialogs, data());
    QSignalSpy loaded(studio->session(), &app::Session::modelLoaded);
    QSignalSpy failed(studio->session(), &app::Session::modelFailed);
    studio->start(model);
    QVERIFY(QTest::qWaitForWindowExposed(window()));
    if (window()->ask()->recovery()->isVisible()) return;  // after a crash the model waits for the user
    QTRY_VERIFY_WITH_TIMEOUT(loaded.count() + failed.count() > 0, kPatience);
  }
  void close() {
    if (studio) studio->window()->close();
    studio.reset();
  }

  ui::MainWindow* window() const { return studio->window(); }
  ui::DocumentPane* documents() const { return window()->ask()->documents(); }
  ui::ConversationView* conversation() const { return window()->ask()->conversation(); }
  ui::TurnView* turn() const { return conversation()->lastTurn(); }
  QWidget* questionEdit() const { return conversation()->questionBox()->findChild<QPlainTextEdit*>(); }

  QString writeFile(const QString& name, const QByteArray& content) const {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(content);
    return file.fileName();
  }

  std::filesystem::path data() const { return folder.filePath("data").toStdString(); }

  // Opens files as a user does and waits until they are there.
  void open(const QStringList& files) {
    const std::size_t wanted = documents()->documents().size() + static_cast<std::size_t>(files.size());
    studio->open(files);
    QTRY_COMPARE_WITH_TIMEOUT(documents()->documents().size(), wanted, kPatience);
  }

  // Types a question and presses Ctrl+Return.
  void typeQuestion(const QString& question) {
    questionEdit()->setFocus();
    QTest::keyClicks(questionEdit(), question);
    QTest::keyClick(questionEdit(), Qt::Key_Return, Qt::ControlModifier);
  }
  void waitForAnswer() {
    QTRY_VERIFY_WITH_TIMEOUT(turn() != nullptr && turn()->isFinished() && !studio->session()->isAnswering(), kPatience);
  }
  void askAndWait(const QString& question) {
    typeQuestion(question);
    waitForAnswer();
  }

  std::unique_ptr<app::Studio> studio;
  QStringList chosenFiles;
  QString chosenFolder;
  QString chosenFile;
  QString typedText;
  QTemporaryDir folder;
};

}  // namespace tests
