// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include <sqlite3.h>

#include "app/store/word_tokenizer.h"
#include "engine/error.h"

namespace store {
namespace {

constexpr int kPatienceMilliseconds = 2000;

Trouble troubleOf(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Trouble::Busy;
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return Trouble::Unwritable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Trouble::Damaged;
    default:
      return Trouble::Other;
  }
}

std::string sentence(const std::filesystem::path& file, Trouble trouble, const std::string& why) {
  const std::string library = "The library " + file.string();
  switch (trouble) {
    case Trouble::Busy:
      return library + " is held by another program, which did not let go of it within 2 seconds; nothing was changed.";
    case Trouble::Unwritable:
      return library + " cannot be used: " + why + ".";
    case Trouble::Damaged:
      return library + " is damaged: " + why + ".";
    default:
      return library + " failed: " + why + ".";
  }
}

// As a URI wants it: what has a meaning there is written in hexadecimal.
std::string uriPath(const std::filesystem::path& file) {
  std::string text;
  for (const char c : file.string()) text += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
  return text;
}

}  // namespace

Database::~Database() { close(); }

void Database::close() {
  sqlite3_close_v2(m_connection);
  m_connection = nullptr;
}

void Database::check(int code) {
  if (code == SQLITE_OK) return;
  m_trouble = troubleOf(code);
  const bool connected = m_connection != nullptr && sqlite3_errcode(m_connection) != SQLITE_OK;
  throw engine::Error(sentence(m_file, m_trouble, connected ? sqlite3_errmsg(m_connection) : sqlite3_errstr(code)));
}

void Database::declareDamaged(const std::string& why) {
  m_trouble = Trouble::Damaged;
  throw engine::Error(sentence(m_file, m_trouble, why));
}

void Database::openAs(const std::string& name, int flags) {
  close();
  m_trouble = Trouble::None;
  check(sqlite3_open_v2(name.c_str(), &m_connection, flags | SQLITE_OPEN_EXRESCODE, nullptr));
  check(sqlite3_busy_timeout(m_connection, kPatienceMilliseconds));
  check(registerWordTokenizer(m_connection));
  execute("PRAGMA foreign_keys = ON");
}

void Database::open() { openAs(m_file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); }

void Database::openInMemory() { openAs(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY); }

void Database::openToRead() {
  std::error_code none;
  const bool pending = std::filesystem::file_size(m_file.string() + "-wal", none) > 0 && !none;
  if (pending) return openAs(m_file.string(), SQLITE_OPEN_READONLY);
  openAs("file:" + uriPath(m_file) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

void Database::execute(const std::string& sql) {
  check(sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr));
}

void Database::copyFrom(Database& other) {
  sqlite3_backup* backup = sqlite3_backup_init(m_connection, "main", other.m_connection, "main");
  if (backup == nullptr) check(sqlite3_extended_errcode(m_connection));
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  check(stepped == SQLITE_DONE ? finished : stepped);
}

std::int64_t Database::lastInserted() const { return sqlite3_last_insert_rowid(m_connection); }

Statement::Statement(Database& database, std::string_view sql) : m_database(database) {
  database.check(
      sqlite3_prepare_v2(database.m_connection, sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr));
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

bool Statement::next() {
  const int code = sqlite3_step(m_statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) m_database.check(code);
  return code == SQLITE_ROW;
}

void Statement::bind(int index, std::int64_t value) {
  m_database.check(sqlite3_bind_int64(m_statement, index + 1, value));
}

void Statement::bind(int index, std::string_view value) {
  m_database.check(
      sqlite3_bind_text64(m_statement, index + 1, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::number(int column) const { return sqlite3_column_double(m_statement, column); }
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(m_statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
}

Transaction::Transaction(Database& database) : m_database(database) { database.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!m_open) return;
  const Trouble cause = m_database.trouble();
  try {
    m_database.execute("ROLLBACK");
  } catch (const engine::Error&) {  // SQLite has rolled back by itself: what was wrong before is what matters
  }
  m_database.m_trouble = cause;
}

void Transaction::commit() {
  m_database.execute("COMMIT");
  m_open = false;
}

}  // namespace store
