// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/library.h"
#include "app/open_documents.h"
#include "app/recorder.h"
#include "app/session.h"
#include "ui/frame/library_contents.h"
#include "ui/main_window.h"

namespace app {

// What the window does with the library: lists and searches it, opens, renames, deletes, saves and exports
// conversations, and offers what a crash has left.
class Librarian : public QObject {
  Q_OBJECT

 public:
  Librarian(ui::MainWindow& window, Session& session, Library& library, Recorder& recorder, OpenDocuments& documents);

  // The conversation is over; what is open stays open. Its documents are written before.
  void beginAnew();
  void openSession(store::Id session, store::Id turn = 0);
  void openSessionFile(const QString& file);
  void addDocument(store::Id document);  // to the conversation
  void save(const QString& file);        // .picz, or an export by its extension
  void writeDocuments();                 // those of the window, now
  // After a crash: sessions that were open are closed with what they have, and the last of them is offered.
  void offerRecovery();
  void noteModel(const ui::ModelSummary& model);

 private:
  void connectWindow();
  void refresh();
  void setContents(const ui::LibraryContents& contents);
  void search(const QString& words);
  void show(const store::Session& kept, store::Id turn);
  std::map<int, store::Id> showTurns(const store::Session& kept, const std::vector<int>& ids);

  ui::MainWindow& m_window;
  Session& m_session;
  Library& m_library;
  Recorder& m_recorder;
  OpenDocuments& m_documents;
  QTimer m_refresh;       // the lists, once for several changes
  QTimer m_documentsLater;  // the documents, when nobody has typed for a while
  store::Id m_unfinished = 0;  // that is offered
};

}  // namespace app
