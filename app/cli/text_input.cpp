// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_input.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/cli/output.h"
#include "app/documents/import.h"
#include "engine/error.h"

namespace cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{512} << 20;

documents::ImportedDocument readStandardInput() {
  const std::string name = "Standard input";
  std::string bytes;
  std::array<char, 1 << 16> block{};
  while (std::cin.read(block.data(), block.size()), std::cin.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > kMostBytes) throw engine::Error(name + " is larger than 512 MiB, the most that is read.");
  }
  if (std::cin.bad()) throw engine::Error(name + " cannot be read to its end: " + std::strerror(errno) + ".");
  documents::ImportedDocument document = documents::importPlainText(std::move(bytes), name);
  document.name = "standard input";
  return document;
}

}  // namespace

documents::ImportedDocument readDocument(const std::string& path) {
  documents::ImportedDocument document = path == "-" ? readStandardInput() : documents::importDocument(path);
  for (const std::string& warning : document.warnings) printNote(warning);
  return document;
}

engine::DocumentText textOf(const documents::ImportedDocument& document) { return {document.name, document.text}; }

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
