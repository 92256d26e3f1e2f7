// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/store/library_file.h"
#include "app/store/search.h"
#include "app/store/session.h"

namespace store {

struct SessionSummary {
  Id id = 0;
  std::string title;
  std::int64_t created = 0;
  std::int64_t changed = 0;
  int turns = 0;
  int documents = 0;
  bool openElsewhere = false;  // in another process, which is alive
};

struct DocumentSummary {
  Id id = 0;
  std::string name;
  std::string kind;
  std::string source;
  std::int64_t bytes = 0;
  std::int64_t added = 0;
};

struct RecentModel {
  std::string folder;
  std::string hash;
  std::int64_t used = 0;
};

// The library of sessions: everything that was opened, asked and answered, in one SQLite file, written through as it
// happens. Of a process that is killed at most the text of the last quarter of a second is lost; of a power cut, the
// text of a running answer.
// When the file can no longer be written (full disk), the conversation goes on in memory, and takeNotes() says so.
// Errors: engine::Error: the library is held by another program for more than two seconds (nothing was changed, try
// again); it was made by a newer program; there is no such session, turn or document.
// Thread safety: one thread at a time. Several processes may use one library.
class Store {
 public:
  explicit Store(const std::filesystem::path& file);
  Store();  // in memory only
  // The clean end: sessions of this process count as closed. A process that dies does not come here.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  bool inMemory() const { return m_inMemory; }
  std::vector<std::string> takeNotes();  // sentences the user must see, each once

  // Sessions. One that is begun, added or opened belongs to this process until it is closed.
  Id beginSession(const std::string& title, const Settings& settings);
  Id addSession(const Session& session);  // a whole one, from a session file; its id does not count
  void openSession(Id session);           // Errors: it is open in another process
  void closeSession(Id session);
  std::vector<SessionSummary> sessions();            // last changed first
  std::vector<SessionSummary> unfinishedSessions();  // left open by a process that died: open or close them
  Session session(Id session);
  void rename(Id session, const std::string& title);
  void setSettings(Id session, const Settings& settings);
  void removeSession(Id session);  // with what only it reads. Errors: it is open in another process

  // What the next question of a session is asked of. Earlier turns keep the documents they read.
  void setDocuments(Id session, const std::vector<Document>& documents);
  std::vector<DocumentSummary> documents();  // last added first
  Document document(Id document);

  // A turn is written when it is asked (question, settings, machine and program of `turn` count), as its text grows,
  // and when it has ended.
  Id ask(Id session, const Turn& turn);
  void stream(Id turn, const std::string& textSoFar);  // call as often as you like; writes at most four times a second
  void finish(Id turn, const engine::Answer& answer, const Settings& used);
  void fail(Id turn, const std::string& sentence);
  void removeTurn(Id turn);

  void noteModel(const std::string& folder, const std::string& hash);
  std::vector<RecentModel> recentModels(int most);  // last used first

  std::vector<SearchHit> search(const std::string& words, int most);

 private:
  using Job = std::function<void(Database&)>;
  void write(const Job& job);
  void writeOnce(const Job& job);
  void goOnInMemory(const std::string& why);
  Id owner() const;
  bool isOpenElsewhere(std::optional<Id> owner) const;
  void mustNotBeOpenElsewhere(Database& database, Id session) const;

  Library m_library;
  bool m_inMemory = false;
  Id m_streamed = 0;  // the turn that was streamed last, and when
  std::chrono::steady_clock::time_point m_streamedAt;
};

}  // namespace store
