// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/document_rows.h"

#include <span>

#include "app/store/recording.h"
#include "engine/error.h"
#include "engine/weights/content_hash.h"

namespace store {
namespace {

Id rowOf(Database& database, const Document& document) {
  const std::string hash = engine::contentHash(std::as_bytes(std::span(document.text)));
  // The text too: a hash of 64 bits finds rows, it does not vouch for them.
  Statement known(database,
                  "SELECT id FROM documents WHERE hash = ? AND name = ? AND kind = ? AND source = ? AND text = ?", hash,
                  document.name, document.kind, document.source, document.text);
  if (known.next()) return known.integer(0);
  Statement(database, "INSERT INTO documents(hash, name, kind, source, text, added) VALUES (?, ?, ?, ?, ?, ?)", hash,
            document.name, document.kind, document.source, document.text, nowInMilliseconds())
      .run();
  return database.lastInserted();
}

std::string table(Reader reader) { return reader == Reader::Session ? "session_documents" : "turn_documents"; }
std::string column(Reader reader) { return reader == Reader::Session ? "session" : "turn"; }

}  // namespace

std::vector<Id> rowsOf(Database& database, const std::vector<Document>& documents) {
  std::vector<Id> rows;
  for (const Document& document : documents) rows.push_back(rowOf(database, document));
  return rows;
}

Document documentOf(Database& database, Id row) {
  Statement found(database, "SELECT name, text, kind, source FROM documents WHERE id = ?", row);
  if (!found.next()) throw engine::Error("There is no document " + std::to_string(row) + " in the library.");
  return {found.text(0), found.text(1), found.text(2), found.text(3)};
}

std::vector<Id> documentsRead(Database& database, Reader reader, Id id) {
  std::vector<Id> rows;
  Statement read(database,
                 "SELECT document FROM " + table(reader) + " WHERE " + column(reader) + " = ? ORDER BY position", id);
  while (read.next()) rows.push_back(read.integer(0));
  return rows;
}

void setDocumentsRead(Database& database, Reader reader, Id id, const std::vector<Id>& rows) {
  Statement(database, "DELETE FROM " + table(reader) + " WHERE " + column(reader) + " = ?", id).run();
  const std::string insert =
      "INSERT INTO " + table(reader) + "(" + column(reader) + ", position, document) VALUES (?, ?, ?)";
  for (std::size_t i = 0; i < rows.size(); ++i) Statement(database, insert, id, static_cast<Id>(i), rows[i]).run();
}

void removeUnusedDocuments(Database& database) {
  database.execute(
      "DELETE FROM documents WHERE id NOT IN (SELECT document FROM session_documents) "
      "AND id NOT IN (SELECT document FROM turn_documents)");
}

}  // namespace store
