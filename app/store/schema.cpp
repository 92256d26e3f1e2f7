// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/schema.h"

#include <array>

#include "engine/error.h"

namespace store {
namespace {

// Times are milliseconds since 1970. `owner` is the ProcessMark of the process that has the session open; a process
// that is gone has left it there. Settings, machine and answer are JSON, in the words of session files. The indexes
// keep no copy of the text; triggers keep them in step.
constexpr const char* kVersion1 = R"(
CREATE TABLE sessions(
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,
  settings TEXT NOT NULL, owner INTEGER) STRICT;
CREATE TABLE documents(
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
  text TEXT NOT NULL, added INTEGER NOT NULL) STRICT;
CREATE INDEX documents_by_hash ON documents(hash);
CREATE TABLE session_documents(
  session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE, position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents, PRIMARY KEY(session, position)) STRICT, WITHOUT ROWID;
CREATE INDEX session_documents_by_document ON session_documents(document);
CREATE TABLE turns(
  id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE, asked INTEGER NOT NULL,
  question TEXT NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', answer TEXT, failure TEXT,
  settings TEXT NOT NULL, machine TEXT NOT NULL, program TEXT NOT NULL) STRICT;
CREATE INDEX turns_by_session ON turns(session);
CREATE TABLE turn_documents(
  turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE, position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents, PRIMARY KEY(turn, position)) STRICT, WITHOUT ROWID;
CREATE INDEX turn_documents_by_document ON turn_documents(document);
CREATE TABLE models(folder TEXT PRIMARY KEY, hash TEXT NOT NULL, used INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE document_words USING fts5(name, text, content='documents', content_rowid='id', tokenize='words');
CREATE TRIGGER document_added AFTER INSERT ON documents BEGIN
  INSERT INTO document_words(rowid, name, text) VALUES (new.id, new.name, new.text);
END;
CREATE TRIGGER document_removed AFTER DELETE ON documents BEGIN
  INSERT INTO document_words(document_words, rowid, name, text) VALUES ('delete', old.id, old.name, old.text);
END;
CREATE VIRTUAL TABLE turn_words USING fts5(question, text, content='turns', content_rowid='id', tokenize='words');
CREATE TRIGGER turn_added AFTER INSERT ON turns BEGIN
  INSERT INTO turn_words(rowid, question, text) VALUES (new.id, new.question, new.text);
END;
CREATE TRIGGER turn_changed AFTER UPDATE OF question, text ON turns BEGIN
  INSERT INTO turn_words(turn_words, rowid, question, text) VALUES ('delete', old.id, old.question, old.text);
  INSERT INTO turn_words(rowid, question, text) VALUES (new.id, new.question, new.text);
END;
CREATE TRIGGER turn_removed AFTER DELETE ON turns BEGIN
  INSERT INTO turn_words(turn_words, rowid, question, text) VALUES ('delete', old.id, old.question, old.text);
END;
)";

constexpr std::array kSteps{kVersion1};

std::int64_t versionOf(Database& database) {
  Statement version(database, "PRAGMA user_version");
  version.next();
  return version.integer(0);
}

}  // namespace

std::span<const char* const> librarySteps() { return kSteps; }

void migrate(Database& database, std::span<const char* const> steps) {
  const auto last = static_cast<std::int64_t>(steps.size());
  for (;;) {
    const std::int64_t version = versionOf(database);
    if (version > last || version < 0) {
      throw engine::Error("The library " + database.file().string() + " has version " + std::to_string(version) +
                          ", written by a newer program; this one reads up to version " + std::to_string(last) + ".");
    }
    if (version == last) return;
    Transaction step(database);
    database.execute(steps[static_cast<std::size_t>(version)]);
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
    step.commit();
  }
}

}  // namespace store
