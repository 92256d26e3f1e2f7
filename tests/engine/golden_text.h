// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tests {

// Compares a text with tests/golden/NAME. Where they differ it writes NAME.actual beside it, which
// `cmake --build BUILD --target approve` makes the new golden text. Returns what to tell, or nothing.
inline QString differenceFromGolden(const std::string& name, const std::string& text) {
  const std::filesystem::path golden = std::filesystem::path(PIC_SOURCE_DIR) / "tests" / "golden" / name;
  const std::filesystem::path actual = golden.string() + ".actual";
  std::ifstream stream(golden, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.is_open() && text == expected) {
    std::filesystem::remove(actual);
    return {};
  }
  std::filesystem::create_directories(golden.parent_path());
  std::ofstream(actual, std::ios::binary) << text;
  return QString("tests/golden/%1 is\n%2but the picture is now\n%3")
      .arg(QString::fromStdString(name), QString::fromStdString(expected), QString::fromStdString(text));
}

}  // namespace tests
