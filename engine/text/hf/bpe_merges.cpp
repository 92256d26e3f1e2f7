// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/bpe_merges.h"

#include <queue>

#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr std::int32_t kGone = -1;  // the id of a token that is part of the one before it

struct Candidate {
  MergeTable::Merge merge;
  std::size_t left = 0;

  bool operator<(const Candidate& other) const {  // std::priority_queue gives the largest first
    return merge.rank != other.merge.rank ? merge.rank > other.merge.rank : left > other.left;
  }
};

// The tokens as a linked list, and the pairs that may be merged.
class Merging {
 public:
  Merging(const MergeTable& table, std::vector<WordToken>& tokens)
      : m_table(table), m_tokens(tokens), m_next(tokens.size()), m_previous(tokens.size()) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      m_next[i] = i + 1;
      m_previous[i] = i - 1;  // of the first: never read
    }
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) consider(i);
  }

  void run() {
    while (!m_candidates.empty()) {
      const Candidate best = m_candidates.top();
      m_candidates.pop();
      if (stillThere(best)) merge(best);
    }
    std::erase_if(m_tokens, [](const WordToken& token) { return token.id == kGone; });
  }

 private:
  void consider(std::size_t left) {
    const std::size_t right = m_next[left];
    if (right >= m_tokens.size()) return;
    if (const auto merge = m_table.find(m_tokens[left].id, m_tokens[right].id)) m_candidates.push({*merge, left});
  }

  bool stillThere(const Candidate& candidate) const {
    const std::size_t right = m_next[candidate.left];
    if (m_tokens[candidate.left].id == kGone || right >= m_tokens.size()) return false;
    const auto merge = m_table.find(m_tokens[candidate.left].id, m_tokens[right].id);
    return merge && merge->id == candidate.merge.id;
  }

  void merge(const Candidate& candidate) {
    const std::size_t left = candidate.left;
    const std::size_t right = m_next[left];
    m_tokens[left].id = candidate.merge.id;
    m_tokens[left].end = m_tokens[right].end;
    m_tokens[right].id = kGone;
    m_next[left] = m_next[right];
    if (m_next[left] < m_tokens.size()) m_previous[m_next[left]] = left;
    if (left > 0) consider(m_previous[left]);
    consider(left);
  }

  const MergeTable& m_table;
  std::vector<WordToken>& m_tokens;
  std::vector<std::size_t> m_next;
  std::vector<std::size_t> m_previous;
  std::priority_queue<Candidate> m_candidates;
};

std::size_t lastCharacter(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && continuesCharacter(text[at])) --at;
  return at;
}

}  // namespace

void applyMerges(const MergeTable& table, std::vector<WordToken>& tokens) { Merging(table, tokens).run(); }

void JoinedCharacters::add(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return;
  m_bits[bit(characterAt(left, lastCharacter(left)).code, characterAt(right, 0).code)] = true;
}

std::vector<TextSpan> JoinedCharacters::sections(std::string_view word) const {
  std::vector<TextSpan> sections;
  std::size_t begin = 0;
  char32_t previous = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character character = characterAt(word, at);
    if (at > 0 && !m_bits[bit(previous, character.code)]) {
      sections.push_back({begin, at});
      begin = at;
    }
    previous = character.code;
    at += character.length;
  }
  if (begin < word.size()) sections.push_back({begin, word.size()});
  return sections;
}

}  // namespace engine
