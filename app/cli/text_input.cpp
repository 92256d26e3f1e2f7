// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_input.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/cli/utf8.h"
#include "engine/error.h"

namespace cli {
namespace {

using engine::Error;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

std::string readAll(std::istream& stream, const std::string& name) {
  std::string bytes;
  std::array<char, 1 << 16> block{};
  while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kMostBytes) throw Error(name + " is larger than 512 MiB, the most that is read.");
  }
  if (stream.bad()) throw Error(name + " cannot be read to its end: " + std::strerror(errno) + ".");
  return bytes;
}

std::string readFile(const std::string& path, const std::string& name) {
  if (std::filesystem::is_directory(path)) throw Error(path + " is a folder; a text file was expected.");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw Error(name + " cannot be opened: " + std::strerror(errno) + ".");
  return readAll(stream, name);
}

}  // namespace

engine::DocumentText readDocument(const std::string& path) {
  const bool standardInput = path == "-";
  const std::string name = standardInput ? "Standard input" : "The file " + path;
  std::string bytes = standardInput ? readAll(std::cin, name) : readFile(path, name);
  if (bytes.empty()) throw Error(name + " is empty.");
  std::string text = textFromBytes(std::move(bytes), name);
  if (text.find_first_not_of(" \t\r\n\v\f") == std::string::npos) throw Error(name + " holds nothing but blanks.");
  return {standardInput ? "standard input" : std::filesystem::path(path).filename().string(), std::move(text)};
}

bool isMemoryFile(const std::string& path) {
  std::error_code failed;
  if (path == "-" || !std::filesystem::is_regular_file(path, failed)) return false;
  if (path.ends_with(".picmem")) return true;  // a damaged one is told so by who opens it
  std::ifstream stream(path, std::ios::binary);
  std::array<unsigned char, 9> head{};
  if (!stream.read(reinterpret_cast<char*>(head.data()), head.size())) return false;
  std::uint64_t headerBytes = 0;
  for (int i = 7; i >= 0; --i) headerBytes = headerBytes << 8 | head[static_cast<std::size_t>(i)];
  return head[8] == '{' && headerBytes < std::filesystem::file_size(path);
}

}  // namespace cli
