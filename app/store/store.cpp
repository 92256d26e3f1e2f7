// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"

#include <nlohmann/json.hpp>

#include "app/store/document_rows.h"
#include "app/store/recording.h"
#include "app/store/session_rows.h"
#include "app/store/settings_json.h"
#include "engine/error.h"

namespace store {
namespace {

using engine::Error;

constexpr Id kOnlyOwner = 1;  // of a library in memory, which nobody shares

}  // namespace

Store::Store(const std::filesystem::path& file) : m_library(openLibrary(file)), m_inMemory(m_library.mark == nullptr) {}

Store::Store() : m_library{emptyLibrary(), nullptr, {}}, m_inMemory(true) {}

Store::~Store() {
  if (m_library.database->trouble() == Trouble::Damaged) return;  // open sessions make the next start look at it
  try {
    for (const SessionSummary& session : sessions()) {
      if (ownerOf(*m_library.database, session.id) == owner()) closeSession(session.id);
    }
  } catch (const Error&) {  // they are offered for recovery then
  }
}

std::vector<std::string> Store::takeNotes() { return std::exchange(m_library.notes, {}); }

Id Store::owner() const { return m_library.mark ? m_library.mark->number() : kOnlyOwner; }

bool Store::isOpenElsewhere(std::optional<Id> who) const {
  return who && *who != owner() && m_library.mark && m_library.mark->isAlive(*who);
}

void Store::mustNotBeOpenElsewhere(Database& database, Id session) const {
  if (isOpenElsewhere(ownerOf(database, session))) {
    throw Error("This session is open in another window; close it there first.");
  }
}

void Store::writeOnce(const Job& job) {
  Transaction transaction(*m_library.database);
  job(*m_library.database);
  transaction.commit();
}

void Store::write(const Job& job) {
  try {
    return writeOnce(job);
  } catch (const Error& error) {
    if (m_inMemory || m_library.database->trouble() != Trouble::Unwritable) throw;
    goOnInMemory(error.what());
  }
  writeOnce(job);
}

void Store::goOnInMemory(const std::string& why) {
  auto memory = std::make_unique<Database>(m_library.database->file());
  memory->openInMemory();
  memory->copyFrom(*m_library.database);
  m_library.database = std::move(memory);
  m_inMemory = true;
  m_library.notes.push_back(why +
                            " What was written before is safe; what you do from now on is kept in memory only and is "
                            "gone when the program ends. Save it as a session file to keep it.");
}

Id Store::beginSession(const std::string& title, const Settings& settings) {
  Session session;
  session.title = title;
  session.created = session.changed = nowInMilliseconds();
  session.settings = settings;
  return addSession(session);
}

Id Store::addSession(const Session& session) {
  Id id = 0;
  write([&](Database& database) {
    id = store::addSession(database, session);
    setOwner(database, id, owner());
    const std::vector<Id> rows = rowsOf(database, session.documents);
    const auto rowsAt = [&rows](const std::vector<int>& places) {
      std::vector<Id> chosen;
      for (const int place : places) chosen.push_back(rows.at(static_cast<std::size_t>(place)));
      return chosen;
    };
    setDocumentsRead(database, Reader::Session, id, rowsAt(session.open));
    for (const Turn& turn : session.turns) {
      const Id row = addTurn(database, id, turn, rowsAt(turn.documents));
      endTurn(database, row, turn.state, turn.answer, turn.failure);
    }
    removeUnusedDocuments(database);
  });
  return id;
}

void Store::openSession(Id session) {
  write([&](Database& database) {
    mustNotBeOpenElsewhere(database, session);
    if (ownerOf(database, session) != owner()) interruptTurns(database, session);
    setOwner(database, session, owner());
  });
}

void Store::closeSession(Id session) {
  write([&](Database& database) {
    mustNotBeOpenElsewhere(database, session);
    interruptTurns(database, session);
    setOwner(database, session, std::nullopt);
  });
}

void Store::rename(Id session, const std::string& title) {
  write([&](Database& database) {
    Statement(database, "UPDATE sessions SET title = ? WHERE id = ?", title, session).run();
    touch(database, session);
  });
}

void Store::setSettings(Id session, const Settings& settings) {
  const std::string json = settingsToJson(settings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  write([&](Database& database) {
    Statement(database, "UPDATE sessions SET settings = ? WHERE id = ?", json, session).run();
  });
}

void Store::removeSession(Id session) {
  write([&](Database& database) {
    mustNotBeOpenElsewhere(database, session);
    Statement(database, "DELETE FROM sessions WHERE id = ?", session).run();
    removeUnusedDocuments(database);
  });
}

void Store::setDocuments(Id session, const std::vector<Document>& documents) {
  write([&](Database& database) {
    setDocumentsRead(database, Reader::Session, session, rowsOf(database, documents));
    removeUnusedDocuments(database);
    touch(database, session);
  });
}

}  // namespace store
