// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace engine {

// The lines of a text file: plain, or compressed when its name ends in .xz or .zst. Memory: one line and a fixed
// buffer. Errors: engine::Error naming the file when it cannot be opened, and the line reached when it is truncated or
// damaged.
class LineReader {
 public:
  explicit LineReader(const std::filesystem::path& file);

  bool next(std::string& line);                             // without its line end; false: the file is over
  std::int64_t lineNumber() const { return m_lineNumber; }  // of the line last given, from 1
  std::int64_t bytesRead() const { return *m_bytesRead; }   // of the file as it lies on disk
  std::string place() const;                                // "FILE, line N", for messages

 private:
  // Fills what it is given with decompressed bytes; 0: the file is over.
  using ReadBytes = std::function<std::size_t(char* out, std::size_t capacity)>;
  bool refill();

  std::filesystem::path m_file;
  std::shared_ptr<std::int64_t> m_bytesRead;
  ReadBytes m_read;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0;  // of what is left in the buffer
  std::size_t m_end = 0;
  std::int64_t m_lineNumber = 0;
};

}  // namespace engine
