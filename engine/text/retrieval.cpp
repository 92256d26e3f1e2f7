// SPDX-License-Identifier: Apache-2.0
#include "engine/text/retrieval.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "engine/error.h"

namespace engine {
namespace {

// Function words and the words questions are made of; they say nothing about where an answer stands.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"a",     "about", "according", "after", "all",  "also",  "am",    "an",    "and",   "any",    "are",   "as",
     "at",    "be",    "been",      "being", "but",  "by",    "can",   "could", "did",   "do",     "does",  "doing",
     "for",   "from",  "had",       "has",   "have", "he",    "her",   "him",   "his",   "how",    "i",     "if",
     "in",    "into",  "is",        "it",    "its",  "many",  "may",   "me",    "might", "much",   "must",  "my",
     "name",  "of",    "on",        "one",   "or",   "our",   "out",   "over",  "she",   "should", "so",    "some",
     "such",  "tell",  "than",      "that",  "the",  "their", "them",  "then",  "there", "these",  "they",  "this",
     "those", "to",    "up",        "us",    "was",  "we",    "were",  "what",  "when",  "where",  "which", "while",
     "who",   "whom",  "whose",     "why",   "will", "with",  "would", "you",   "your",  "s",      "t"});

bool isStopWord(const std::string& word) {
  return std::find(kStopWords.begin(), kStopWords.end(), word) != kStopWords.end();
}

bool isWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && isWordByte(text[i])) {
      word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

}  // namespace

std::vector<std::string> searchWords(std::string_view question) {
  const std::vector<std::string> all = wordsOf(question);
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  for (const std::string& word : all) {
    if (!isStopWord(word)) add(word);
  }
  if (words.empty()) std::for_each(all.begin(), all.end(), add);
  return words;
}

struct PassageIndex::Database {
  sqlite3* handle = nullptr;

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle); }

  [[noreturn]] void fail() const {
    throw Error(std::string("The search for passages failed: ") + (handle ? sqlite3_errmsg(handle) : "no memory") +
                ".");
  }
  void run(const char* sql) const {
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
};

namespace {

// A prepared statement, given back at the end.
class Statement {
 public:
  Statement(sqlite3* handle, const char* sql) { sqlite3_prepare_v2(handle, sql, -1, &m_statement, nullptr); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(m_statement); }

  explicit operator bool() const { return m_statement != nullptr; }
  void bind(int place, std::string_view text) {
    sqlite3_bind_text64(m_statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  void bind(int place, int number) { sqlite3_bind_int(m_statement, place, number); }
  int step() { return sqlite3_step(m_statement); }
  int number(int column) const { return sqlite3_column_int(m_statement, column); }
  void reset() { sqlite3_reset(m_statement); }

 private:
  sqlite3_stmt* m_statement = nullptr;
};

}  // namespace

PassageIndex::PassageIndex(std::span<const std::string_view> passages) : m_database(std::make_unique<Database>()) {
  if (sqlite3_open(":memory:", &m_database->handle) != SQLITE_OK) m_database->fail();
  m_database->run(
      "CREATE VIRTUAL TABLE passages USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2', content = "
      "'')");
  m_database->run("BEGIN");
  Statement insert(m_database->handle, "INSERT INTO passages(rowid, words) VALUES (?1, ?2)");
  if (!insert) m_database->fail();
  for (std::size_t i = 0; i < passages.size(); ++i) {
    insert.bind(1, static_cast<int>(i));
    insert.bind(2, passages[i]);
    if (insert.step() != SQLITE_DONE) m_database->fail();
    insert.reset();
  }
  m_database->run("COMMIT");
}

PassageIndex::PassageIndex(PassageIndex&&) noexcept = default;
PassageIndex& PassageIndex::operator=(PassageIndex&&) noexcept = default;
PassageIndex::~PassageIndex() = default;

std::vector<int> PassageIndex::best(std::string_view question, int most) const {
  std::string query;
  for (const std::string& word : searchWords(question)) query += (query.empty() ? "\"" : " OR \"") + word + "\"";
  if (query.empty() || most <= 0) return {};
  Statement select(m_database->handle,
                   "SELECT rowid FROM passages WHERE passages MATCH ?1 ORDER BY rank, rowid LIMIT ?2");
  if (!select) m_database->fail();
  select.bind(1, query);
  select.bind(2, most);
  std::vector<int> found;
  int state = select.step();
  for (; state == SQLITE_ROW; state = select.step()) found.push_back(select.number(0));
  if (state != SQLITE_DONE) m_database->fail();
  return found;
}

}  // namespace engine
