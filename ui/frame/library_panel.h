// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/frame/library_model.h"

class QAction;
class QLineEdit;
class QTreeView;

namespace ui {

// Documents of the conversation, kept conversations and documents, examples, recent files and models, as a tree with a
// search. Return or a double click opens; the menu of the right mouse button has what can be done with a conversation.
class LibraryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LibraryPanel(QWidget* parent = nullptr);

  LibraryModel* model() const { return m_model; }
  void setContents(const LibraryContents& contents);
  void setHits(const QString& words, const std::vector<LibraryHit>& hits);
  void setSessionActions(const QList<QAction*>& actions);  // shown for a conversation under the mouse
  void focusSearch();
  SessionEntry selectedSession() const;  // in the tree, or else the current one; id 0: none
  SessionEntry currentSession() const;   // of the window; id 0: none

 Q_SIGNALS:
  void documentChosen(int id);
  void fileChosen(const QString& file);
  void sessionChosen(qint64 session, qint64 turn);  // turn 0: the whole of it
  void keptDocumentChosen(qint64 document);
  void modelChosen(const QString& folder);
  void searched(const QString& words);  // empty: no longer

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void choose(const QModelIndex& index);
  void showGroups();
  void showMenu(const QPoint& at);

  qint64 idInTree() const;

  LibraryModel* m_model;
  std::vector<SessionEntry> m_sessions;
  QLineEdit* m_search;
  QTreeView* m_tree;
  QList<QAction*> m_sessionActions;
};

}  // namespace ui
