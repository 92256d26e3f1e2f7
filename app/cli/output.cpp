// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "engine/error.h"

namespace cli {

std::string clockTime(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[64];
  if (whole < 3600) {
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  }
  return text;
}

std::string oneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

std::string jsonText(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

void printJson(const Json& value) { std::cout << jsonText(value) << '\n'; }

void checkWritable(const std::filesystem::path& file) {
  if (std::filesystem::is_directory(file))
    throw engine::Error(file.string() + " is a folder; a file name was expected.");
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  if (!std::filesystem::is_directory(folder)) throw engine::Error("The folder " + folder.string() + " does not exist.");
  if (access(folder.c_str(), W_OK) != 0)
    throw engine::Error("The folder " + folder.string() + " may not be written to.");
}

void printNote(const std::string& note) { std::cerr << "note: " << oneLine(note) << '\n'; }

engine::TokenSink tokenPrinter(Interrupts::Job& job) {
  return [&job](const engine::GeneratedToken& token) {
    std::cout << token.text << std::flush;
    if (!std::cout) job.stop();
  };
}

}  // namespace cli
