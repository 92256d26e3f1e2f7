// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/passages.h"

#include <algorithm>
#include <numeric>

#include "engine/text/retrieval.h"
#include "engine/text/sentences.h"

namespace engine {
namespace {

constexpr int kDelimiters = 2;

std::string_view textAt(const std::vector<DocumentText>& documents, const Place& place) {
  const std::string_view text = documents[place.document].text;
  if (place.bytes.end > static_cast<std::int64_t>(text.size())) return {};
  return text.substr(place.bytes.begin, place.bytes.end - place.bytes.begin);
}

std::vector<std::string_view> textsAt(const std::vector<DocumentText>& documents, std::span<const Place> places) {
  std::vector<std::string_view> texts;
  for (const Place& place : places) texts.push_back(textAt(documents, place));
  return texts;
}

std::vector<Place> sentencePlaces(const std::vector<DocumentText>& documents) {
  std::vector<Place> places;
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    for (const ByteRange& sentence : splitSentences(documents[d].text)) places.push_back({d, sentence});
  }
  return places;
}

TextSegment tokensAt(const Tokenizer& tokenizer, const std::vector<DocumentText>& documents, const Place& place) {
  TokenizedText tokens = tokenizer.encode(textAt(documents, place));
  for (ByteRange& offset : tokens.offsets) offset = {offset.begin + place.bytes.begin, offset.end + place.bytes.begin};
  return {place.bytes, std::move(tokens.ids), std::move(tokens.offsets)};
}

void join(TextSegment& passage, const TextSegment& sentence) {
  passage.bytes.end = sentence.bytes.end;
  passage.ids.insert(passage.ids.end(), sentence.ids.begin(), sentence.ids.end());
  passage.offsets.insert(passage.offsets.end(), sentence.offsets.begin(), sentence.offsets.end());
}

// Sentences in the order of the documents, side by side in passages of at most `segmentTokens`.
std::vector<Passage> packed(std::vector<Passage> sentences, int segmentTokens) {
  const auto before = [](const Passage& a, const Passage& b) {
    return std::pair(a.document, a.text.bytes.begin) < std::pair(b.document, b.text.bytes.begin);
  };
  std::sort(sentences.begin(), sentences.end(), before);
  std::vector<Passage> passages;
  for (Passage& sentence : sentences) {
    const bool fits =
        !passages.empty() && passages.back().document == sentence.document &&
        passages.back().text.ids.size() + sentence.text.ids.size() <= static_cast<std::size_t>(segmentTokens);
    if (fits) {
      join(passages.back().text, sentence.text);
    } else {
      passages.push_back(std::move(sentence));
    }
  }
  return passages;
}

}  // namespace

std::vector<Passage> segmentPassages(const Tokenizer& tokenizer, const std::vector<DocumentText>& documents,
                                     int segmentTokens, const std::stop_token& stop) {
  std::vector<Passage> passages;
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    std::int64_t begin = 0;
    while (!stop.stop_requested()) {
      std::optional<TextSegment> segment = nextSegment(tokenizer, documents[d].text, segmentTokens, begin);
      if (!segment) break;
      begin = segment->bytes.end;
      passages.push_back({d, std::move(*segment)});
    }
  }
  return passages;
}

std::vector<Passage> leadingPassages(std::vector<Passage> passages, std::int64_t positions) {
  std::size_t kept = 0;
  for (; kept < passages.size() && positions > kDelimiters; ++kept) {
    TextSegment& text = passages[kept].text;
    const auto room = static_cast<std::size_t>(positions - kDelimiters);
    if (text.ids.size() > room) {
      text.ids.resize(room);
      text.offsets.resize(room);
      text.bytes.end = text.offsets.back().end;
    }
    positions -= static_cast<std::int64_t>(text.ids.size()) + kDelimiters;
  }
  passages.resize(kept);
  return passages;
}

std::vector<Passage> bestSentences(const Tokenizer& tokenizer, const std::vector<DocumentText>& documents,
                                   std::string_view question, int segmentTokens, std::int64_t positions) {
  const std::vector<Place> places = sentencePlaces(documents);
  const PassageIndex index(textsAt(documents, places));
  std::vector<Passage> chosen;
  std::int64_t room = positions - kDelimiters * (positions / segmentTokens + 1);
  for (const int i : index.best(question, static_cast<int>(places.size()))) {
    Passage sentence{places[i].document, tokensAt(tokenizer, documents, places[i])};
    const auto cost = static_cast<std::int64_t>(sentence.text.ids.size());
    if (cost > room && !chosen.empty()) continue;  // a shorter one may fit
    room -= cost;
    chosen.push_back(std::move(sentence));
    if (room <= 0) break;
  }
  return leadingPassages(packed(std::move(chosen), segmentTokens), positions);
}

std::vector<int> choosePlaces(const std::vector<DocumentText>& documents, std::span<const Place> places,
                              std::string_view question, int most) {
  std::vector<int> all(places.size());
  std::iota(all.begin(), all.end(), 0);
  if (most <= 0 || static_cast<std::size_t>(most) >= places.size()) return all;
  std::vector<int> chosen = PassageIndex(textsAt(documents, places)).best(question, most);
  for (const int place : all) {
    if (static_cast<int>(chosen.size()) == most) break;
    if (std::find(chosen.begin(), chosen.end(), place) == chosen.end()) chosen.push_back(place);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<std::string_view> joinedTexts(const std::vector<DocumentText>& documents, std::span<const Place> places) {
  const auto isSpace = [](std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  };
  std::vector<std::string_view> texts;
  const Place* last = nullptr;
  for (const Place& place : places) {
    const std::string_view text = textAt(documents, place);
    if (text.empty()) continue;
    const bool follows = last != nullptr && last->document == place.document && last->bytes.end <= place.bytes.begin &&
                         isSpace(textAt(documents, {place.document, {last->bytes.end, place.bytes.begin}}));
    if (follows) {
      texts.back() = std::string_view(texts.back().data(), text.data() + text.size());
    } else {
      texts.push_back(text);
    }
    last = &place;
  }
  return texts;
}

}  // namespace engine
