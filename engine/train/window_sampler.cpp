// SPDX-License-Identifier: Apache-2.0
#include "engine/train/window_sampler.h"

#include <algorithm>

namespace engine {

void WindowSampler::add(int document, std::int64_t tokens) { m_documents.emplace_back(tokens, document); }

void WindowSampler::finish() {
  std::sort(m_documents.begin(), m_documents.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  m_tokensBefore.assign(1, 0);
  for (const auto& [tokens, document] : m_documents) m_tokensBefore.push_back(m_tokensBefore.back() + tokens);
}

std::int64_t WindowSampler::fitting(std::int64_t length) const {
  return std::partition_point(m_documents.begin(), m_documents.end(),
                              [&](const auto& document) { return document.first >= length; }) -
         m_documents.begin();
}

std::int64_t WindowSampler::windowsBefore(std::int64_t documents, std::int64_t length) const {
  return m_tokensBefore[static_cast<std::size_t>(documents)] - documents * (length - 1);
}

std::int64_t WindowSampler::windows(std::int64_t length) const { return windowsBefore(fitting(length), length); }

Window WindowSampler::draw(std::int64_t length, Random& random) const {
  const auto chosen = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(windows(length))));
  std::int64_t low = 0;  // the last document before which no more than `chosen` windows lie
  std::int64_t high = fitting(length) - 1;
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    if (windowsBefore(middle, length) <= chosen) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return {m_documents[static_cast<std::size_t>(low)].second, chosen - windowsBefore(low, length), length};
}

}  // namespace engine
