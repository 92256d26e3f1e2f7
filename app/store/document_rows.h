// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/store/database.h"
#include "app/store/session.h"

// Documents in the library: one row for the same text under the same name from the same place, however often it is
// used.
namespace store {

// The rows of these documents, made where there are none. REQUIRES: inside a transaction.
std::vector<Id> rowsOf(Database& database, const std::vector<Document>& documents);

// Errors: no such document.
Document documentOf(Database& database, Id row);

// Which documents a session has, or a turn was asked of, in order. The tables are session_documents and turn_documents.
enum class Reader { Session, Turn };
std::vector<Id> documentsRead(Database& database, Reader reader, Id id);
void setDocumentsRead(Database& database, Reader reader, Id id, const std::vector<Id>& rows);

// Forgets documents that no session and no turn reads. REQUIRES: inside a transaction.
void removeUnusedDocuments(Database& database);

}  // namespace store
