// SPDX-License-Identifier: GPL-3.0-or-later
// The turns of Store: asked, growing, ended.
#include <nlohmann/json.hpp>

#include "app/store/document_rows.h"
#include "app/store/recording.h"
#include "app/store/session_rows.h"
#include "app/store/settings_json.h"
#include "app/store/store.h"
#include "engine/error.h"

namespace store {
namespace {

constexpr std::chrono::milliseconds kStreamEvery(250);

void touchSessionOf(Database& database, Id turn) {
  Statement(database, "UPDATE sessions SET changed = ? WHERE id = (SELECT session FROM turns WHERE id = ?)",
            nowInMilliseconds(), turn)
      .run();
}

// A running answer is not worth waiting for the disk several times a second: it survives the process, not the power.
class WithoutSync {
 public:
  explicit WithoutSync(Database& database) : m_database(database) { m_database.execute("PRAGMA synchronous = NORMAL"); }
  ~WithoutSync() {
    try {
      m_database.execute("PRAGMA synchronous = FULL");
    } catch (const engine::Error&) {  // fails only with the library itself, which the next write tells
    }
  }
  WithoutSync(const WithoutSync&) = delete;
  WithoutSync& operator=(const WithoutSync&) = delete;

 private:
  Database& m_database;
};

}  // namespace

Id Store::ask(Id session, const Turn& turn) {
  Turn asked = turn;
  asked.asked = nowInMilliseconds();
  Id id = 0;
  write([&](Database& database) {
    id = addTurn(database, session, asked, documentsRead(database, Reader::Session, session));
    touch(database, session);
  });
  return id;
}

void Store::stream(Id turn, const std::string& textSoFar) {
  const auto now = std::chrono::steady_clock::now();
  if (turn == m_streamed && now - m_streamedAt < kStreamEvery) return;
  m_streamed = turn;
  m_streamedAt = now;
  const Job job = [&](Database& database) {
    Statement(database, "UPDATE turns SET text = ? WHERE id = ? AND state = 'running'", textSoFar, turn).run();
  };
  if (m_inMemory) return write(job);
  const std::string why = [&]() -> std::string {
    const WithoutSync quick(*m_library.database);
    try {
      writeOnce(job);
      return {};
    } catch (const engine::Error& error) {
      if (m_library.database->trouble() == Trouble::Busy) return {};  // the next one brings this text too
      if (m_library.database->trouble() != Trouble::Unwritable) throw;
      return error.what();
    }
  }();
  if (!why.empty()) {
    goOnInMemory(why);
    write(job);
  }
}

void Store::finish(Id turn, const engine::Answer& answer, const Settings& used) {
  const std::string settings = settingsToJson(used).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  write([&](Database& database) {
    endTurn(database, turn, answer.stopped ? TurnState::Stopped : TurnState::Done, answer, {});
    Statement(database, "UPDATE turns SET settings = ? WHERE id = ?", settings, turn).run();
    touchSessionOf(database, turn);
  });
}

void Store::fail(Id turn, const std::string& sentence) {
  write([&](Database& database) {
    Statement(database, "UPDATE turns SET state = 'failed', failure = ? WHERE id = ?", sentence, turn).run();
    touchSessionOf(database, turn);
  });
}

void Store::removeTurn(Id turn) {
  write([&](Database& database) {
    touchSessionOf(database, turn);
    Statement(database, "DELETE FROM turns WHERE id = ?", turn).run();
    removeUnusedDocuments(database);
  });
}

}  // namespace store
