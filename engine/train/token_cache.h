// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/weights/safetensors.h"

namespace engine {

// A document or passage of a cache: where its ids lie among all ids, and its title among all texts.
struct CachedDocument {
  std::int64_t ids = 0;
  std::int64_t idCount = 0;
  std::int64_t title = 0;
  std::int64_t titleBytes = 0;
};

// A question of a cache. Its context is a part of its document; its own ids are question, then answer.
struct CachedQuestion {
  std::int64_t document = 0;
  std::int64_t context = 0;  // first token of the context, in the document
  std::int64_t contextCount = 0;
  std::int64_t answerAt = 0;    // token of the context where the answer stands, or most likely comes from
  std::int64_t isSpelled = 0;   // 1: the context spells the answer there
  std::int64_t asked = 0;       // cloze: first token, in the document, of the sentence asked about
  std::int64_t askedCount = 0;  // 0: the question is not a sentence of the document
  std::int64_t ids = 0;         // among all questions' ids
  std::int64_t questionCount = 0;
  std::int64_t answerCount = 0;
  std::int64_t golds = 0;  // among all texts; the accepted answers, each ended by a zero byte
  std::int64_t goldBytes = 0;
};

// What one data file becomes, before it is written.
struct CacheContents {
  std::vector<std::int32_t> documentIds;
  std::vector<std::int32_t> questionIds;
  std::vector<CachedDocument> documents;
  std::vector<CachedQuestion> questions;
  std::string texts;
};

// One data file, tokenised: a safetensors file with tables for documents and questions, mapped into memory, so that it
// is open at once and costs no memory of its own. Ids are stored in 16 bits where the vocabulary allows it. Thread
// safety: const calls may run at the same time.
class TokenCache {
 public:
  // Nothing when there is no such file, it was made from something else (`key`) or is damaged: then it is to be made
  // anew.
  static std::optional<TokenCache> open(const std::filesystem::path& file, const std::string& key);
  static void write(const std::filesystem::path& file, const std::string& key, const CacheContents& contents,
                    int vocabulary);

  std::size_t documentCount() const { return m_documents.size() / sizeof(CachedDocument); }
  std::size_t questionCount() const { return m_questions.size() / sizeof(CachedQuestion); }
  CachedDocument document(std::size_t index) const;
  CachedQuestion question(std::size_t index) const;

  std::vector<std::int32_t> documentIds(std::int64_t begin, std::int64_t count) const;
  std::vector<std::int32_t> questionIds(std::int64_t begin, std::int64_t count) const;
  std::int64_t idCount() const;  // of all documents
  std::string_view text(std::int64_t begin, std::int64_t count) const;

 private:
  explicit TokenCache(Safetensors file);

  Safetensors m_file;
  int m_idBytes = 2;
  std::span<const std::byte> m_documentIds;
  std::span<const std::byte> m_questionIds;
  std::span<const std::byte> m_documents;
  std::span<const std::byte> m_questions;
  std::span<const std::byte> m_texts;
};

}  // namespace engine
