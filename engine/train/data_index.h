// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/train/examples.h"
#include "engine/train/token_cache.h"
#include "engine/train/token_kinds.h"
#include "engine/train/window_sampler.h"

namespace engine {

struct IndexedDocument {
  int cache = 0;
  int group = 0;
  std::int64_t ids = 0;  // the first, among the cache's
  std::int64_t idCount = 0;
};

struct IndexedQuestion {
  int cache = 0;
  int row = 0;  // in the cache
  int document = 0;
  int length = 0;  // of prompt and answer, for the buckets
};

// The documents of one title, over all files. They are trained on or held out together.
struct DocumentGroup {
  std::string name;
  bool heldOut = false;
  std::vector<int> documents;
};

// One side of the data: what is trained on, or what is held out.
struct DataPart {
  WindowSampler windows;                   // of every document
  std::vector<IndexedQuestion> questions;  // of files of kind "qa"; shortest first
  std::vector<IndexedQuestion> clozes;     // of files of kind "text"; shortest first
};

// Everything that examples are made from: the caches, and what lies where in them. Does not change once made.
struct DataIndex {
  DataIndex(std::vector<TokenCache> tokenCaches, const std::vector<DataFile>& files, const Tokenizer& tokenizer,
            const DataOptions& options);

  std::vector<std::int32_t> ids(const Window& window) const;
  CachedQuestion row(const IndexedQuestion& question) const;
  const DataPart& part(bool heldOut) const { return parts[heldOut ? 1 : 0]; }

  TokenKinds kinds;
  std::vector<std::int32_t> noAnswer;  // ids of kNoAnswer
  int segmentTokens;
  std::vector<TokenCache> caches;
  std::vector<IndexedDocument> documents;
  std::vector<DocumentGroup> groups;
  std::array<DataPart, 2> parts;  // trained on, held out
};

}  // namespace engine
