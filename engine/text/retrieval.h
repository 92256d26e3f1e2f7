// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// The words of a question that a search looks for: letters and digits in ASCII lower case, without the words that every
// question has (unless it has no others), each once.
std::vector<std::string> searchWords(std::string_view question);

// Finds the passages that share rare words with a question: BM25 over an index in memory.
// Thread safety: one thread at a time. Source: Robertson and Zaragoza 2009; SQLite FTS5's bm25().
class PassageIndex {
 public:
  // REQUIRES: valid UTF-8. Errors: a SQLite without FTS5.
  explicit PassageIndex(std::span<const std::string_view> passages);
  PassageIndex(PassageIndex&&) noexcept;
  PassageIndex& operator=(PassageIndex&&) noexcept;
  ~PassageIndex();

  // At most `most` passages, the best first; only such as share a word with the question. Whatever the question
  // contains is words, never syntax.
  std::vector<int> best(std::string_view question, int most) const;

 private:
  struct Database;
  std::unique_ptr<Database> m_database;
};

}  // namespace engine
