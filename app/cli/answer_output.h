// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/interrupts.h"
#include "app/cli/output.h"
#include "app/documents/imported_document.h"
#include "engine/values/answer.h"

namespace cli {

// The document that was read, when it was not a memory file.
using Imported = std::optional<documents::ImportedDocument>;
// Prints an answer as it comes; that there is none, in words. Use once an answer.
class AnswerPrinter {
 public:
  engine::TokenSink sink(Interrupts::Job& job);  // REQUIRES: this outlives it
  void finish(const engine::Answer& answer);

 private:
  std::string m_held;  // what may still become kNoAnswer
  bool m_open = false;
};

// The object of `ask --json`. Times in milliseconds, log_probability as the mean per token, evidence in UTF-8 bytes of
// its document's text, with the page and the boxes of its lines in points for a PDF.
Json answerJson(const engine::Answer& answer, bool evidence, const Imported& imported);

// "memory 16×: 12,340 tokens in 790 positions · compress 812 ms · first token 35 ms · 45 tokens/s"
std::string answerMetrics(const engine::Answer& answer);

// The sentences an answer came from, quoted, on stdout, with their pages.
void printEvidence(const engine::Answer& answer, const std::vector<engine::DocumentText>& documents,
                   const Imported& imported);

}  // namespace cli
