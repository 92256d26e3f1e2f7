// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/text/hf/vocabulary.h"
#include "engine/text/hf/word_model.h"

namespace engine {

// The tokens of words that were seen before: most words of a text are.
class WordCache {
 public:
  static constexpr std::size_t kLongestWord = 64;   // bytes; longer ones hardly come again
  static constexpr std::size_t kMostWords = 65536;  // then it starts anew

  const std::vector<WordToken>& tokens(const WordModel& model, std::string_view word) {
    const auto found = m_words.find(word);
    if (found != m_words.end()) return found->second;
    if (m_words.size() >= kMostWords) m_words.clear();
    std::vector<WordToken> tokens;
    model.tokenize(word, tokens);
    return m_words.emplace(word, std::move(tokens)).first->second;
  }

 private:
  std::unordered_map<std::string, std::vector<WordToken>, TextHash, std::equal_to<>> m_words;
};

// Lends a cache to one call at a time: a second one at the same moment gets a new one, which is then kept instead.
class WordCachePool {
 public:
  std::unique_ptr<WordCache> take() {
    const std::scoped_lock lock(m_mutex);
    return m_cache ? std::move(m_cache) : std::make_unique<WordCache>();
  }
  void giveBack(std::unique_ptr<WordCache> cache) {
    const std::scoped_lock lock(m_mutex);
    m_cache = std::move(cache);
  }

 private:
  std::mutex m_mutex;
  std::unique_ptr<WordCache> m_cache;
};

}  // namespace engine
