// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/mask_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/pic/masks.h"
#include "engine/weights/json_fields.h"

namespace engine {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kMostTokens = 1 << 24;
const char* const kCustom = "custom";

// The words of the rules, in the order of their enumerations.
const std::vector<std::string> kContextToContext = {"global", "local", "window", "bidirectional"};
const std::vector<std::string> kContextToMemory = {"none", "previous"};
const std::vector<std::string> kMemoryToContext = {"all", "chunk", "cumulative", "chunk-overlap"};
const std::vector<std::string> kMemoryToMemory = {"self", "previous", "group", "all"};

template <typename Rule>
const std::string& wordOf(Rule rule, const std::vector<std::string>& words) {
  return words.at(static_cast<std::size_t>(rule));
}

template <typename Rule>
void readRule(const JsonFields& fields, const std::string& key, const std::vector<std::string>& words, Rule& rule) {
  const std::string found = fields.word(key, words, wordOf(rule, words));
  rule = static_cast<Rule>(std::find(words.begin(), words.end(), found) - words.begin());
}

void readRules(const JsonFields& fields, MaskRules& rules) {
  readRule(fields, "context_to_context", kContextToContext, rules.contextToContext);
  readRule(fields, "context_to_memory", kContextToMemory, rules.contextToMemory);
  readRule(fields, "memory_to_context", kMemoryToContext, rules.memoryToContext);
  readRule(fields, "memory_to_memory", kMemoryToMemory, rules.memoryToMemory);
  rules.window = fields.count("window", 0, kMostTokens, rules.window);
  rules.overlap = fields.count("overlap", 0, kMostTokens, rules.overlap);
  rules.sink = fields.count("sink", 0, kMostTokens, rules.sink);
}

std::vector<int> readChunkBegins(const JsonFields& fields) {
  std::vector<int> begins;
  const json* list = fields.value("chunk_begins");
  if (list == nullptr) return begins;
  if (!list->is_array()) fields.fail("'chunk_begins' must be a list.");
  for (const json& begin : *list) {
    const bool valid = begin.is_number_unsigned() && begin.get<std::uint64_t>() <= kMostTokens;
    const bool inOrder = valid && (begins.empty() ? begin == 0 : begin > begins.back());
    if (!inOrder) fields.fail("'chunk_begins' must begin with 0 and grow, found " + begin.dump() + ".");
    begins.push_back(begin.get<int>());
  }
  return begins;
}

bool sameFamilyMember(const MaskChoice& a, const MaskChoice& b) {
  return a.rules.contextToContext == b.rules.contextToContext && a.rules.contextToMemory == b.rules.contextToMemory &&
         a.rules.memoryToContext == b.rules.memoryToContext && a.rules.memoryToMemory == b.rules.memoryToMemory &&
         a.poolMean == b.poolMean;
}

MaskChoice readMaskObject(const json& value) {
  const JsonFields fields(value, "mask");
  const std::string name = fields.text("name", kCustom);
  const MaskChoice base = presetMask(name == kCustom ? "pic" : name);
  MaskChoice mask = base;
  mask.name = name;
  readRules(fields, mask.rules);
  mask.poolMean = fields.flag("pool_mean", mask.poolMean);
  mask.chunkBegins = readChunkBegins(fields);
  fields.refuseUnknownKeys();
  if (name != kCustom && !sameFamilyMember(mask, base)) {
    fields.fail("the rules are not those of the preset '" + name + "'; a mask with other rules is called 'custom'.");
  }
  return mask;
}

ordered_json maskObject(const MaskChoice& mask) {
  ordered_json value;
  value["name"] = mask.name;
  value["context_to_context"] = wordOf(mask.rules.contextToContext, kContextToContext);
  value["context_to_memory"] = wordOf(mask.rules.contextToMemory, kContextToMemory);
  value["memory_to_context"] = wordOf(mask.rules.memoryToContext, kMemoryToContext);
  value["memory_to_memory"] = wordOf(mask.rules.memoryToMemory, kMemoryToMemory);
  value["window"] = mask.rules.window;
  value["overlap"] = mask.rules.overlap;
  value["sink"] = mask.rules.sink;
  value["pool_mean"] = mask.poolMean;
  if (!mask.chunkBegins.empty()) value["chunk_begins"] = mask.chunkBegins;
  return value;
}

}  // namespace

std::string maskChoiceToJson(const MaskChoice& mask) {
  if (mask.name != kCustom && mask == presetMask(mask.name)) return json(mask.name).dump();
  return maskObject(mask).dump();
}

MaskChoice maskChoiceFromJson(const std::string& text) {
  const json value = parseJson(text, "mask");
  return value.is_string() ? presetMask(value.get<std::string>()) : readMaskObject(value);
}

}  // namespace engine
