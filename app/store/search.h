// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/database.h"
#include "app/store/session.h"
#include "engine/values/memory.h"

namespace store {

// A document or a turn of the library that has all the words looked for.
struct SearchHit {
  enum class Kind { Document, Turn };
  Kind kind = Kind::Document;
  Id id = 0;                             // of the document or the turn
  Id session = 0;                        // the turn's; the one that was last changed of those that read the document
  std::string title;                     // the document's name; the question
  std::string snippet;                   // text around the words
  std::vector<engine::ByteRange> marks;  // the words in the snippet
  double rank = 0;                       // BM25, higher is better
};

// Best first. `words` is what a user types: every word must be there, case and accents do not matter, the last may be
// the beginning of a longer one. No character has a meaning of its own.
std::vector<SearchHit> searchLibrary(Database& database, const std::string& words, int most);

}  // namespace store
