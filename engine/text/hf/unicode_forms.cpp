// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/unicode_forms.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "engine/error.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

using Changes = std::vector<CharacterChange>;

const icu::Normalizer2& instance(UnicodeForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = form == UnicodeForm::kNfc    ? icu::Normalizer2::getNFCInstance(status)
                                  : form == UnicodeForm::kNfd  ? icu::Normalizer2::getNFDInstance(status)
                                  : form == UnicodeForm::kNfkc ? icu::Normalizer2::getNFKCInstance(status)
                                                               : icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status))
    throw Error(std::string("ICU has no Unicode normalization data: ") + u_errorName(status) + ".");
  return *found;
}

bool isNormalized(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.isNormalizedUTF8({text.data(), static_cast<std::int32_t>(text.size())}, status) && U_SUCCESS(status);
}

// Marks behind a letter in the order of their combining classes.
void orderMarks(const icu::Normalizer2& form, Changes& changes) {
  const auto classOf = [&form](const CharacterChange& c) {
    return form.getCombiningClass(static_cast<UChar32>(c.code));
  };
  for (auto begin = changes.begin(); begin != changes.end();) {
    if (classOf(*begin) == 0) {
      ++begin;
      continue;
    }
    const auto end = std::find_if(begin, changes.end(), [&](const CharacterChange& c) { return classOf(c) == 0; });
    std::stable_sort(begin, end, [&](const auto& a, const auto& b) { return classOf(a) < classOf(b); });
    begin = end;
  }
}

Changes decompose(const icu::Normalizer2& form, std::string_view text) {
  Changes changes;
  changes.reserve(text.size());
  icu::UnicodeString parts;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = characterAt(text, at);
    at += character.length;
    if (character.code < 0x80 || !form.getDecomposition(static_cast<UChar32>(character.code), parts)) {
      changes.push_back({character.code, 0});
      continue;
    }
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      changes.push_back({static_cast<char32_t>(parts.char32At(i)), i > 0 ? 1 : 0});
    }
  }
  orderMarks(form, changes);
  return changes;
}

// Canonical composition of a decomposed text: a mark joins the last starter unless one of its class or above stands
// between them.
Changes compose(const Changes& decomposed) {
  const icu::Normalizer2& canonical = instance(UnicodeForm::kNfc);
  Changes composed;
  composed.reserve(decomposed.size());
  std::size_t starter = decomposed.size();  // its place in `composed`; none yet
  int lastClass = 0;                        // of the marks kept behind the starter; 0: none
  for (const CharacterChange& next : decomposed) {
    const int markClass = canonical.getCombiningClass(static_cast<UChar32>(next.code));
    const bool adjacent = starter + 1 == composed.size();
    if (starter < composed.size() && (adjacent || (lastClass < markClass))) {
      const UChar32 pair =
          canonical.composePair(static_cast<UChar32>(composed[starter].code), static_cast<UChar32>(next.code));
      if (pair >= 0) {
        composed[starter] = {static_cast<char32_t>(pair), composed[starter].change + next.change - 1};
        continue;
      }
    }
    if (markClass == 0) starter = composed.size();
    lastClass = markClass;
    composed.push_back(next);
  }
  return composed;
}

}  // namespace

void normalizeForm(UnicodeForm form, AlignedText& text) {
  const icu::Normalizer2& wanted = instance(form);
  if (isNormalized(wanted, text.text())) return;
  const Changes decomposed = decompose(wanted, text.text());
  const bool composes = form == UnicodeForm::kNfc || form == UnicodeForm::kNfkc;
  text.apply(composes ? compose(decomposed) : decomposed);
}

}  // namespace engine
