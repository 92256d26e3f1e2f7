// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/question.h"

#include "app/documents/utf8.h"
#include "engine/error.h"

namespace cli {

void checkQuestion(const std::string& question) {
  if (question.find_first_not_of(" \t\r\n") == std::string::npos) throw engine::Error("The question is empty.");
  if (const auto at = documents::firstInvalidUtf8(question)) {
    throw engine::Error("The question is not valid UTF-8 at byte " + std::to_string(*at) + ".");
  }
}

}  // namespace cli
