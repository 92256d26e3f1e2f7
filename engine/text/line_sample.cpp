// SPDX-License-Identifier: Apache-2.0
#include "engine/text/line_sample.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace engine {

namespace {

// How much of a line is read as one: up to a space where there is one, else up to a whole character.
std::size_t pieceLength(std::string_view line) {
  if (line.size() <= LineSample::kLongestLine) return line.size();
  const std::size_t space = line.rfind(' ', LineSample::kLongestLine);
  if (space != line.npos && space > 0) return space;
  std::size_t end = LineSample::kLongestLine;
  while (end > 1 && continuesCharacter(line[end])) --end;
  return end;
}

}  // namespace

void LineSample::add(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t length = pieceLength(line.substr(begin));
      addLine(line.substr(begin, length));
      begin += length;
    }
  }
}

void LineSample::addLine(std::string_view line) {
  ++m_seen;
  if (m_lines.size() < m_capacity) {
    m_lines.emplace_back(line);
  } else if (const std::uint64_t place = m_random.below(m_seen); place < m_capacity) {
    m_lines[place] = line;
  }
}

}  // namespace engine
