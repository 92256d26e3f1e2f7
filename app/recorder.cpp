// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder.h"

#include <algorithm>

#include "app/store/recording.h"

namespace app {
namespace {

constexpr qsizetype kLongestTitle = 100;

// "When was the lamp first lit? — lighthouse.txt"
std::string titleOf(const std::string& question, const std::vector<store::Document>& documents) {
  QString title = QString::fromStdString(question).simplified();
  if (title.size() > kLongestTitle) title = title.left(kLongestTitle - 1) + QStringLiteral("…");
  if (!documents.empty()) title += QStringLiteral(" — ") + QString::fromStdString(documents.front().name);
  return title.toStdString();
}

}  // namespace

Recorder::Recorder(Library& library, QObject* parent)
    : QObject(parent), m_library(library), m_kept(std::make_shared<Kept>()) {}

Recorder::~Recorder() { leave(); }

void Recorder::write(const std::shared_ptr<Kept>& kept, std::function<void(store::Store&, Kept&)> job,
                     std::function<void()> after) {
  const auto session = std::make_shared<store::Id>(0);
  m_library.write(
      [kept, job = std::move(job), session](store::Store& store) {
        job(store, *kept);
        *session = kept->session;
      },
      [this, kept, session, after = std::move(after)] {
        if (kept == m_kept && *session != 0) m_session = *session;
        if (after) after();
        Q_EMIT changed();
      });
}

void Recorder::begin(store::Store& store, Kept& kept, const std::vector<store::Document>& documents,
                     const store::Settings& settings) {
  if (kept.session == 0) {
    const std::string title = documents.empty() ? std::string("…") : documents.front().name;
    kept.session = store.beginSession(title, settings);
  }
}

void Recorder::setDocuments(const std::vector<store::Document>& documents, const store::Settings& settings) {
  if (documents == m_documents) return;
  m_documents = documents;
  write(m_kept, [documents, settings](store::Store& store, Kept& kept) {
    if (kept.session == 0 && documents.empty()) return;
    begin(store, kept, documents, settings);
    store.setDocuments(kept.session, documents);
  });
}

void Recorder::ask(int turn, const store::Turn& asked, const std::vector<store::Document>& documents) {
  setDocuments(documents, asked.settings);
  m_asked = true;
  m_running[turn] = m_kept;
  write(m_kept, [turn, asked, documents](store::Store& store, Kept& kept) {
    begin(store, kept, documents, asked.settings);
    store::Turn question = asked;
    question.machine = store::thisMachine();
    if (kept.turns.contains(turn)) kept.replaced[turn] = kept.turns[turn];
    kept.turns[turn] = store.ask(kept.session, question);
    if (!std::exchange(kept.named, true)) store.rename(kept.session, titleOf(asked.question, documents));
  });
}

void Recorder::grow(int turn, const QString& text) {
  const auto running = m_running.find(turn);
  if (running == m_running.end()) return;
  m_library.write([kept = running->second, turn, text = text.toStdString()](store::Store& store) {
    if (kept->turns.contains(turn)) store.stream(kept->turns[turn], text);
  });
}

void Recorder::end(int turn, const engine::Answer& answer, const store::Settings& used, std::function<void()> kept) {
  const auto running = m_running.extract(turn);
  if (!running) return kept();
  write(
      running.mapped(),
      [turn, answer, used](store::Store& store, Kept& session) {
        if (!session.turns.contains(turn)) return;
        store.finish(session.turns[turn], answer, used);
        if (const auto old = session.replaced.extract(turn)) store.removeTurn(old.mapped());
      },
      std::move(kept));
}

void Recorder::fail(int turn, const QString& sentence) {
  const auto running = m_running.extract(turn);
  if (!running) return;
  write(running.mapped(), [turn, words = sentence.toStdString()](store::Store& store, Kept& kept) {
    if (kept.turns.contains(turn)) store.fail(kept.turns[turn], words);
  });
}

void Recorder::findTurn(store::Id turn, std::function<void(int)> found) {
  m_library.read(
      [kept = m_kept, turn](store::Store&) {
        const auto known = std::ranges::find(kept->turns, turn, &std::pair<const int, store::Id>::second);
        return known == kept->turns.end() ? 0 : known->first;
      },
      std::move(found));
}

void Recorder::leave() {
  const bool inFiles =
      std::ranges::none_of(m_documents, [](const store::Document& document) { return document.source.empty(); });
  m_library.write([kept = m_kept, forget = !m_asked && inFiles](store::Store& store) {
    if (kept->session == 0) return;
    forget ? store.removeSession(kept->session) : store.closeSession(kept->session);
    kept->session = 0;
  });
  m_kept = std::make_shared<Kept>();
  m_session = 0;
  m_asked = false;
  m_documents.clear();
}

void Recorder::adopt(store::Id session, const std::map<int, store::Id>& turns,
                     const std::vector<store::Document>& documents) {
  m_session = m_kept->session = session;  // nothing has been ordered with this Kept yet
  m_kept->named = true;
  m_kept->turns = turns;
  m_asked = true;
  m_documents = documents;
  Q_EMIT changed();
}

}  // namespace app
