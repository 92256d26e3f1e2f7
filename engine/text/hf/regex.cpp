// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "engine/error.h"
#include "engine/text/hf/regex_syntax.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr std::size_t kLongestPattern = 16384;
constexpr std::uint32_t kMostSteps = 1'000'000;  // of one match; a tokenizer's pattern takes a few for each character

using MatchData = std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)>;
using MatchContext = std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)>;
using CompileContext = std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)>;

std::string reason(int error) {
  PCRE2_UCHAR text[256];
  pcre2_get_error_message(error, text, sizeof text);
  return reinterpret_cast<const char*>(text);
}

}  // namespace

Regex::Regex(const std::string& pattern, const std::string& where) : m_where(where) {
  if (pattern.size() > kLongestPattern) {
    throw Error(where + ": a regular expression of " + std::to_string(pattern.size()) + " bytes; the limit is " +
                std::to_string(kLongestPattern) + ".");
  }
  const std::string translated = pcrePattern(pattern, where);
  const CompileContext context(pcre2_compile_context_create(nullptr), pcre2_compile_context_free);
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()), translated.size(),
                    PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, &error, &at, context.get());
  if (code == nullptr) {
    throw Error(where + ": the regular expression '" + pattern + "' is not supported: " + reason(error) + ".");
  }
  m_code.reset(code, pcre2_code_free);
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where the processor has no JIT, matching is slower
}

std::vector<TextSpan> Regex::find(std::string_view text) const {
  const MatchData data(pcre2_match_data_create_from_pattern(m_code.get(), nullptr), pcre2_match_data_free);
  const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(data.get());
  std::vector<TextSpan> spans;
  std::size_t last = 0;  // end of the last match
  bool any = false;
  for (std::size_t from = 0; from <= text.size() && match(text, from, data.get()) >= 0;) {
    const TextSpan found{ends[0], ends[1], true};
    if (found.begin > found.end || found.begin < last) break;  // \K inside a lookaround
    from = found.end;
    if (found.begin == found.end) from += from < text.size() ? characterLength(text[from]) : 1;
    if (any && found.begin == found.end && found.begin == last) continue;  // nothing, right behind the last match
    if (last < found.begin) spans.push_back({last, found.begin, false});
    spans.push_back(found);
    last = found.end;
    any = true;
  }
  if (last < text.size()) spans.push_back({last, text.size(), false});
  return spans;
}

int Regex::match(std::string_view text, std::size_t from, pcre2_match_data* result) const {
  const auto subject = reinterpret_cast<PCRE2_SPTR>(text.data());
  int count = pcre2_match(m_code.get(), subject, text.size(), from, PCRE2_NO_UTF_CHECK, result, nullptr);
  if (count >= 0 || count == PCRE2_ERROR_NOMATCH) return count;
  // The JIT's stack is small; the interpreter's is not.
  const MatchContext context(pcre2_match_context_create(nullptr), pcre2_match_context_free);
  pcre2_set_match_limit(context.get(), kMostSteps);
  count =
      pcre2_match(m_code.get(), subject, text.size(), from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, result, context.get());
  if (count >= 0 || count == PCRE2_ERROR_NOMATCH) return count;
  throw Error(m_where + ": a regular expression could not be matched with a text of " + std::to_string(text.size()) +
              " bytes: " + reason(count) + ".");
}

}  // namespace engine
