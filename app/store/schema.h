// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "app/store/database.h"

namespace store {

// The steps that make an empty database a library, one a version of the schema, oldest first. A step that was released
// is never changed; a change of the schema is a further step.
std::span<const char* const> librarySteps();

// Takes a database from the version it has (PRAGMA user_version) to the last: each step in one transaction, so that it
// is whole or was not made. Errors: a version newer than the last step.
void migrate(Database& database, std::span<const char* const> steps);

}  // namespace store
