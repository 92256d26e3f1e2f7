// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace engine {

// A document of running text.
struct CorpusDocument {
  std::string title;  // empty: it has none
  std::string text;
};

// A question and the answers that count as right; never empty.
struct CorpusQuestion {
  std::string question;
  std::vector<std::string> answers;
};

// A passage and what is asked about it.
struct CorpusPassage {
  std::string title;
  std::string context;
  std::vector<CorpusQuestion> questions;
};

// Called for every document with the bytes of the file read so far; false ends the reading.
using OnDocument = std::function<bool(const CorpusDocument& document, std::int64_t bytesRead)>;
using OnPassage = std::function<bool(const CorpusPassage& passage, std::int64_t bytesRead)>;

// Reads running text one document at a time: a file named .jsonl or .json holds an object {title?, text} a line, any
// other holds plain text, a document per block between blank lines. Either may be compressed (.xz, .zst). Errors:
// engine::Error naming file and line of JSON that is not valid, lacks "text", or of bytes that are not UTF-8.
void readDocuments(const std::filesystem::path& file, const OnDocument& onDocument);

// Reads JSON lines {title?, context, qas: [{q, a: [...]}]}; other keys are ignored, questions without an answer
// skipped.
void readPassages(const std::filesystem::path& file, const OnPassage& onPassage);

}  // namespace engine
