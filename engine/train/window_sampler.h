// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/values/random.h"

namespace engine {

// A run of tokens of one document.
struct Window {
  int document = 0;
  std::int64_t begin = 0;
  std::int64_t count = 0;
  std::int64_t end() const { return begin + count; }
  bool overlaps(const Window& other) const {
    return document == other.document && begin < other.end() && other.begin < end();
  }
};

// Draws windows of any length uniformly from all there are in a set of documents, without trying in vain: documents lie
// longest first, so those long enough for a window are the first ones.
class WindowSampler {
 public:
  void add(int document, std::int64_t tokens);
  void finish();  // after the last add, before anything else

  std::int64_t longest() const { return m_documents.empty() ? 0 : m_documents.front().first; }
  std::int64_t windows(std::int64_t length) const;
  // REQUIRES: 0 < length <= longest().
  Window draw(std::int64_t length, Random& random) const;

 private:
  std::int64_t fitting(std::int64_t length) const;  // documents at least so long
  // Windows that begin in the first `documents` documents. REQUIRES: those are all long enough.
  std::int64_t windowsBefore(std::int64_t documents, std::int64_t length) const;

  std::vector<std::pair<std::int64_t, int>> m_documents;  // tokens, document; longest first
  std::vector<std::int64_t> m_tokensBefore;               // one more than documents
};

}  // namespace engine
