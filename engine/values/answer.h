// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"
#include "engine/values/options.h"

namespace engine {

// What a model says when what it read does not hold the answer.
inline constexpr std::string_view kNoAnswer = "unanswerable";

// One generated token with its natural-log probability under the untempered distribution.
struct GeneratedToken {
  std::int32_t id = 0;
  std::string text;           // what it adds to the answer; empty while a character is incomplete
  double logProbability = 0;
};

// A piece of a document that an answer came from.
struct Evidence {
  int document = 0;
  ByteRange bytes;
  double score = 0;           // share of the answer's attention on memory that falls here, 0…1
  std::vector<int> memories;  // indices into the memory's tokens
};

struct Answer {
  std::string text;
  Source source = Source::Memory;
  double ratio = 1;                  // achieved, delimiters not counted
  std::int64_t contextTokens = 0;
  int memoryTokens = 0;
  int decoderPositions = 0;          // positions the decoder really read before the answer, delimiters counted
  bool abstained = false;            // the text is kNoAnswer: what was read does not hold the answer
  bool grounded = false;             // no other words were allowed than those that were read
  int segments = 0;                  // of the documents
  std::vector<int> segmentsRead;     // the ones that were read, ascending
  int reread = 0;                    // passages that were read again as text, because memory left it unsure
  double logProbability = 0;         // mean of the answer's tokens
  double leastLogProbability = 0;    // of its least likely token
  double abstainLogProbability = 0;  // of kNoAnswer's first token in place of the answer's first
  std::optional<double> confidence;  // chance of F1 ≥ 0.5 (of being right to abstain); none: the model was not calibrated
  double compressMilliseconds = 0;
  double firstTokenMilliseconds = 0;
  double tokensPerSecond = 0;
  bool stopped = false;              // the user stopped it: what there is, is returned
  std::vector<GeneratedToken> tokens;
  std::vector<Evidence> evidence;
  std::vector<float> attention;      // (tokens, memoryTokens), from memory and with evidence only: the share of a token's
                                     // attention on memory that a memory token got; a row adds up to 1 (or is all 0)
  std::vector<std::string> notes;    // words the user must see: "This mask was not trained …"
};

// Plain decoding of a causal backbone.
struct Generation {
  std::vector<std::int32_t> promptIds;
  std::vector<GeneratedToken> tokens;
  std::string text;                  // empty without a tokenizer
  std::vector<float> logitsLast;     // logits after the prompt, when asked for
  bool stopped = false;
};

}  // namespace engine
