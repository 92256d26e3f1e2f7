// SPDX-License-Identifier: Apache-2.0
#include "engine/train/example_builders.h"

#include <algorithm>

#include "engine/train/context_split.h"
#include "engine/values/answer.h"

namespace engine {
namespace {

using Ids = std::vector<std::int32_t>;

constexpr std::int64_t kLongestWord = 24;  // tokens; a longer run without a word start is a table or a web address
constexpr std::int64_t kLongestSentence = 96;  // tokens
constexpr int kQuoteTries = 20;
constexpr int kTriesPerDistractor = 16;

const DocumentGroup& groupOf(const DataIndex& index, int document) {
  return index.groups[static_cast<std::size_t>(index.documents[static_cast<std::size_t>(document)].group)];
}

Window atWordStart(const DataIndex& index, Window window) {
  const std::int64_t back = std::min(window.begin, kLongestWord);
  const Ids ids = index.ids({window.document, window.begin - back, back + 1});
  for (std::int64_t at = back; at > 0; --at) {
    if (index.kinds.isWordStart(ids, static_cast<std::size_t>(at)))
      return {window.document, window.begin - back + at, window.count};
  }
  return {window.document, window.begin - back, window.count};
}

// Moved back to where a sentence begins, and about as long, up to where one ends, where there are such places.
Window wholeSentences(const DataIndex& index, Window window) {
  const auto endsAt = [&](const Ids& ids, std::int64_t end) {
    return index.kinds.endsSentence(ids[static_cast<std::size_t>(end - 1)]);
  };
  const std::int64_t reach = std::min(window.begin, kLongestSentence);
  const Ids before = index.ids({window.document, window.begin - reach, reach});
  for (std::int64_t back = 0; back < reach && !endsAt(before, reach - back); ++back) --window.begin;
  const std::int64_t tokens = index.documents[static_cast<std::size_t>(window.document)].idCount;
  const std::int64_t room = std::min<std::int64_t>(index.segmentTokens, tokens - window.begin);
  const Ids ids = index.ids({window.document, window.begin, room});
  std::int64_t end = std::min(window.count, room);
  while (end < room && !endsAt(ids, end)) ++end;
  while (end > window.count && !endsAt(ids, end) && window.begin + end < tokens) --end;
  return {window.document, window.begin, end};
}

// A distractor must not be told from the segment with the answer by where it was cut.
enum class Cut { Words, Sentences };

// Segments of the same title that overlap neither `taken` nor one another; fewer than `count` when the title has no
// more. Cut at words they are `length` long, or as long as their document; cut at sentences a document that fits into a
// segment is taken whole.
std::vector<Ids> distractors(const DataIndex& index, std::vector<Window> taken, std::int64_t count, std::int64_t length,
                             Cut cut, Random& random) {
  const std::vector<int>& documents = groupOf(index, taken.front().document).documents;
  std::vector<Ids> found;
  for (std::int64_t i = 0; i < count * kTriesPerDistractor && std::ssize(found) < count; ++i) {
    const int document = documents[random.below(documents.size())];
    const std::int64_t tokens = index.documents[static_cast<std::size_t>(document)].idCount;
    const bool whole = cut == Cut::Sentences && tokens <= index.segmentTokens;
    const std::int64_t take = whole ? tokens : std::min(length, tokens);
    if (take == 0) continue;
    const Window drawn{document, random.between(0, tokens - take), take};
    const Window window = cut == Cut::Words ? atWordStart(index, drawn) : wholeSentences(index, drawn);
    if (std::any_of(taken.begin(), taken.end(), [&](const Window& other) { return other.overlaps(window); })) continue;
    taken.push_back(window);
    found.push_back(index.ids(window));
  }
  return found;
}

// Puts the segments of the context, in their order, in a random place among the others.
void placeSegments(Example& example, std::vector<Ids> context, int gold, const std::vector<Ids>& others,
                   Random& random) {
  const std::size_t place = random.below(others.size() + 1);
  example.segments.assign(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(place));
  example.goldSegment = static_cast<int>(place) + gold;
  for (Ids& segment : context) example.segments.push_back(std::move(segment));
  example.segments.insert(example.segments.end(), others.begin() + static_cast<std::ptrdiff_t>(place), others.end());
}

bool occursIn(const Ids& ids, Ids::const_iterator begin, Ids::const_iterator end) {
  return std::search(ids.begin(), ids.end(), begin, end) != ids.end();
}

struct Quotation {
  std::int64_t begin = 0;
  std::int64_t asked = 0;
  std::int64_t answered = 0;
};

// Both ends of the answer fall between words where they can.
std::optional<Quotation> tryQuotation(const Ids& ids, const TokenKinds& kinds, Random& random) {
  Quotation quotation{0, random.between(4, 8), random.between(3, 14)};
  const std::int64_t last = std::ssize(ids) - quotation.asked - quotation.answered;
  if (last < 0) return std::nullopt;
  quotation.begin = random.between(0, last);
  const auto wordStart = [&](std::int64_t at) { return kinds.isWordStart(ids, static_cast<std::size_t>(at)); };
  if (!wordStart(quotation.begin) || !wordStart(quotation.begin + quotation.asked)) return std::nullopt;
  const std::int64_t answer = quotation.begin + quotation.asked;
  while (quotation.answered > 3 && !wordStart(answer + quotation.answered)) --quotation.answered;
  const auto begin = ids.begin() + quotation.begin;
  const auto again = std::search(begin + 1, ids.end(), begin, begin + quotation.asked);
  const bool once = again == ids.end() && std::search(ids.begin(), ids.end(), begin, begin + quotation.asked) == begin;
  return once ? std::optional(quotation) : std::nullopt;
}

std::vector<std::string> goldsOf(std::string_view stored) {
  std::vector<std::string> golds;
  for (std::size_t begin = 0; begin < stored.size();) {
    const std::size_t end = stored.find('\0', begin);
    golds.emplace_back(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return golds;
}

// Which pieces of a context are read: `count` neighbours, the gold one among them.
struct ChosenPieces {
  std::size_t first = 0;
  std::size_t count = 0;
  std::size_t gold = 0;  // among all
};

ChosenPieces choosePieces(const std::vector<ContextPiece>& pieces, const CachedQuestion& row, std::size_t wanted,
                          Random& random) {
  const auto holds = [&](const ContextPiece& piece) { return row.answerAt < piece.end; };
  const auto gold = static_cast<std::size_t>(std::find_if(pieces.begin(), pieces.end(), holds) - pieces.begin());
  const std::size_t count = std::min(pieces.size(), wanted);
  const std::size_t lowest = gold + 1 > count ? gold + 1 - count : 0;
  const std::size_t highest = std::min(gold, pieces.size() - count);
  return {lowest + random.below(highest - lowest + 1), count, gold};
}

}  // namespace

std::optional<Example> quoteExample(const DataIndex& index, const Window& drawn, const DrawOptions& options,
                                    Random& random) {
  const Window window = atWordStart(index, drawn);
  const Ids ids = index.ids(window);
  std::optional<Quotation> quotation;
  for (int i = 0; i < kQuoteTries && !quotation; ++i) quotation = tryQuotation(ids, index.kinds, random);
  if (!quotation) return std::nullopt;
  const auto asked = ids.begin() + quotation->begin;
  const auto answer = asked + quotation->asked;
  const std::int64_t more = random.between(options.minSegments, options.maxSegments) - 1;
  std::vector<Ids> others = distractors(index, {window}, more, window.count, Cut::Words, random);
  std::erase_if(others, [&](const Ids& other) { return occursIn(other, asked, answer); });
  Example example;
  example.question.assign(asked, answer);
  example.answer.assign(answer, answer + quotation->answered);
  example.group = groupOf(index, window.document).name;
  placeSegments(example, {ids}, 0, others, random);
  return example;
}

Example questionExample(const DataIndex& index, const IndexedQuestion& question, const DrawOptions& options,
                        Random& random) {
  const CachedQuestion row = index.row(question);
  const TokenCache& cache = index.caches[static_cast<std::size_t>(question.cache)];
  const Window whole{question.document, row.context, row.contextCount};
  const Ids ids = index.ids(whole);
  const std::int64_t answerEnd = row.answerAt + (row.isSpelled != 0 ? row.answerCount : 1);
  const std::vector<ContextPiece> pieces =
      splitContext(ids, index.segmentTokens, {row.answerAt, answerEnd}, index.kinds);
  std::int64_t wanted = random.between(options.minSegments, options.maxSegments);
  // An answer in other words may draw on the whole passage.
  if (row.isSpelled == 0) wanted = std::clamp<std::int64_t>(std::ssize(pieces), wanted, options.maxSegments);
  const ChosenPieces chosen = choosePieces(pieces, row, static_cast<std::size_t>(wanted), random);
  std::vector<Ids> context;
  for (std::size_t i = chosen.first; i < chosen.first + chosen.count; ++i) {
    context.emplace_back(ids.begin() + pieces[i].begin, ids.begin() + pieces[i].end);
  }
  const std::vector<Window> taken = {whole, {question.document, row.asked, row.askedCount}};
  const auto others = distractors(index, taken, wanted - std::ssize(context),
                                  pieces[chosen.gold].end - pieces[chosen.gold].begin, Cut::Sentences, random);
  Example example;
  example.question = cache.questionIds(row.ids, row.questionCount);
  example.answer = cache.questionIds(row.ids + row.questionCount, row.answerCount);
  example.golds = goldsOf(cache.text(row.golds, row.goldBytes));
  example.group = groupOf(index, question.document).name;
  placeSegments(example, std::move(context), static_cast<int>(chosen.gold - chosen.first), others, random);
  return example;
}

std::optional<Example> unanswerableExample(const DataIndex& index, const IndexedQuestion& question,
                                           const DrawOptions& options, Random& random) {
  const CachedQuestion row = index.row(question);
  const TokenCache& cache = index.caches[static_cast<std::size_t>(question.cache)];
  const Window whole{question.document, row.context, row.contextCount};
  const std::int64_t length = std::min<std::int64_t>(row.contextCount, index.segmentTokens);
  Example example;
  example.segments = distractors(index, {whole}, random.between(options.minSegments, options.maxSegments), length,
                                 Cut::Sentences, random);
  const Ids answer = cache.questionIds(row.ids + row.questionCount, row.answerCount);
  std::erase_if(example.segments, [&](const Ids& other) { return occursIn(other, answer.begin(), answer.end()); });
  if (example.segments.empty()) return std::nullopt;
  example.question = cache.questionIds(row.ids, row.questionCount);
  example.answer = index.noAnswer;
  example.golds = {std::string(kNoAnswer)};
  example.group = groupOf(index, question.document).name;
  return example;
}

Example windowExample(const DataIndex& index, const Window& drawn, std::int64_t segmentTokens) {
  const Window window = atWordStart(index, drawn);
  const Ids ids = index.ids(window);
  Example example;
  if (segmentTokens > 0) example.segments.emplace_back(ids.begin(), ids.begin() + segmentTokens);
  example.answer.assign(ids.begin() + segmentTokens, ids.end());
  example.group = groupOf(index, window.document).name;
  return example;
}

}  // namespace engine
