// SPDX-License-Identifier: Apache-2.0
#include "engine/train/token_cache.h"

#include <cstring>
#include <map>

#include "engine/error.h"
#include "engine/weights/content_hash.h"

namespace engine {
namespace {

constexpr int kMostShortIds = 65536;

template <class Row>
TensorView table(const std::vector<Row>& rows) {
  constexpr std::int64_t columns = sizeof(Row) / sizeof(std::int64_t);
  return {"I64", {static_cast<std::int64_t>(rows.size()), columns}, std::as_bytes(std::span(rows))};
}

template <class Row>
Row rowOf(std::span<const std::byte> rows, std::size_t index) {
  Row row;
  std::memcpy(&row, rows.data() + index * sizeof(Row), sizeof(Row));
  return row;
}

TensorView idTensor(const std::vector<std::int32_t>& ids, std::vector<std::uint16_t>& narrow, int vocabulary) {
  const auto count = static_cast<std::int64_t>(ids.size());
  if (vocabulary > kMostShortIds) return {"I32", {count}, std::as_bytes(std::span(ids))};
  narrow.assign(ids.begin(), ids.end());
  return {"U16", {count}, std::as_bytes(std::span(narrow))};
}

template <class Stored>
std::vector<std::int32_t> widened(std::span<const std::byte> bytes, std::int64_t begin, std::int64_t count) {
  std::vector<Stored> stored(static_cast<std::size_t>(count));
  std::memcpy(stored.data(), bytes.data() + begin * static_cast<std::int64_t>(sizeof(Stored)),
              stored.size() * sizeof(Stored));
  return {stored.begin(), stored.end()};
}

std::vector<std::int32_t> idsOf(std::span<const std::byte> bytes, int idBytes, std::int64_t begin, std::int64_t count) {
  return idBytes == 2 ? widened<std::uint16_t>(bytes, begin, count) : widened<std::int32_t>(bytes, begin, count);
}

// Over every byte: a cache with a flipped bit would train on words that nobody wrote.
std::string checksum(const std::map<std::string, TensorView>& tensors) {
  std::string hashes;
  for (const auto& [name, tensor] : tensors) hashes += name + contentHash(tensor.bytes);
  return contentHash(std::as_bytes(std::span(hashes)));
}

std::string valueOf(const std::map<std::string, std::string>& metadata, const std::string& key) {
  const auto found = metadata.find(key);
  return found == metadata.end() ? std::string() : found->second;
}

}  // namespace

TokenCache::TokenCache(Safetensors file) : m_file(std::move(file)) {
  const auto& tensors = m_file.tensors();
  m_idBytes = tensors.at("document_ids").dtype == "U16" ? 2 : 4;
  m_documentIds = tensors.at("document_ids").bytes;
  m_questionIds = tensors.at("question_ids").bytes;
  m_documents = tensors.at("documents").bytes;
  m_questions = tensors.at("questions").bytes;
  m_texts = tensors.at("texts").bytes;
}

std::optional<TokenCache> TokenCache::open(const std::filesystem::path& file, const std::string& key) try {
  if (!std::filesystem::exists(file)) return std::nullopt;
  Safetensors tensors = Safetensors::open(file);
  const auto& metadata = tensors.metadata();
  const bool current = valueOf(metadata, "key") == key && valueOf(metadata, "checksum") == checksum(tensors.tensors());
  return current ? std::optional(TokenCache(std::move(tensors))) : std::nullopt;
} catch (const Error&) {
  return std::nullopt;  // not readable as what it should be: a cache is made anew, it holds nothing of the user's
}

void TokenCache::write(const std::filesystem::path& file, const std::string& key, const CacheContents& contents,
                       int vocabulary) {
  std::vector<std::uint16_t> documentIds;
  std::vector<std::uint16_t> questionIds;
  const std::map<std::string, TensorView> tensors = {
      {"document_ids", idTensor(contents.documentIds, documentIds, vocabulary)},
      {"question_ids", idTensor(contents.questionIds, questionIds, vocabulary)},
      {"documents", table(contents.documents)},
      {"questions", table(contents.questions)},
      {"texts", {"U8", {static_cast<std::int64_t>(contents.texts.size())}, std::as_bytes(std::span(contents.texts))}}};
  writeSafetensors(file, tensors, {{"key", key}, {"checksum", checksum(tensors)}});
}

CachedDocument TokenCache::document(std::size_t index) const { return rowOf<CachedDocument>(m_documents, index); }
CachedQuestion TokenCache::question(std::size_t index) const { return rowOf<CachedQuestion>(m_questions, index); }

std::vector<std::int32_t> TokenCache::documentIds(std::int64_t begin, std::int64_t count) const {
  return idsOf(m_documentIds, m_idBytes, begin, count);
}

std::vector<std::int32_t> TokenCache::questionIds(std::int64_t begin, std::int64_t count) const {
  return idsOf(m_questionIds, m_idBytes, begin, count);
}

std::int64_t TokenCache::idCount() const { return static_cast<std::int64_t>(m_documentIds.size()) / m_idBytes; }

std::string_view TokenCache::text(std::int64_t begin, std::int64_t count) const {
  return {reinterpret_cast<const char*>(m_texts.data()) + begin, static_cast<std::size_t>(count)};
}

}  // namespace engine
