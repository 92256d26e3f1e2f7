// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/pre_tokenizers.h"

#include <map>

#include "engine/text/hf/component.h"
#include "engine/text/hf/unicode_classes.h"
#include "engine/text/hf/word_rewriting.h"

namespace engine {

namespace {

using Reader = PreTokenizer (*)(const JsonFields& fields);

PreTokenizer splitter(Matcher matcher, SplitBehavior behavior) {
  return [matcher = std::move(matcher), behavior](SplitText& split) { splitWords(matcher, behavior, split); };
}

SplitBehavior readBehavior(const JsonFields& fields, const std::optional<std::string>& fallback = {}) {
  static const std::map<std::string, SplitBehavior> kBehaviors = {
      {"Removed", SplitBehavior::kRemoved},
      {"Isolated", SplitBehavior::kIsolated},
      {"MergedWithPrevious", SplitBehavior::kMergedWithPrevious},
      {"MergedWithNext", SplitBehavior::kMergedWithNext},
      {"Contiguous", SplitBehavior::kContiguous}};
  const std::string name = fields.text("behavior", fallback);
  const auto found = kBehaviors.find(name);
  if (found == kBehaviors.end()) fields.fail("the split behavior '" + name + "' is not supported.");
  return found->second;
}

PreTokenizer readSequence(const JsonFields& fields) {
  return [parts = readParts<PreTokenizer>(fields, "pretokenizers", readPreTokenizer)](SplitText& split) {
    for (const PreTokenizer& part : parts) part(split);
  };
}

PreTokenizer readSplit(const JsonFields& fields) {
  Matcher matcher = readPattern(fields);
  if (fields.flag("invert", false)) matcher = invertedMatcher(std::move(matcher));
  return splitter(std::move(matcher), readBehavior(fields));
}

PreTokenizer readByteLevel(const JsonFields& fields) {
  constexpr const char* kGpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
  const bool addsSpace = fields.flag("add_prefix_space", true);
  fields.flag("trim_offsets", true);  // of the post-processor of the same name
  PreTokenizer words;
  if (fields.flag("use_regex", true)) {
    words = splitter([regex = Regex(kGpt2, fields.where())](std::string_view text) { return regex.find(text); },
                     SplitBehavior::kIsolated);
  }
  return [addsSpace, words](SplitText& split) {
    if (addsSpace) prefixWords(" ", WordsToPrefix::kAll, split);
    if (words) words(split);
    writeBytes(split);
  };
}

PreTokenizer readMetaspace(const JsonFields& fields) {
  const std::string replacement = fields.text("replacement", "\u2581");
  if (replacement.empty()) fields.fail("'replacement' is empty.");
  const PrependScheme scheme = readPrependScheme(fields);
  const bool splits = fields.flag("split", true);
  return [replacement, scheme, splits](SplitText& split) {
    replaceSpaces(replacement, split);
    const WordsToPrefix words = scheme == PrependScheme::kFirst ? WordsToPrefix::kFirst : WordsToPrefix::kAll;
    if (scheme != PrependScheme::kNever) prefixWords(replacement, words, split);
    if (splits) splitWords(matchText(replacement), SplitBehavior::kMergedWithNext, split);
  };
}

PreTokenizer readBert(const JsonFields&) {
  return [](SplitText& split) {
    splitWords(matchCharacters(isWhiteSpace), SplitBehavior::kRemoved, split);
    splitWords(matchCharacters(isPunctuation), SplitBehavior::kIsolated, split);
  };
}

// Runs of word characters and runs of other signs; white space goes.
PreTokenizer readWhitespace(const JsonFields&) {
  return [](SplitText& split) {
    splitWords(matchCharacters(isWhiteSpace), SplitBehavior::kRemoved, split);
    splitWords(matchCharacters(isWordCharacter), SplitBehavior::kContiguous, split);
  };
}

PreTokenizer readWhitespaceSplit(const JsonFields&) {
  return splitter(matchCharacters(isWhiteSpace), SplitBehavior::kRemoved);
}

PreTokenizer readDigits(const JsonFields& fields) {
  const bool single = fields.flag("individual_digits", false);
  return splitter(matchCharacters(isNumeric), single ? SplitBehavior::kIsolated : SplitBehavior::kContiguous);
}

PreTokenizer readPunctuation(const JsonFields& fields) {
  return splitter(matchCharacters(isPunctuation), readBehavior(fields, "Isolated"));
}

const std::map<std::string, Reader>& readers() {
  static const std::map<std::string, Reader> kReaders = {{"Sequence", readSequence},
                                                         {"ByteLevel", readByteLevel},
                                                         {"Split", readSplit},
                                                         {"Metaspace", readMetaspace},
                                                         {"BertPreTokenizer", readBert},
                                                         {"Whitespace", readWhitespace},
                                                         {"WhitespaceSplit", readWhitespaceSplit},
                                                         {"Digits", readDigits},
                                                         {"Punctuation", readPunctuation}};
  return kReaders;
}

}  // namespace

PrependScheme readPrependScheme(const JsonFields& fields) {
  fields.value("str_rep");  // older files: the replacement once more
  const bool prepends = fields.flag("add_prefix_space", true);
  const std::string name = fields.word("prepend_scheme", {"always", "first", "never"}, prepends ? "always" : "never");
  return name == "always" ? PrependScheme::kAlways : name == "first" ? PrependScheme::kFirst : PrependScheme::kNever;
}

PreTokenizer readPreTokenizer(const nlohmann::json& json, const std::string& where) {
  if (json.is_null()) return [](SplitText&) {};
  const JsonFields fields(json, where);
  const std::string type = fields.text("type");
  const auto reader = readers().find(type);
  if (reader == readers().end()) refuseComponent(fields, "pre-tokenizer", type);
  PreTokenizer preTokenizer = reader->second(fields);
  fields.refuseUnknownKeys();
  return preTokenizer;
}

}  // namespace engine
