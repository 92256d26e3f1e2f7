// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search.h"

#include <algorithm>
#include <optional>

namespace store {
namespace {

constexpr char kMarkBegin = '\1';
constexpr char kMarkEnd = '\2';
constexpr int kMostWords = 32;

// `the "big" cat` → `"the" """big""" "cat"*`: inside quotation marks the query language has no words of its own.
std::string asQuery(const std::string& words) {
  std::string query;
  std::string word;
  int count = 0;
  const auto finish = [&] {
    if (!word.empty() && count++ < kMostWords) query += (query.empty() ? "\"" : " \"") + word + "\"";
    word.clear();
  };
  for (const char c : words) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) {
      finish();
    } else {
      word += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
  }
  const bool typing = !word.empty();
  finish();
  return typing && !query.empty() ? query + "*" : query;
}

void takeMarks(const std::string& marked, SearchHit& hit) {
  for (const char c : marked) {
    const auto at = static_cast<std::int64_t>(hit.snippet.size());
    if (c == kMarkBegin) {
      hit.marks.push_back({at, at});
    } else if (c == kMarkEnd) {
      if (!hit.marks.empty()) hit.marks.back().end = at;
    } else {
      hit.snippet += c;
    }
  }
}

// Columns: id, session, title, marked snippet, BM25 (SQLite's is negative, lower is better).
void add(std::vector<SearchHit>& hits, Statement& found, SearchHit::Kind kind) {
  while (found.next()) {
    SearchHit hit{kind, found.integer(0), found.integer(1), found.text(2), {}, {}, -found.number(4)};
    takeMarks(found.text(3), hit);
    hits.push_back(std::move(hit));
  }
}

// A name or a question counts more than the text under it.
constexpr const char* kDocuments = R"(
SELECT d.id,
  (SELECT s.id FROM sessions s WHERE s.id IN (SELECT session FROM session_documents WHERE document = d.id UNION
     SELECT t.session FROM turn_documents td JOIN turns t ON t.id = td.turn WHERE td.document = d.id)
   ORDER BY s.changed DESC LIMIT 1),
  d.name, snippet(document_words, 1, char(1), char(2), '…', 24), bm25(document_words, 4.0, 1.0) AS rank_
FROM document_words JOIN documents d ON d.id = document_words.rowid
WHERE document_words MATCH ? ORDER BY rank_ LIMIT ?)";
constexpr const char* kTurns = R"(
SELECT t.id, t.session, t.question, snippet(turn_words, -1, char(1), char(2), '…', 24),
  bm25(turn_words, 2.0, 1.0) AS rank_
FROM turn_words JOIN turns t ON t.id = turn_words.rowid
WHERE turn_words MATCH ? ORDER BY rank_ LIMIT ?)";

}  // namespace

std::vector<SearchHit> searchLibrary(Database& database, const std::string& words, int most) {
  std::vector<SearchHit> hits;
  const std::string query = asQuery(words);
  if (query.empty()) return hits;
  Statement documents(database, kDocuments, query, std::int64_t{most});
  add(hits, documents, SearchHit::Kind::Document);
  Statement turns(database, kTurns, query, std::int64_t{most});
  add(hits, turns, SearchHit::Kind::Turn);
  std::ranges::stable_sort(hits, std::greater<>(), &SearchHit::rank);
  if (hits.size() > static_cast<std::size_t>(most)) hits.resize(static_cast<std::size_t>(most));
  return hits;
}

}  // namespace store
