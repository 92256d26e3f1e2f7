// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/library_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <ctime>

#include "app/store/schema.h"
#include "engine/error.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using engine::Error;

// Documents are nobody else's business: SQLite gives its further files the permissions of the first.
void createPrivately(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

bool someProcessDied(Database& database, const ProcessMark& mark) {
  Statement owners(database, "SELECT DISTINCT owner FROM sessions WHERE owner IS NOT NULL");
  while (owners.next()) {
    if (!mark.isAlive(owners.integer(0))) return true;
  }
  return false;
}

void checkWholeness(Database& database) {
  Statement check(database, "PRAGMA quick_check(1)");
  if (check.next() && check.text(0) != "ok") database.declareDamaged(check.text(0));
}

// Commits are synced (FULL), because a turn that was shown as kept must survive a power cut too.
void prepare(Database& database, const ProcessMark& mark) {
  createPrivately(database.file());
  database.open();
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  migrate(database, librarySteps());
  // Reading everything takes seconds where there is much, so only where something went wrong.
  if (someProcessDied(database, mark)) checkWholeness(database);
}

// "library.sqlite.damaged-20261121-123000", or with a further number where that is taken.
fs::path nameAside(const fs::path& file) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  char date[32] = "";
  if (gmtime_r(&now, &utc) != nullptr) std::strftime(date, sizeof date, "%Y%m%d-%H%M%S", &utc);
  const std::string name = file.string() + ".damaged-" + date;
  fs::path free = name;
  for (int i = 2; fs::exists(free); ++i) free = name + "-" + std::to_string(i);
  return free;
}

fs::path moveAside(const fs::path& file) {
  const fs::path aside = nameAside(file);
  std::error_code failed;
  fs::rename(file, aside, failed);
  if (failed) throw Error("The damaged library " + file.string() + " cannot be moved aside: " + failed.message() + ".");
  for (const char* end : {"-wal", "-shm"}) {
    std::error_code none;
    fs::rename(file.string() + end, aside.string() + end, none);
  }
  return aside;
}

// What can be read of a library that cannot be written; otherwise an empty one.
std::unique_ptr<Database> readIntoMemory(const fs::path& file) {
  if (std::error_code none; !fs::exists(file, none)) return emptyLibrary();
  Database source(file);
  auto memory = std::make_unique<Database>(file);
  memory->openInMemory();
  try {
    source.openToRead();
    memory->copyFrom(source);
  } catch (const Error&) {
    if (source.trouble() == Trouble::Busy) throw;
    return emptyLibrary();
  }
  migrate(*memory, librarySteps());
  return memory;
}

Library inMemory(const fs::path& file, const std::string& why) {
  Library library{readIntoMemory(file), nullptr, {}};
  library.notes.push_back(why +
                          " What you do now is kept in memory only and is gone when the program ends; save it as a "
                          "session file to keep it.");
  return library;
}

}  // namespace

std::unique_ptr<Database> emptyLibrary() {
  auto database = std::make_unique<Database>("in memory");
  database->openInMemory();
  migrate(*database, librarySteps());
  return database;
}

Library openLibrary(const fs::path& file) {
  std::error_code none;
  fs::create_directories(file.parent_path(), none);  // if it fails, the next step says so
  Library library{std::make_unique<Database>(file), nullptr, {}};
  try {
    library.mark = std::make_unique<ProcessMark>(file.string() + "-open");
  } catch (const Error& error) {
    return inMemory(file, error.what());
  }
  const ProcessMark::Alone alone(*library.mark);  // nobody else moves it aside meanwhile
  try {
    prepare(*library.database, *library.mark);
  } catch (const Error& error) {
    if (library.database->trouble() == Trouble::Unwritable) return inMemory(file, error.what());
    if (library.database->trouble() != Trouble::Damaged) throw;
    library.database->close();
    const fs::path aside = moveAside(file);
    library.notes.push_back(std::string(error.what()) + " It was moved to " + aside.string() +
                            " and a new one was begun.");
    library.database = std::make_unique<Database>(file);
    prepare(*library.database, *library.mark);
  }
  return library;
}

}  // namespace store
