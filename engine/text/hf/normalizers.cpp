// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/normalizers.h"

#include <map>

#include "engine/text/hf/character_changes.h"
#include "engine/text/hf/component.h"
#include "engine/text/hf/unicode_classes.h"
#include "engine/text/hf/unicode_forms.h"

namespace engine {

namespace {

using Reader = Normalizer (*)(const JsonFields& fields);

bool isNoMark(char32_t code) { return !isMark(code); }

template <UnicodeForm form>
Normalizer readForm(const JsonFields&) {
  return [](AlignedText& text) { normalizeForm(form, text); };
}

Normalizer readSequence(const JsonFields& fields) {
  return [parts = readParts<Normalizer>(fields, "normalizers", readNormalizer)](AlignedText& text) {
    for (const Normalizer& part : parts) part(text);
  };
}

Normalizer readLowercase(const JsonFields&) { return lowerCase; }

Normalizer readStripAccents(const JsonFields&) {
  return [](AlignedText& text) { keepCharacters(isNoMark, text); };
}

Normalizer readBertNormalizer(const JsonFields& fields) {
  BertCleaning cleaning;
  cleaning.cleanText = fields.flag("clean_text", true);
  cleaning.spaceChinese = fields.flag("handle_chinese_chars", true);
  cleaning.lowerCase = fields.flag("lowercase", true);
  cleaning.stripAccents = fields.flag("strip_accents", cleaning.lowerCase);
  return [cleaning](AlignedText& text) { normalizeForBert(cleaning, text); };
}

Normalizer readPrepend(const JsonFields& fields) {
  return [prefix = fields.text("prepend")](AlignedText& text) { text.prepend(prefix); };
}

// What replaces a match has the origin of the match's last character.
Normalizer readReplace(const JsonFields& fields) {
  return [matcher = readPattern(fields), content = fields.text("content")](AlignedText& text) {
    AlignedText changed;
    changed.reserve(text.text().size());
    for (const TextSpan& span : matcher(text.text())) {
      if (!span.matches) {
        changed.append(text, span.begin, span.end);
      } else {
        changed.append(content, span.end > 0 ? text.originAt(span.end - 1) : Origin{});
      }
    }
    text = std::move(changed);
  };
}

Normalizer readStrip(const JsonFields& fields) {
  return [left = fields.flag("strip_left", true), right = fields.flag("strip_right", true)](AlignedText& text) {
    stripWhiteSpace(left, right, text);
  };
}

const std::map<std::string, Reader>& readers() {
  static const std::map<std::string, Reader> kReaders = {{"Sequence", readSequence},
                                                         {"NFC", readForm<UnicodeForm::kNfc>},
                                                         {"NFD", readForm<UnicodeForm::kNfd>},
                                                         {"NFKC", readForm<UnicodeForm::kNfkc>},
                                                         {"NFKD", readForm<UnicodeForm::kNfkd>},
                                                         {"Lowercase", readLowercase},
                                                         {"StripAccents", readStripAccents},
                                                         {"BertNormalizer", readBertNormalizer},
                                                         {"Prepend", readPrepend},
                                                         {"Replace", readReplace},
                                                         {"Strip", readStrip}};
  return kReaders;
}

}  // namespace

Normalizer readNormalizer(const nlohmann::json& json, const std::string& where) {
  if (json.is_null()) return [](AlignedText&) {};
  const JsonFields fields(json, where);
  const std::string type = fields.text("type");
  const auto reader = readers().find(type);
  if (reader == readers().end()) refuseComponent(fields, "normalizer", type);
  Normalizer normalizer = reader->second(fields);
  fields.refuseUnknownKeys();
  return normalizer;
}

}  // namespace engine
