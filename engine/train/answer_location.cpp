// SPDX-License-Identifier: Apache-2.0
#include "engine/train/answer_location.h"

#include <algorithm>
#include <optional>

#include "engine/train/words.h"

namespace engine {
namespace {

constexpr std::int64_t kNeighbourhoodBytes = 200;  // about two sentences

using Words = std::vector<std::uint64_t>;

Words contentOf(std::string_view text, ByteRange part) { return contentWords(text, wordsIn(text, part)); }
Words contentOf(std::string_view text) { return contentOf(text, {0, static_cast<std::int64_t>(text.size())}); }

bool isLetterOrDigit(std::string_view text, std::int64_t at) {
  if (at < 0 || at >= static_cast<std::int64_t>(text.size())) return false;
  return !wordsIn(text, {at, at + 1}).empty();
}

// Not inside a longer word: "art" is not an answer that "party" spells.
bool standsAlone(std::string_view context, ByteRange place) {
  return !(isLetterOrDigit(context, place.begin - 1) && isLetterOrDigit(context, place.begin)) &&
         !(isLetterOrDigit(context, place.end - 1) && isLetterOrDigit(context, place.end));
}

std::optional<ByteRange> bestPlace(std::string_view context, std::string_view answer, const Words& question) {
  std::optional<ByteRange> best;
  int most = -1;
  for (std::size_t at = context.find(answer); at != std::string_view::npos; at = context.find(answer, at + 1)) {
    const auto begin = static_cast<std::int64_t>(at);
    const ByteRange place{begin, begin + static_cast<std::int64_t>(answer.size())};
    if (!standsAlone(context, place)) continue;
    const ByteRange around{
        std::max<std::int64_t>(0, place.begin - kNeighbourhoodBytes),
        std::min<std::int64_t>(static_cast<std::int64_t>(context.size()), place.end + kNeighbourhoodBytes)};
    const int shared = sharedCount(question, contentOf(context, around));
    if (shared > most) most = shared, best = place;
  }
  return best;
}

ByteRange mostRelated(std::string_view context, const std::vector<ByteRange>& sentences, const Words& about) {
  ByteRange best{0, static_cast<std::int64_t>(context.size())};
  int most = 0;
  for (const ByteRange& sentence : sentences) {
    const int shared = sharedCount(about, contentOf(context, sentence));
    if (shared > most) most = shared, best = sentence;
  }
  return best;
}

}  // namespace

AnswerLocation locateAnswer(std::string_view context, const std::vector<ByteRange>& sentences,
                            std::string_view question, const std::vector<std::string>& answers) {
  const Words asked = contentOf(question);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (const auto place = bestPlace(context, answers[i], asked)) return {i, *place, true};
  }
  return {0, mostRelated(context, sentences, contentOf(std::string(question) + " " + answers[0])), false};
}

}  // namespace engine
