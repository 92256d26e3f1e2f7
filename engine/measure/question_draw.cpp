// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/question_draw.h"

#include <algorithm>
#include <map>
#include <string>

#include "engine/values/random.h"

namespace engine {
namespace {

using QuestionKey = std::pair<int, int>;  // document, question

std::vector<QuestionKey> questionsOf(const std::vector<QuestionDocument>& documents, bool answerable) {
  std::vector<QuestionKey> keys;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (std::size_t q = 0; q < documents[d].questions.size(); ++q) {
      if (documents[d].questions[q].answerable == answerable) keys.emplace_back(static_cast<int>(d), static_cast<int>(q));
    }
  }
  return keys;
}

// Fisher–Yates for the first `limit` places.
void keepSample(std::vector<QuestionKey>& keys, std::size_t limit, std::uint64_t seed) {
  if (limit >= keys.size()) return;
  Random random(seed);
  for (std::size_t i = 0; i < limit; ++i) std::swap(keys[i], keys[i + random.below(keys.size() - i)]);
  keys.resize(limit);
}

}  // namespace

std::vector<DrawnDocument> drawQuestions(const std::vector<QuestionDocument>& documents, int limit,
                                         std::uint64_t seed) {
  std::vector<QuestionKey> keys = questionsOf(documents, true);
  std::vector<QuestionKey> others = questionsOf(documents, false);
  if (limit > 0 && !keys.empty()) {
    const std::size_t all = keys.size();
    keepSample(keys, static_cast<std::size_t>(limit), seed);
    keepSample(others, (others.size() * keys.size() + all / 2) / all, seed);
  }
  keys.insert(keys.end(), others.begin(), others.end());
  std::sort(keys.begin(), keys.end());
  std::map<std::string, int> groupOfTitle;
  std::vector<DrawnDocument> drawn;
  for (const auto& [document, question] : keys) {
    if (drawn.empty() || drawn.back().document != document) {
      const std::string& title = documents[document].title;
      // A document without a title is its own article.
      const int group = title.empty() ? document : groupOfTitle.try_emplace(title, document).first->second;
      drawn.push_back({document, group, {}});
    }
    drawn.back().questions.push_back(question);
  }
  return drawn;
}

}  // namespace engine
