// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/knock_out.h"

#include <algorithm>
#include <sstream>

#include "engine/error.h"
#include "engine/explain/alignment.h"
#include "engine/explain/answer_prompt.h"
#include "engine/model/guarded.h"

namespace engine {
namespace {

std::vector<std::string> wordsOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// Ascending, each once. Errors: an index that is not one of a memory token.
std::vector<int> checked(std::vector<int> removed, int memories) {
  std::sort(removed.begin(), removed.end());
  removed.erase(std::unique(removed.begin(), removed.end()), removed.end());
  for (const int memory : removed) {
    if (memory >= 0 && memory < memories) continue;
    throw Error("There is no memory token " + std::to_string(memory) + "; there are " + std::to_string(memories) +
                ", counted from 0.");
  }
  return removed;
}

}  // namespace

std::vector<WordChange> wordChanges(const std::string& before, const std::string& after) {
  const std::vector<std::string> old = wordsOf(before), now = wordsOf(after);
  std::vector<WordChange> changes;
  std::size_t i = 0, j = 0;
  const auto passTo = [&](std::size_t oldEnd, std::size_t nowEnd) {
    for (; i < oldEnd; ++i) changes.push_back({WordChange::Kind::Removed, old[i]});
    for (; j < nowEnd; ++j) changes.push_back({WordChange::Kind::Added, now[j]});
  };
  for (const auto& [inOld, inNow] : longestCommonSubsequence(old, now)) {
    passTo(inOld, inNow);
    changes.push_back({WordChange::Kind::Same, old[inOld]});
    ++i;
    ++j;
  }
  passTo(old.size(), now.size());
  return changes;
}

KnockOut knockOut(const Engine& engine, const AskedQuestion& asked, const std::vector<int>& removed,
                  const AskOptions& options, std::stop_token stop) {
  return guarded([&] {
    const DecodingContext decoding = engine.contextFor(asked.memory);
    KnockOut result;
    result.removed = checked(removed, asked.memory.memoryCount());
    result.before = asked.answer;
    const Memory left = withoutMemories(asked.memory, result.removed);
    AskOptions fromMemory = options;
    fromMemory.reread = false;
    result.after = engine.ask(left, asked.question, fromMemory, {}, stop);
    result.words = wordChanges(result.before.text, result.after.text);
    const std::vector<int> segments = segmentsOf(asked.memory, asked.answer);
    const auto told = [&](const Memory& memory) {
      return wordLogProbabilities(
          decoding, promptFromMemory(decoding, memory, segments, asked.question, idsOf(asked.answer)), stop);
    };
    if (asked.answer.tokens.empty()) return result;
    result.logProbabilities = told(asked.memory);
    result.withoutThem = told(left);
    return result;
  });
}

}  // namespace engine
