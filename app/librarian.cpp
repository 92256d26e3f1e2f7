// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/librarian.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include "app/store/export.h"
#include "app/store/session_file.h"
#include "app/store/session_json.h"
#include "engine/error.h"
#include "engine/weights/atomic_file.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/recovery_bar.h"
#include "ui/ask/start_page.h"
#include "ui/frame/library_panel.h"
#include "ui/numbers.h"

namespace app {
namespace {

constexpr int kMostHits = 50;
constexpr int kMostModels = 8;
constexpr int kMostDocuments = 200;

QString dateText(std::int64_t milliseconds) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

QString aboutText(const store::SessionSummary& session) {
  return Librarian::tr("%1 · questions: %2 · documents: %3")
      .arg(dateText(session.changed))
      .arg(session.turns)
      .arg(session.documents);
}

ui::LibraryContents contentsOf(store::Store& library) {
  ui::LibraryContents contents;
  for (const store::SessionSummary& session : library.sessions()) {
    contents.sessions.push_back(
        {session.id, QString::fromStdString(session.title), aboutText(session), false, session.openElsewhere});
  }
  for (const store::DocumentSummary& document : library.documents()) {
    if (contents.documents.size() == kMostDocuments) break;
    contents.documents.push_back({document.id, QString::fromStdString(document.name),
                                  dateText(document.added) + QStringLiteral(" · ") + ui::bytesText(document.bytes)});
  }
  for (const store::RecentModel& model : library.recentModels(kMostModels)) {
    const QString folder = QString::fromStdString(model.folder);
    contents.models.push_back({QFileInfo(folder).fileName(), folder});
  }
  return contents;
}

std::vector<ui::LibraryHit> hitsOf(store::Store& library, const QString& words) {
  std::vector<ui::LibraryHit> hits;
  for (const store::SearchHit& hit : library.search(words.toStdString(), kMostHits)) {
    const bool isTurn = hit.kind == store::SearchHit::Kind::Turn;
    hits.push_back({hit.session, isTurn ? hit.id : 0, isTurn ? 0 : hit.id, QString::fromStdString(hit.title),
                    QString::fromStdString(hit.snippet)});
  }
  return hits;
}

void writeSession(const store::Session& session, const QString& file) {
  const QString format = QFileInfo(file).suffix().toLower();
  if (format == QLatin1String("picz")) return store::writeSessionFile(session, file.toStdString());
  const std::string text = format == QLatin1String("md")     ? store::sessionToMarkdown(session)
                           : format == QLatin1String("html") ? store::sessionToHtml(session)
                           : format == QLatin1String("json")
                               ? store::sessionToJson(session, store::DocumentTexts::Inside)
                               : throw engine::Error(file.toStdString() +
                                                     ": a conversation is written as .picz, .md, .html or .json.");
  engine::writeFileAtomically(file.toStdString(), text);
}

}  // namespace

Librarian::Librarian(ui::MainWindow& window, Session& session, Library& library, Recorder& recorder,
                     OpenDocuments& documents)
    : m_window(window), m_session(session), m_library(library), m_recorder(recorder), m_documents(documents) {
  m_refresh.setSingleShot(true);
  m_refresh.setInterval(100);
  m_documentsLater.setSingleShot(true);
  m_documentsLater.setInterval(1000);
  connect(&m_refresh, &QTimer::timeout, this, &Librarian::refresh);
  connect(&m_documentsLater, &QTimer::timeout, this, &Librarian::writeDocuments);
  connect(&m_recorder, &Recorder::changed, &m_refresh, qOverload<>(&QTimer::start));
  connectWindow();
  refresh();
}

void Librarian::connectWindow() {
  ui::DocumentPane* pane = m_window.ask()->documents();
  ui::LibraryPanel* panel = m_window.docks().library;
  connect(pane, &ui::DocumentPane::documentsChanged, &m_documentsLater, qOverload<>(&QTimer::start));
  connect(pane, &ui::DocumentPane::textEdited, &m_documentsLater, qOverload<>(&QTimer::start));
  connect(panel, &ui::LibraryPanel::searched, this, &Librarian::search);
  connect(panel, &ui::LibraryPanel::keptDocumentChosen, this, &Librarian::addDocument);
  connect(&m_window, &ui::MainWindow::sessionChosen, this, &Librarian::openSession);
  connect(&m_window, &ui::MainWindow::newConversationRequested, this, &Librarian::beginAnew);
  connect(&m_window, &ui::MainWindow::saveRequested, this, &Librarian::save);
  connect(&m_window, &ui::MainWindow::sessionRenamed, this, [this](qint64 session, const QString& title) {
    m_library.write([session, title](store::Store& library) { library.rename(session, title.toStdString()); },
                    [this] { refresh(); });
  });
  connect(&m_window, &ui::MainWindow::sessionRemoved, this, [this](qint64 session) {
    if (session == m_recorder.session()) {
      m_window.ask()->newConversation();
      beginAnew();
    }
    m_library.write([session](store::Store& library) { library.removeSession(session); }, [this] { refresh(); });
  });
  connect(m_window.ask()->recovery(), &ui::RecoveryBar::recoverRequested, this, [this] {
    openSession(m_unfinished);
    m_window.ask()->recovery()->setRecovered();
  });
}

void Librarian::beginAnew() {
  m_session.stop();
  writeDocuments();
  m_recorder.leave();
  m_refresh.start();
}

void Librarian::writeDocuments() {
  m_documentsLater.stop();
  const std::vector<ui::OpenDocument> open = m_window.ask()->documents()->documents();
  if (open.empty() && m_recorder.session() == 0) return;
  const ui::AskRequest next{0, {}, {}, m_window.ask()->documents()->compressionBar()->choice(),
                            m_window.preferences().reread};
  m_recorder.setDocuments(m_documents.kept(open), m_session.settings(next));
}

void Librarian::refresh() {
  m_library.read(contentsOf, [this](const ui::LibraryContents& contents) { setContents(contents); });
}

void Librarian::setContents(const ui::LibraryContents& contents) {
  ui::LibraryContents marked = contents;
  const ui::SessionEntry* last = nullptr;
  for (ui::SessionEntry& session : marked.sessions) {
    session.isCurrent = session.id == m_recorder.session();
    if (last == nullptr && !session.isCurrent && !session.isOpenElsewhere) last = &session;
  }
  m_window.docks().library->setContents(marked);
  ui::StartPage* start = m_window.ask()->documents()->startPage();
  last == nullptr ? start->setLastSession(0, {}, {}) : start->setLastSession(last->id, last->title, last->about);
}

void Librarian::search(const QString& words) {
  if (words.isEmpty()) return;
  m_library.read([words](store::Store& library) { return hitsOf(library, words); },
                 [this, words](const std::vector<ui::LibraryHit>& hits) {
                   m_window.docks().library->setHits(words, hits);
                 });
}

void Librarian::addDocument(store::Id document) {
  m_library.read([document](store::Store& library) { return library.document(document); },
                 [this](const store::Document& kept) {
                   const int id = m_window.openDocument(QString::fromStdString(kept.name),
                                                        QString::fromStdString(kept.text));
                   m_documents.set(id, {kept.kind, kept.source, kept.text, nullptr});
                 });
}

void Librarian::save(const QString& file) {
  writeDocuments();
  m_recorder.readSession(
      [file](store::Store& library, store::Id session) {
        writeSession(library.session(session), file);
        return true;
      },
      [this, file](bool) { m_window.log(tr("Written: %1").arg(file)); });
}

void Librarian::noteModel(const ui::ModelSummary& model) {
  m_library.write(
      [folder = model.folder.toStdString(), hash = model.hash.toStdString()](store::Store& library) {
        library.noteModel(folder, hash);
      },
      [this] { refresh(); });
}

void Librarian::offerRecovery() {
  m_library.read(
      [](store::Store& library) {
        std::vector<store::SessionSummary> left = library.unfinishedSessions();
        for (const store::SessionSummary& session : left) library.closeSession(session.id);
        return left;
      },
      [this](const std::vector<store::SessionSummary>& left) {
        if (left.empty()) return m_window.ask()->recovery()->offer({});
        m_unfinished = left.front().id;
        m_window.ask()->recovery()->offer(QString::fromStdString(left.front().title));
        refresh();
      });
}

}  // namespace app
