// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/store/database.h"
#include "app/store/session.h"

// Sessions and turns in the library.
namespace store {

// A whole session. Errors: no such session; what stands there cannot be read.
Session sessionOf(Database& database, Id row);

// New rows. REQUIRES: inside a transaction; of a turn, only what stands before its answer is written.
Id addSession(Database& database, const Session& session);
Id addTurn(Database& database, Id session, const Turn& turn, const std::vector<Id>& documents);

// Ends a turn: its state and what came of it.
void endTurn(Database& database, Id turn, TurnState state, const engine::Answer& answer, const std::string& failure);

// Turns of a session that were running when their process died: what had been streamed stays.
void interruptTurns(Database& database, Id session);

// The process that has the session open. Errors: no such session.
std::optional<Id> ownerOf(Database& database, Id session);
void setOwner(Database& database, Id session, std::optional<Id> owner);

void touch(Database& database, Id session);  // its date of change is now

}  // namespace store
