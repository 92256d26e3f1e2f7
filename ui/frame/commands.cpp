// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/commands.h"

#include <QAction>
#include <QActionGroup>
#include <QIcon>
#include <QKeySequence>
#include <QWidget>
#include <vector>

namespace ui {
namespace {

struct Row {
  Command command;
  QString text;
  QKeySequence keys;
  const char* icon;
  QString tip;
};

using K = QKeySequence;
QString tr(const char* text) { return Commands::tr(text); }

std::vector<Row> fileRows() {
  return {
      {Command::NewDocument, tr("&New Text"), K::New, "document-new", tr("Begin an empty text in this conversation")},
      {Command::OpenDocument, tr("&Open Document…"), K::Open, "document-open",
       tr("Open documents into this conversation")},
      {Command::OpenFolder, tr("Open &Folder…"), K("Ctrl+Alt+O"), "folder-model",
       tr("Open all documents of a folder into this conversation")},
      {Command::PasteAsDocument, tr("&Paste as New Text"), K("Ctrl+Shift+V"), "edit-paste",
       tr("Make a text of what is on the clipboard")},
      {Command::CloseDocument, tr("&Close Document"), K::Close, "document-close",
       tr("Take the shown document out of this conversation")},
      {Command::SaveSession, tr("&Save Session…"), K::Save, "document-save",
       tr("Keep this conversation and its documents in a session file, which “pic replay” computes again")},
      {Command::ExportConversation, tr("&Export Conversation…"), K("Ctrl+E"), "document-save",
       tr("Write questions and answers as Markdown, HTML or JSON")},
      {Command::CopyCommandLine, tr("Copy as Command &Line"), K("Ctrl+Alt+C"), "edit-copy",
       tr("Copy the call of “pic” that gives the last answer again")},
      {Command::FindInLibrary, tr("F&ind in Library…"), K("Ctrl+Shift+F"), "edit-find",
       tr("Find words in all kept conversations and documents")},
      {Command::RenameSession, tr("Rena&me Conversation…"), K(Qt::Key_F2), "edit-rename",
       tr("Give the conversation another name; the one selected in the library, or the current one")},
      {Command::RemoveSession,
       tr("&Delete Conversation…"),
       {},
       "edit-delete",
       tr("Delete the conversation selected in the library, or the current one")},
      {Command::Quit, tr("&Quit"), K("Ctrl+Q"), "application-exit", tr("Close PIC Studio")},
  };
}

std::vector<Row> editRows() {
  return {
      {Command::Undo, tr("&Undo"), K::Undo, "edit-undo", tr("Take back the last change of the text")},
      {Command::Redo, tr("&Redo"), K::Redo, "edit-redo", tr("Make the change again")},
      {Command::Cut, tr("Cu&t"), K::Cut, "edit-cut", tr("Move the selection to the clipboard")},
      {Command::Copy, tr("&Copy"), K::Copy, "edit-copy", tr("Copy the selection to the clipboard")},
      {Command::Paste, tr("&Paste"), K::Paste, "edit-paste",
       tr("Insert what is on the clipboard; without a document, make one of it")},
      {Command::SelectAll, tr("Select &All"), K::SelectAll, "edit-select-all", tr("Select the whole text")},
      {Command::Find, tr("&Find…"), K::Find, "edit-find", tr("Find words or a regular expression in the document")},
      {Command::ClearHighlights, tr("C&lear Highlights"), K(Qt::Key_Escape), "edit-delete",
       tr("Take the marks out of the documents")},
  };
}

std::vector<Row> viewRows() {
  return {
      {Command::LayoutSimple, tr("&Simple"), {}, "view-layout", tr("The document and the conversation, nothing else")},
      {Command::LayoutResearcher,
       tr("&Researcher"),
       {},
       "view-layout",
       tr("With library, tasks and log, and every setting of the compression")},
      {Command::LayoutTeacher,
       tr("&Teacher"),
       {},
       "view-layout",
       tr("With the library, and every setting of the compression")},
      {Command::RestoreLayout,
       tr("Restore &Default Layout"),
       {},
       "view-restore",
       tr("Put all parts of the window where they were at first")},
      {Command::ThemeSystem, tr("As the &System"), {}, "preferences-system", tr("Colours as the desktop has them")},
      {Command::ThemeLight, tr("&Light"), {}, "preferences-system", tr("Dark text on light ground")},
      {Command::ThemeDark, tr("&Dark"), {}, "preferences-system", tr("Light text on dark ground")},
      {Command::ThemeHighContrast,
       tr("&High Contrast"),
       {},
       "preferences-system",
       tr("White on black, for the greatest contrast")},
      {Command::LanguageSystem, tr("As the &System"), {}, "preferences-system", tr("The language that the desktop has")},
      {Command::LanguageEnglish, QStringLiteral("&English"), {}, "preferences-system", tr("Show the window in English")},
      {Command::LanguageChinese,
       QStringLiteral("简体中文(&Z)"),
       {},
       "preferences-system",
       tr("Show the window in Simplified Chinese")},
      {Command::LargerText, tr("&Larger Text"), K::ZoomIn, "zoom-in", tr("All text ten per cent larger, up to 200 %")},
      {Command::SmallerText, tr("S&maller Text"), K::ZoomOut, "zoom-out",
       tr("All text ten per cent smaller, down to 80 %")},
      {Command::NormalText, tr("&Normal Text Size"), K("Ctrl+0"), "zoom-original",
       tr("Text as large as the desktop has it")},
      {Command::FullScreen, tr("&Full Screen"), K(Qt::Key_F11), "view-fullscreen", tr("Use the whole screen")},
  };
}

std::vector<Row> modelRows() {
  return {
      {Command::OpenModel, tr("&Open Model Folder…"), K("Ctrl+Shift+O"), "folder-model",
       tr("Load a model from a folder")},
      {Command::ShippedModel,
       tr("Use the &Shipped Model"),
       {},
       "folder-model",
       tr("Load the model that comes with PIC Studio")},
      {Command::ReloadModel, tr("&Reload"), {}, "view-refresh", tr("Load the model anew from its folder")},
  };
}

std::vector<Row> toolRows() {
  return {
      {Command::Ask, tr("&Ask"), K("Ctrl+Return"), "go-next", tr("Ask the question that is typed")},
      {Command::Stop, tr("&Stop"), K("Ctrl+."), "process-stop", tr("Stop compressing or answering")},
      {Command::AskAgain, tr("Ask Again (&Retry)"), K("Ctrl+R"), "view-refresh", tr("Ask the last question again")},
      {Command::CompareSources, tr("&Compare Sources"), K("Ctrl+Shift+C"), "view-compare",
       tr("Answer the last question from memory, text, nothing and a budget of text")},
      {Command::NewConversation, tr("&New Conversation"), K("Ctrl+Shift+N"), "view-ask",
       tr("Begin anew with the same documents")},
      {Command::Settings, tr("S&ettings…"), K("Ctrl+,"), "preferences-system",
       tr("Model, device, colours and text size")},
      {Command::NextDocument, tr("&Next Document"), K("Ctrl+PgDown"), "go-next", tr("Show the next document")},
      {Command::PreviousDocument, tr("&Previous Document"), K("Ctrl+PgUp"), "go-next", tr("Show the document before")},
      {Command::GoToDocument, tr("Go to &Document"), K("Ctrl+D"), "text-document",
       tr("Put the cursor into the document")},
      {Command::GoToQuestion, tr("Go to &Question"), K("Ctrl+L"), "view-ask", tr("Put the cursor into the question")},
      {Command::Help, tr("&Contents"), K::HelpContents, "help-contents", tr("How to use PIC Studio, and all keys")},
      {Command::About,
       tr("&About and Diagnostics"),
       {},
       "help-about",
       tr("Version, licences, and what to copy into a report")},
  };
}

}  // namespace

Commands::Commands(QWidget* window) : QObject(window) {
  for (const auto& rows : {fileRows(), editRows(), viewRows(), modelRows(), toolRows()}) {
    for (const Row& row : rows) {
      auto* action = new QAction(QIcon::fromTheme(row.icon), row.text, this);
      action->setShortcut(row.keys);
      action->setStatusTip(row.tip);
      action->setToolTip(row.tip);
      window->addAction(action);
      m_actions[row.command] = action;
    }
  }
  makeGroup({Command::LayoutSimple, Command::LayoutResearcher, Command::LayoutTeacher});
  makeGroup({Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark, Command::ThemeHighContrast});
  makeGroup({Command::LanguageSystem, Command::LanguageEnglish, Command::LanguageChinese});
  at(Command::FullScreen)->setCheckable(true);
  at(Command::Quit)->setMenuRole(QAction::QuitRole);
  at(Command::Settings)->setMenuRole(QAction::PreferencesRole);
  at(Command::About)->setMenuRole(QAction::AboutRole);
}

void Commands::makeGroup(std::initializer_list<Command> commands) {
  auto* group = new QActionGroup(this);
  for (const Command command : commands) {
    at(command)->setCheckable(true);
    group->addAction(at(command));
  }
}

}  // namespace ui
