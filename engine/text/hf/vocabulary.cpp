// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/vocabulary.h"

#include <nlohmann/json.hpp>

#include "engine/error.h"

namespace engine {

void Vocabulary::add(const std::string& piece, std::int32_t id, const std::string& where) {
  if (id < 0 || id >= kMostIds) {
    throw Error(where + ": the piece '" + piece + "' has the id " + std::to_string(id) + "; ids are from 0 to " +
                std::to_string(kMostIds - 1) + ".");
  }
  const auto [found, isNew] = m_ids.emplace(piece, id);
  if (id >= size()) m_pieces.resize(static_cast<std::size_t>(id) + 1);
  std::string& known = m_pieces[static_cast<std::size_t>(id)];
  if (found->second != id || (!known.empty() && known != piece)) {
    throw Error(where + ": the piece '" + piece + "' and the id " + std::to_string(id) + " are both used otherwise.");
  }
  known = piece;
}

std::optional<std::int32_t> Vocabulary::idOf(std::string_view piece) const {
  const auto found = m_ids.find(piece);
  return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

Vocabulary readVocabulary(const JsonFields& fields) {
  const nlohmann::json* pieces = fields.value("vocab");
  if (pieces == nullptr || !pieces->is_object()) fields.fail("'vocab' must be an object of pieces with their ids.");
  Vocabulary vocabulary;
  for (const auto& [piece, id] : pieces->items()) {
    if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= Vocabulary::kMostIds) {
      fields.fail("the piece '" + piece + "' has no id from 0 to " + std::to_string(Vocabulary::kMostIds - 1) + ".");
    }
    vocabulary.add(piece, id.get<std::int32_t>(), fields.where());
  }
  return vocabulary;
}

std::string bytePiece(unsigned byte) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  return std::string("<0x") + kDigits[byte >> 4] + kDigits[byte & 0xF] + ">";
}

std::optional<std::array<std::int32_t, 256>> byteIds(const Vocabulary& vocabulary) {
  std::array<std::int32_t, 256> ids = {};
  for (unsigned byte = 0; byte < ids.size(); ++byte) {
    const std::optional<std::int32_t> id = vocabulary.idOf(bytePiece(byte));
    if (!id) return std::nullopt;
    ids[byte] = *id;
  }
  return ids;
}

}  // namespace engine
