// SPDX-License-Identifier: Apache-2.0
#include "engine/train/cloze.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "engine/train/answer_candidates.h"
#include "engine/values/random.h"
#include "engine/train/words.h"

namespace engine {
namespace {

constexpr int kLeastContextWords = 60;
constexpr int kMostContextWords = 170;
constexpr std::size_t kLeastSentenceWords = 8;
constexpr std::size_t kMostSentenceWords = 45;
constexpr int kLeastSharedWords = 2;
constexpr int kMostOfOneAnswer = 2;
constexpr std::size_t kWordsPerCloze = 100;  // one question for so many words of the article,
constexpr std::size_t kMostClozes = 32;      // and never more than this
constexpr std::size_t kMentionsTried = 32;   // a novel's hero is named a thousand times

struct Candidate {
  std::size_t sentence = 0;
  ByteRange answer;
  std::uint64_t hash = 0;
};

// What is known of an article before questions are chosen.
class Article {
 public:
  Article(std::string_view text, const std::vector<ByteRange>& sentences) : m_text(text), m_sentences(sentences) {
    std::vector<std::vector<ByteRange>> words;
    for (const ByteRange& sentence : sentences) words.push_back(wordsIn(text, sentence));
    SmallWords small;
    for (const auto& of : words) small.merge(smallWords(text, of));
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      m_wordCounts.push_back(words[i].size());
      m_wordCount += words[i].size();
      m_content.push_back(contentWords(text, words[i]));
      for (const ByteRange& answer : answerCandidates(text, words[i], small)) {
        m_mentions[hashOf(textOf(text, answer))].push_back(m_candidates.size());
        m_candidates.push_back({i, answer, hashOf(textOf(text, answer))});
      }
    }
  }

  const std::vector<Candidate>& candidates() const { return m_candidates; }
  std::size_t wordCount() const { return m_wordCount; }

  // A sentence of readable length that holds the answer once.
  bool canBeAsked(const Candidate& asked) const {
    const std::size_t words = m_wordCounts[asked.sentence];
    if (words < kLeastSentenceWords || words > kMostSentenceWords) return false;
    const std::string_view sentence = textOf(m_text, m_sentences[asked.sentence]);
    const std::string_view answer = textOf(m_text, asked.answer);
    return sentence.find(answer) == sentence.rfind(answer);
  }

  // The mention elsewhere whose sentence has most in common with the one asked about.
  std::optional<Candidate> bestMention(const Candidate& asked, Random& random) const {
    std::vector<std::size_t> mentions = m_mentions.at(asked.hash);
    if (mentions.size() > kMentionsTried) random.shuffle(mentions), mentions.resize(kMentionsTried);
    const std::vector<std::uint64_t> about = contentWithout(asked);
    std::optional<Candidate> best;
    int most = kLeastSharedWords - 1;
    for (const std::size_t mention : mentions) {
      const Candidate& other = m_candidates[mention];
      if (other.sentence == asked.sentence) continue;
      const int shared = sharedCount(about, m_content[other.sentence]);
      if (shared > most) most = shared, best = other;
    }
    return best;
  }

  // Whole sentences around the mention, alternately behind and before it, up to about `wanted` words.
  std::optional<ByteRange> contextAround(const Candidate& mention, std::size_t asked, std::size_t wanted) const {
    std::size_t first = mention.sentence;
    std::size_t last = first;
    std::size_t words = m_wordCounts[first];
    for (bool grew = true; grew;) {
      grew = false;
      if (last + 1 < m_sentences.size() && fits(last + 1, asked, words, wanted))
        words += m_wordCounts[++last], grew = true;
      if (first > 0 && fits(first - 1, asked, words, wanted)) words += m_wordCounts[--first], grew = true;
    }
    if (words < kLeastContextWords || words > kMostContextWords) return std::nullopt;
    return ByteRange{m_sentences[first].begin, m_sentences[last].end};
  }

 private:
  bool fits(std::size_t sentence, std::size_t asked, std::size_t words, std::size_t wanted) const {
    return sentence != asked && words + m_wordCounts[sentence] <= wanted;
  }

  std::vector<std::uint64_t> contentWithout(const Candidate& asked) const {
    std::vector<std::uint64_t> content = m_content[asked.sentence];
    const std::vector<std::uint64_t> answer = contentWords(m_text, wordsIn(m_text, asked.answer));
    std::erase_if(content, [&](std::uint64_t word) { return std::binary_search(answer.begin(), answer.end(), word); });
    return content;
  }

  std::string_view m_text;
  const std::vector<ByteRange>& m_sentences;
  std::vector<std::size_t> m_wordCounts;
  std::size_t m_wordCount = 0;
  std::vector<std::vector<std::uint64_t>> m_content;
  std::vector<Candidate> m_candidates;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_mentions;
};

std::optional<Cloze> clozeFor(const Article& article, const std::vector<ByteRange>& sentences, std::string_view text,
                              const Candidate& asked, Random& random) {
  if (!article.canBeAsked(asked)) return std::nullopt;
  const std::optional<Candidate> mention = article.bestMention(asked, random);
  if (!mention) return std::nullopt;
  const auto wanted = static_cast<std::size_t>(random.between(kLeastContextWords + 20, kMostContextWords));
  const std::optional<ByteRange> context = article.contextAround(*mention, asked.sentence, wanted);
  // The same sentence may stand twice in an article.
  if (!context || textOf(text, *context).find(textOf(text, sentences[asked.sentence])) != std::string_view::npos) {
    return std::nullopt;
  }
  return Cloze{sentences[asked.sentence], asked.answer, mention->answer, *context};
}

}  // namespace

std::vector<Cloze> findClozes(std::string_view text, const std::vector<ByteRange>& sentences, std::uint64_t seed) {
  const Article article(text, sentences);
  const std::size_t limit = std::min(kMostClozes, 1 + article.wordCount() / kWordsPerCloze);
  Random random(seed);
  std::vector<Candidate> candidates = article.candidates();
  random.shuffle(candidates);
  std::unordered_map<std::uint64_t, int> asked;
  std::vector<bool> used(sentences.size());
  std::vector<Cloze> clozes;
  for (const Candidate& candidate : candidates) {
    if (clozes.size() == limit) break;
    if (used[candidate.sentence] || asked[candidate.hash] == kMostOfOneAnswer) continue;
    const std::optional<Cloze> cloze = clozeFor(article, sentences, text, candidate, random);
    if (!cloze) continue;
    used[candidate.sentence] = true;
    ++asked[candidate.hash];
    clozes.push_back(*cloze);
  }
  return clozes;
}

}  // namespace engine
