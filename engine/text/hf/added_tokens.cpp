// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/added_tokens.h"

#include <algorithm>

#include "engine/text/hf/component.h"
#include "engine/text/hf/unicode_classes.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

AddedToken readToken(const nlohmann::json& json, const std::string& where) {
  const JsonFields fields(json, where);
  AddedToken token;
  token.content = fields.text("content");
  token.id = fields.count("id", 0, Vocabulary::kMostIds - 1);
  token.special = fields.flag("special", false);
  token.singleWord = fields.flag("single_word", false);
  token.takesLeft = fields.flag("lstrip", false);
  token.takesRight = fields.flag("rstrip", false);
  token.normalized = fields.flag("normalized", !token.special);
  fields.refuseUnknownKeys();
  return token;
}

std::size_t characterBefore(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && continuesCharacter(text[at]));
  return at;
}

bool isInsideWord(std::string_view text, const TextSection& found) {
  const bool wordBefore =
      found.begin > 0 && isWordCharacter(characterAt(text, characterBefore(text, found.begin)).code);
  return wordBefore || (found.end < text.size() && isWordCharacter(characterAt(text, found.end).code));
}

void takeWhiteSpace(std::string_view text, const AddedToken& token, std::size_t least, TextSection& found) {
  while (token.takesLeft && found.begin > least) {
    const std::size_t before = characterBefore(text, found.begin);
    if (!isWhiteSpace(characterAt(text, before).code)) break;
    found.begin = before;
  }
  while (token.takesRight && found.end < text.size() && isWhiteSpace(characterAt(text, found.end).code)) {
    found.end += characterLength(text[found.end]);
  }
}

}  // namespace

AddedTokens::AddedTokens(const nlohmann::json& json, const std::string& where, const Normalizer& normalizer,
                         Vocabulary& vocabulary) {
  if (!json.is_array()) JsonFields(nlohmann::json::object(), where).fail("'added_tokens' must be an array.");
  for (const nlohmann::json& element : json) {
    const AddedToken token = readToken(element, where);
    if (token.content.empty()) continue;
    vocabulary.add(token.content, token.id, where);
    if (token.special) m_special.insert(token.id);
    AlignedText searched(token.content);
    if (token.normalized) normalizer(searched);
    const auto place = static_cast<std::int32_t>(m_tokens.size());
    if (!searched.empty()) (token.normalized ? m_normalized : m_original).add(searched.text(), place);
    m_tokens.push_back(token);
  }
}

TextSection AddedTokens::longestAt(const TextTrie& trie, std::string_view text, std::size_t at) const {
  TextSection found{at, at, TextTrie::kNone};
  std::int32_t node = TextTrie::kRoot;
  for (std::size_t end = at; end < text.size();) {
    node = trie.next(node, text[end++]);
    if (node == TextTrie::kNone) break;
    if (trie.value(node) != TextTrie::kNone) found = {at, end, trie.value(node)};
  }
  return found;
}

bool AddedTokens::isWanted(const TextSection& found, std::string_view text, bool findsSpecial) const {
  const AddedToken& token = m_tokens[static_cast<std::size_t>(found.id)];
  return (findsSpecial || !token.special) && !(token.singleWord && isInsideWord(text, found));
}

std::vector<TextSection> AddedTokens::find(Stage stage, std::string_view text, bool findsSpecial) const {
  const TextTrie& trie = stage == Stage::kOriginal ? m_original : m_normalized;
  std::vector<TextSection> sections;
  std::size_t last = 0;  // end of the last token
  for (std::size_t at = 0; at < text.size();) {
    TextSection found = longestAt(trie, text, at);
    if (found.id == TextTrie::kNone) {
      ++at;
      continue;
    }
    at = found.end;
    if (!isWanted(found, text, findsSpecial)) continue;
    const AddedToken& token = m_tokens[static_cast<std::size_t>(found.id)];
    found.begin = std::max(found.begin, last);  // white space that the token before has taken
    takeWhiteSpace(text, token, last, found);
    if (last < found.begin) sections.push_back({last, found.begin});
    found.id = token.id;
    sections.push_back(found);
    last = found.end;
  }
  if (last < text.size()) sections.push_back({last, text.size()});
  return sections;
}

}  // namespace engine
