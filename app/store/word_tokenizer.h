// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace store {

// Makes the tokenizer `words` known to a connection's full-text search: SQLite's own unicode61, which folds case and
// accents, and then every Chinese, Japanese or Korean character a word of its own. Without that, a text without blanks
// would be a single word that no search for a part of it finds.
// Returns SQLite's error code.
int registerWordTokenizer(sqlite3* connection);

}  // namespace store
