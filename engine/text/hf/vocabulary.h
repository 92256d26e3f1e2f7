// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/weights/json_fields.h"

namespace engine {

// Lets hash tables of texts be asked with a string_view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// Pieces and their ids, both ways. Ids need not be dense.
class Vocabulary {
 public:
  static constexpr std::int32_t kMostIds = 1 << 20;

  // Errors: "WHERE: …" when the piece has another id, or the id another piece.
  void add(const std::string& piece, std::int32_t id, const std::string& where);

  std::optional<std::int32_t> idOf(std::string_view piece) const;
  // Empty when no piece has the id. REQUIRES: 0 <= id < size().
  const std::string& piece(std::int32_t id) const { return m_pieces[static_cast<std::size_t>(id)]; }
  std::int32_t size() const { return static_cast<std::int32_t>(m_pieces.size()); }  // the highest id, and one

 private:
  std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>> m_ids;
  std::vector<std::string> m_pieces;
};

// "vocab": {piece: id}. Errors: not an object, ids that are no ids.
Vocabulary readVocabulary(const JsonFields& fields);

// Ids of the pieces "<0x00>" to "<0xFF>"; nothing unless all are there.
std::optional<std::array<std::int32_t, 256>> byteIds(const Vocabulary& vocabulary);
std::string bytePiece(unsigned byte);  // "<0x0A>"

}  // namespace engine
