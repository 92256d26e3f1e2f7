// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/menus.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <optional>

#include "ui/frame/commands.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::Menus", text); }

// nullopt is a separator.
using Entries = std::initializer_list<std::optional<Command>>;
constexpr std::nullopt_t kLine = std::nullopt;

void fill(QMenu* menu, const Commands& commands, Entries entries) {
  for (const std::optional<Command>& entry : entries) {
    entry ? menu->addAction(commands.at(*entry)) : static_cast<void>(menu->addSeparator());
  }
}

void buildView(QMenu* view, const Commands& commands, const QList<QAction*>& dockToggles) {
  QMenu* layout = view->addMenu(QIcon::fromTheme("view-layout"), translated("La&yout"));
  fill(layout, commands, {Command::LayoutSimple, Command::LayoutResearcher, Command::LayoutTeacher});
  view->addActions(dockToggles);
  fill(view, commands, {Command::RestoreLayout, kLine});
  QMenu* theme = view->addMenu(QIcon::fromTheme("preferences-system"), translated("&Theme"));
  fill(theme, commands, {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark, Command::ThemeHighContrast});
  QMenu* language = view->addMenu(QIcon::fromTheme("preferences-system"), translated("Lan&guage"));
  fill(language, commands, {Command::LanguageSystem, Command::LanguageEnglish, Command::LanguageChinese});
  fill(view, commands, {Command::LargerText, Command::SmallerText, Command::NormalText, kLine, Command::FullScreen});
}

}  // namespace

Menus buildMenus(QMainWindow* window, const Commands& commands, const QList<QAction*>& dockToggles) {
  QMenuBar* bar = window->menuBar();
  QMenu* file = bar->addMenu(translated("&File"));
  fill(file, commands, {Command::NewDocument, Command::OpenDocument, Command::OpenFolder});
  QMenu* recent = file->addMenu(QIcon::fromTheme("document-recent"), translated("Open &Recent"));
  fill(file, commands,
       {Command::PasteAsDocument, Command::CloseDocument, kLine, Command::SaveSession, Command::ExportConversation,
        Command::CopyCommandLine, kLine, Command::FindInLibrary, Command::RenameSession, Command::RemoveSession, kLine,
        Command::Quit});
  fill(bar->addMenu(translated("&Edit")), commands,
       {Command::Undo, Command::Redo, kLine, Command::Cut, Command::Copy, Command::Paste, Command::SelectAll, kLine,
        Command::Find, Command::ClearHighlights});
  QMenu* view = bar->addMenu(translated("&View"));
  buildView(view, commands, dockToggles);
  fill(bar->addMenu(translated("&Model")), commands, {Command::OpenModel, Command::ShippedModel, Command::ReloadModel});
  QMenu* tools = bar->addMenu(translated("&Tools"));
  fill(tools, commands,
       {Command::Ask, Command::Stop, kLine, Command::AskAgain, Command::CompareSources, kLine, Command::NewConversation,
        kLine, Command::Settings});
  fill(bar->addMenu(translated("&Window")), commands,
       {Command::NextDocument, Command::PreviousDocument, kLine, Command::GoToDocument, Command::GoToQuestion});
  fill(bar->addMenu(translated("&Help")), commands, {Command::Help, kLine, Command::About});
  return {recent, view, tools};
}

}  // namespace ui
