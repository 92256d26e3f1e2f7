// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/segmenter.h"

namespace engine {

// A piece of a document that the decoder reads as text. It takes two positions more than it has tokens.
struct Passage {
  int document = 0;
  TextSegment text;
};

// A piece of a document, by its bytes.
struct Place {
  int document = 0;
  ByteRange bytes;
};

// All segments of the documents.
std::vector<Passage> segmentPassages(const Tokenizer& tokenizer, const std::vector<DocumentText>& documents,
                                     int segmentTokens, const std::stop_token& stop);

// The beginning: what fits so many decoder positions.
std::vector<Passage> leadingPassages(std::vector<Passage> passages, std::int64_t positions);

// The sentences that share most of the question's words (BM25), in the order of the documents, as many as fit so many
// decoder positions.
std::vector<Passage> bestSentences(const Tokenizer& tokenizer, const std::vector<DocumentText>& documents,
                                   std::string_view question, int segmentTokens, std::int64_t positions);

// Which of the places to read for a question: at most `most`, ascending, those that share its words (BM25) before
// others, and those before the first ones. most 0: all.
std::vector<int> choosePlaces(const std::vector<DocumentText>& documents, std::span<const Place> places,
                              std::string_view question, int most);

// The texts of places in ascending order; places with nothing but white space between them are one text.
// Places of documents whose text was not kept are left out.
std::vector<std::string_view> joinedTexts(const std::vector<DocumentText>& documents, std::span<const Place> places);

}  // namespace engine
