// SPDX-License-Identifier: GPL-3.0-or-later
// What Store reads: lists of the library, and whole sessions.
#include "app/store/document_rows.h"
#include "app/store/recording.h"
#include "app/store/session_rows.h"
#include "app/store/store.h"

namespace store {

std::vector<SessionSummary> Store::sessions() {
  std::vector<SessionSummary> list;
  Statement rows(*m_library.database,
                 "SELECT id, title, created, changed, (SELECT count(*) FROM turns WHERE session = sessions.id), "
                 "(SELECT count(*) FROM session_documents WHERE session = sessions.id), owner "
                 "FROM sessions ORDER BY changed DESC, id DESC");
  while (rows.next()) {
    const std::optional<Id> who = rows.isNull(6) ? std::nullopt : std::optional(rows.integer(6));
    list.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.integer(3), static_cast<int>(rows.integer(4)),
                    static_cast<int>(rows.integer(5)), isOpenElsewhere(who)});
  }
  return list;
}

std::vector<SessionSummary> Store::unfinishedSessions() {
  std::vector<SessionSummary> list;
  for (const SessionSummary& session : sessions()) {
    const std::optional<Id> who = ownerOf(*m_library.database, session.id);
    if (who && *who != owner() && !session.openElsewhere) list.push_back(session);
  }
  return list;
}

Session Store::session(Id id) {
  Session session = sessionOf(*m_library.database, id);
  const std::optional<Id> who = ownerOf(*m_library.database, id);
  if (who == owner() || isOpenElsewhere(who)) return session;
  for (Turn& turn : session.turns) {
    if (turn.state == TurnState::Running) turn.state = TurnState::Interrupted;  // nobody is left who runs it
  }
  return session;
}

std::vector<DocumentSummary> Store::documents() {
  std::vector<DocumentSummary> list;
  Statement rows(
      *m_library.database,
      "SELECT id, name, kind, source, length(CAST(text AS BLOB)), added FROM documents ORDER BY added DESC, id DESC");
  while (rows.next()) {
    list.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.integer(5)});
  }
  return list;
}

Document Store::document(Id id) { return documentOf(*m_library.database, id); }

void Store::noteModel(const std::string& folder, const std::string& hash) {
  write([&](Database& database) {
    Statement(database, "INSERT OR REPLACE INTO models(folder, hash, used) VALUES (?, ?, ?)", folder, hash,
              nowInMilliseconds())
        .run();
  });
}

std::vector<RecentModel> Store::recentModels(int most) {
  std::vector<RecentModel> list;
  Statement rows(*m_library.database, "SELECT folder, hash, used FROM models ORDER BY used DESC LIMIT ?",
                 std::int64_t{most});
  while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.integer(2)});
  return list;
}

std::vector<SearchHit> Store::search(const std::string& words, int most) {
  return searchLibrary(*m_library.database, words, most);
}

}  // namespace store
