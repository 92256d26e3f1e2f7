// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// Why a database call failed, as far as it matters what is done next.
enum class Trouble {
  None,
  Busy,        // another program holds it
  Unwritable,  // the disk is full, read-only, broken, or the place does not exist
  Damaged,
  Other,
};

// A connection to SQLite, which every failed call leaves with a `trouble()` and an engine::Error with the file's name.
// Thread safety: one thread at a time.
class Database {
 public:
  explicit Database(std::filesystem::path file) : m_file(std::move(file)) {}  // not yet open
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void open();
  void openToRead();  // of a file that lies where nothing can be written
  void openInMemory();
  void close();
  void execute(const std::string& sql);  // one or more statements without results
  void copyFrom(Database& other);        // everything; what was here is gone

  std::int64_t lastInserted() const;
  Trouble trouble() const { return m_trouble; }
  void declareDamaged(const std::string& why);
  const std::filesystem::path& file() const { return m_file; }

 private:
  friend class Statement;
  friend class Transaction;
  void openAs(const std::string& name, int flags);
  void check(int code);

  std::filesystem::path m_file;
  sqlite3* m_connection = nullptr;
  Trouble m_trouble = Trouble::None;
};

// One statement of SQL with its values. Columns and parameters count from 0.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  template <typename... Values>
  Statement(Database& database, std::string_view sql, const Values&... values) : Statement(database, sql) {
    int index = 0;
    (bind(index++, values), ...);
  }
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  bool next();  // true: on a row
  void run() {
    while (next()) {
    }
  }

  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string text(int column) const;
  bool isNull(int column) const;

 private:
  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view value);

  Database& m_database;
  sqlite3_stmt* m_statement = nullptr;
};

// Undone unless committed. Begins as a writer, so that a second writer waits here and not half way.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& m_database;
  bool m_open = true;
};

}  // namespace store
