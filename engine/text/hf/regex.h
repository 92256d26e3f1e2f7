// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/hf/split_text.h"

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;

namespace engine {

// A regular expression of a tokenizer.json: written for Oniguruma, matched by PCRE2.
// Errors: engine::Error "WHERE: …" for a pattern that is wrong or means something else in PCRE2; for a text whose
// matching takes too long.
// Thread safety: const calls may run at the same time.
class Regex {
 public:
  Regex(const std::string& pattern, const std::string& where);

  // The whole text as matches and what lies between them.
  std::vector<TextSpan> find(std::string_view text) const;

 private:
  int match(std::string_view text, std::size_t from, pcre2_real_match_data_8* result) const;

  std::string m_where;
  std::shared_ptr<pcre2_real_code_8> m_code;
};

}  // namespace engine
