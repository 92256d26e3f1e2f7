// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>

class QAction;
class QWidget;

namespace ui {

enum class Command {
  NewDocument,
  OpenDocument,
  OpenFolder,
  PasteAsDocument,
  CloseDocument,
  SaveSession,
  ExportConversation,
  CopyCommandLine,
  FindInLibrary,
  RenameSession,
  RemoveSession,
  Quit,
  Undo,
  Redo,
  Cut,
  Copy,
  Paste,
  SelectAll,
  Find,
  ClearHighlights,
  LayoutSimple,
  LayoutResearcher,
  LayoutTeacher,
  RestoreLayout,
  ThemeSystem,
  ThemeLight,
  ThemeDark,
  ThemeHighContrast,
  LanguageSystem,
  LanguageEnglish,
  LanguageChinese,
  LargerText,
  SmallerText,
  NormalText,
  FullScreen,
  OpenModel,
  ShippedModel,
  ReloadModel,
  Ask,
  Stop,
  AskAgain,
  CompareSources,
  NewConversation,
  Settings,
  NextDocument,
  PreviousDocument,
  GoToDocument,
  GoToQuestion,
  Help,
  About,
};

// Every action of the window, made from one table: its words, key, icon and what the status bar says of it.
class Commands : public QObject {
  Q_OBJECT

 public:
  explicit Commands(QWidget* window);
  QAction* at(Command command) const { return m_actions.at(command); }

 private:
  void makeGroup(std::initializer_list<Command> commands);  // one of them is checked

  std::map<Command, QAction*> m_actions;
};

}  // namespace ui
