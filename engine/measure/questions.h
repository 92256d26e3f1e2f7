// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

struct Question {
  std::string id;  // as the file names it; may be empty
  std::string text;
  std::vector<std::string> golds;  // accepted answers; none when the document does not answer it
  bool answerable = true;
  std::optional<ByteRange> evidence;  // the passage that holds the answer, where the file names it
};

// A document and the questions asked of it.
struct QuestionDocument {
  std::string title;   // empty: the file gives none, the document is then its own group
  std::string source;  // the data set, where the file names it
  std::string text;
  std::vector<Question> questions;
};

// Reads questions as JSON lines {"context","qas":[{"q","a":[…]}],"title"?,"source"?}, as JSON lines of one question each
// {"document","question","answers":[…],"unanswerable"?,"evidence"?,"id"?} whose documents are text files beside them (or
// in a folder `documents` beside them), or as SQuAD JSON v1.1 and v2.0; which of them, the content tells. The file may be
// packed (.xz, .zst). In JSON lines a question without answers, and in SQuAD one marked is_impossible, is not answerable.
// Errors: no such file; not JSON; a missing or wrong key; no such document, or an evidence that is not in it: the sentence
// names file and line (SQuAD: article and question).
std::vector<QuestionDocument> readQuestions(const std::filesystem::path& file);

}  // namespace engine
