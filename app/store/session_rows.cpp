// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/session_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/store/answer_json.h"
#include "app/store/document_rows.h"
#include "app/store/recording.h"
#include "app/store/session_json.h"
#include "app/store/settings_json.h"
#include "engine/error.h"
#include "engine/weights/json_fields.h"

namespace store {
namespace {

std::string dumped(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// Finds rows a place among the documents of a session, each once.
class DocumentPlaces {
 public:
  DocumentPlaces(Database& database, std::vector<Document>& documents) : m_database(database), m_documents(documents) {}

  std::vector<int> of(const std::vector<Id>& rows) {
    std::vector<int> places;
    for (const Id row : rows) {
      const auto known = std::ranges::find(m_rows, row);
      places.push_back(static_cast<int>(known - m_rows.begin()));
      if (known != m_rows.end()) continue;
      m_documents.push_back(documentOf(m_database, row));
      m_rows.push_back(row);
    }
    return places;
  }

 private:
  Database& m_database;
  std::vector<Document>& m_documents;
  std::vector<Id> m_rows;
};

Turn turnOf(const Statement& row, const std::string& where) {
  Turn turn;
  turn.id = row.integer(0);
  turn.asked = row.integer(1);
  turn.question = row.text(2);
  turn.state = turnStateNamed(row.text(3), where);
  if (!row.isNull(5)) turn.answer = answerFromJson(engine::parseJson(row.text(5), where), where);
  turn.answer.text = row.text(4);
  turn.failure = row.text(6);
  turn.settings = settingsFromJson(engine::parseJson(row.text(7), where), where);
  turn.machine = machineFromJson(engine::parseJson(row.text(8), where), where);
  turn.program = row.text(9);
  if (row.isNull(5)) turn.answer.source = turn.settings.source;
  return turn;
}

}  // namespace

Session sessionOf(Database& database, Id id) {
  const std::string where = "Session " + std::to_string(id) + " of the library";
  Statement row(database, "SELECT title, created, changed, settings FROM sessions WHERE id = ?", id);
  if (!row.next()) throw engine::Error("There is no session " + std::to_string(id) + " in the library.");
  Session session;
  session.id = id;
  session.title = row.text(0);
  session.created = row.integer(1);
  session.changed = row.integer(2);
  session.settings = settingsFromJson(engine::parseJson(row.text(3), where), where);
  DocumentPlaces places(database, session.documents);
  session.open = places.of(documentsRead(database, Reader::Session, id));
  Statement turns(database,
                  "SELECT id, asked, question, state, text, answer, failure, settings, machine, program FROM turns "
                  "WHERE session = ? ORDER BY id",
                  id);
  while (turns.next()) {
    session.turns.push_back(turnOf(turns, where));
    session.turns.back().documents = places.of(documentsRead(database, Reader::Turn, session.turns.back().id));
  }
  return session;
}

Id addSession(Database& database, const Session& session) {
  Statement(database, "INSERT INTO sessions(title, created, changed, settings) VALUES (?, ?, ?, ?)", session.title,
            session.created, session.changed, dumped(settingsToJson(session.settings)))
      .run();
  return database.lastInserted();
}

Id addTurn(Database& database, Id session, const Turn& turn, const std::vector<Id>& documents) {
  Statement(
      database,
      "INSERT INTO turns(session, asked, question, state, settings, machine, program) VALUES (?, ?, ?, ?, ?, ?, ?)",
      session, turn.asked, turn.question, nameOf(TurnState::Running), dumped(settingsToJson(turn.settings)),
      dumped(machineToJson(turn.machine)), turn.program)
      .run();
  const Id id = database.lastInserted();
  setDocumentsRead(database, Reader::Turn, id, documents);
  return id;
}

void endTurn(Database& database, Id turn, TurnState state, const engine::Answer& answer, const std::string& failure) {
  Statement(database, "UPDATE turns SET state = ?, text = ?, answer = ?, failure = ? WHERE id = ?", nameOf(state),
            answer.text, dumped(answerToJson(answer)), failure, turn)
      .run();
}

void interruptTurns(Database& database, Id session) {
  Statement(database, "UPDATE turns SET state = ? WHERE session = ? AND state = ?", nameOf(TurnState::Interrupted),
            session, nameOf(TurnState::Running))
      .run();
}

std::optional<Id> ownerOf(Database& database, Id session) {
  Statement row(database, "SELECT owner FROM sessions WHERE id = ?", session);
  if (!row.next()) throw engine::Error("There is no session " + std::to_string(session) + " in the library.");
  if (row.isNull(0)) return std::nullopt;
  return row.integer(0);
}

void setOwner(Database& database, Id session, std::optional<Id> owner) {
  if (owner) {
    Statement(database, "UPDATE sessions SET owner = ? WHERE id = ?", *owner, session).run();
  } else {
    Statement(database, "UPDATE sessions SET owner = NULL WHERE id = ?", session).run();
  }
}

void touch(Database& database, Id session) {
  Statement(database, "UPDATE sessions SET changed = ? WHERE id = ?", nowInMilliseconds(), session).run();
}

}  // namespace store
