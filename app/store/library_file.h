// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/store/database.h"
#include "app/store/process_mark.h"

namespace store {

// A library's database, ready to be used.
struct Library {
  std::unique_ptr<Database> database;
  std::unique_ptr<ProcessMark> mark;  // null: the library is in memory only
  std::vector<std::string> notes;     // sentences the user must see
};

// Opens the library, or begins one. A damaged one is moved aside, which a note tells with its new name, and a new one
// begun. Where nothing can be written, what is there is read into memory, and a note says that it stays there.
// Errors: it is held by another program; it is of a newer version.
Library openLibrary(const std::filesystem::path& file);

// A library that is gone with the process.
std::unique_ptr<Database> emptyLibrary();

}  // namespace store
