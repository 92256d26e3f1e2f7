// SPDX-License-Identifier: GPL-3.0-or-later
// How Librarian shows a conversation of an earlier time.
#include <algorithm>

#include "app/librarian.h"
#include "app/store/session_file.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"

namespace app {
namespace {

ui::CompressionChoice choiceOf(const store::Settings& settings) {
  ui::CompressionChoice choice{settings.compression.ratio, settings.compression.budget,
                               QString::fromStdString(settings.compression.compressor.value_or(""))};
  if (settings.source == engine::Source::Full) choice.ratio = 1;
  return choice;
}

// Empty for a turn that ended by itself or was stopped: its answer says so.
QString endingOf(const store::Turn& turn) {
  if (turn.state == store::TurnState::Failed) return QString::fromStdString(turn.failure);
  if (turn.state == store::TurnState::Done || turn.state == store::TurnState::Stopped) return {};
  return Librarian::tr("Interrupted: the program ended while this was being answered.");
}

// The documents a turn read, as the window has them; id 0 is one that is not open any more.
std::vector<ui::OpenDocument> readBy(const store::Turn& turn, const store::Session& kept,
                                     const std::vector<int>& ids) {
  std::vector<ui::OpenDocument> read;
  for (const int place : turn.documents) {
    const store::Document& document = kept.documents.at(static_cast<std::size_t>(place));
    read.push_back({ids.at(static_cast<std::size_t>(place)), {document.name, document.text}});
  }
  return read;
}

}  // namespace

void Librarian::openSession(store::Id session, store::Id turn) {
  if (session == m_recorder.session()) {
    return m_recorder.findTurn(turn, [this](int number) { m_window.ask()->conversation()->showTurn(number); });
  }
  m_library.read(
      [session](store::Store& library) {
        library.openSession(session);
        return library.session(session);
      },
      [this, turn](const store::Session& kept) { show(kept, turn); });
}

void Librarian::openSessionFile(const QString& file) {
  m_library.read(
      [path = file.toStdString()](store::Store& library) {
        return library.session(library.addSession(store::readSessionFile(path)));
      },
      [this, file](const store::Session& kept) {
        show(kept, 0);
        m_window.addRecentFile(file);
      });
}

void Librarian::show(const store::Session& kept, store::Id turn) {
  if (kept.id == m_recorder.session()) return;  // ordered twice
  ui::AskWorkspace* ask = m_window.ask();
  beginAnew();
  ask->newConversation();
  ask->documents()->closeAll();
  m_documents.clear();
  std::vector<int> ids(kept.documents.size(), 0);
  std::vector<store::Document> open;
  for (const int place : kept.open) {
    const store::Document& document = kept.documents.at(static_cast<std::size_t>(place));
    const int id = m_window.openDocument(QString::fromStdString(document.name), QString::fromStdString(document.text));
    m_documents.set(id, {document.kind, document.source, document.text, nullptr});
    ids.at(static_cast<std::size_t>(place)) = id;
    open.push_back(document);
  }
  ask->documents()->compressionBar()->setChoice(choiceOf(kept.turns.empty() ? kept.settings : kept.turns.back().settings));
  const std::map<int, store::Id> turns = showTurns(kept, ids);
  m_recorder.adopt(kept.id, turns, open);
  const auto wanted = std::ranges::find(turns, turn, &std::pair<const int, store::Id>::second);
  if (wanted != turns.end()) ask->conversation()->showTurn(wanted->first);
}

std::map<int, store::Id> Librarian::showTurns(const store::Session& kept, const std::vector<int>& ids) {
  std::map<int, store::Id> numbers;
  for (const store::Turn& turn : kept.turns) {
    const QString question = QString::fromStdString(turn.question);
    const ui::AskRequest request{0, question, readBy(turn, kept, ids), choiceOf(turn.settings),
                                 turn.settings.source == engine::Source::Auto};
    std::vector<store::Document> documents;
    for (const int place : turn.documents) documents.push_back(kept.documents.at(static_cast<std::size_t>(place)));
    const int number = m_session.restore(request, turn, documents);
    m_window.ask()->showKeptTurn(number, question, *m_session.question(number)->answered, endingOf(turn));
    numbers[number] = turn.id;
  }
  return numbers;
}

}  // namespace app
