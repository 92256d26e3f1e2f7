// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <vector>

#include "ui/ask/highlight.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui {

class CompressionBar;
class ContextMeter;
class DocumentEditor;
class FindBar;
class PageView;
class StartPage;

// The documents of the conversation, a tab each, with the compression bar below. Without any, the start page.
class DocumentPane : public QWidget {
  Q_OBJECT

 public:
  explicit DocumentPane(QWidget* parent = nullptr);

  int addDocument(const QString& name, const QString& text);  // its id
  void closeDocument(int id);
  void closeAll();
  std::vector<OpenDocument> documents() const;  // in the order of the tabs; empty texts are left out
  bool isEmpty() const;                         // no tab at all
  bool hasText() const;                         // some document is not empty
  int currentDocument() const;                  // −1: none
  void setCurrentDocument(int id);
  // Gives a document its pages to look at; they are shown in the place of its text when the user wants them.
  void setPages(int id, PageView* pages);
  PageView* pages(int id) const;  // nullptr: it has none
  void showPages(bool shown);     // of documents that have some
  DocumentEditor* currentEditor() const;  // nullptr: none
  DocumentEditor* editor(int id) const;

  // Marks these pieces and shows the first one. Pieces of documents that are closed are left out.
  void setHighlights(const std::vector<Highlight>& highlights);
  void find();  // opens the find bar

  StartPage* startPage() const { return m_start; }
  CompressionBar* compressionBar() const { return m_bar; }
  ContextMeter* meter() const { return m_meter; }

 Q_SIGNALS:
  void documentsChanged();  // opened, closed, renamed
  void textEdited(int id);
  void currentChanged();
  void openRequested();
  void newRequested();

 private:
  QWidget* makeHeader();
  QWidget* makeFooter();
  void refresh();
  void showCurrent();

  QStackedWidget* m_stack;
  StartPage* m_start;
  QWidget* m_header = nullptr;
  QWidget* m_footer = nullptr;
  QTabBar* m_tabs;
  QToolButton* m_pagesButton = nullptr;
  QStackedWidget* m_editors;
  FindBar* m_find;
  CompressionBar* m_bar;
  ContextMeter* m_meter;
  std::map<int, DocumentEditor*> m_texts;  // all of them are in m_editors
  std::map<int, PageView*> m_pages;
  int m_nextId = 1;
};

}  // namespace ui
