// SPDX-License-Identifier: Apache-2.0
#include "engine/text/chat_template.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "engine/text/jinja/renderer.h"
#include "engine/text/sentencepiece_tokenizer.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

using Specials = std::vector<std::pair<std::string, std::string>>;
using nlohmann::json;

bool isFile(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

// "eos_token" is a piece, or an object with its "content".
Specials readSpecials(const JsonFields& fields) {
  Specials specials;
  for (const char* key : {"bos_token", "eos_token", "pad_token", "unk_token"}) {
    const json* value = fields.value(key);
    if (value != nullptr && value->is_object()) value = JsonFields(*value, fields.where()).value("content");
    if (value != nullptr && value->is_string()) specials.emplace_back(key, value->get<std::string>());
  }
  return specials;
}

// A text, or a list of named ones.
std::optional<std::string> readTemplate(const JsonFields& fields) {
  const json* value = fields.value("chat_template");
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  if (!value->is_array()) fields.fail("'chat_template' must be a text or a list of named texts.");
  for (const json& named : *value) {
    const JsonFields entry(named, fields.where() + ": chat_template");
    if (entry.text("name") == "default") return entry.text("template");
  }
  fields.fail("'chat_template' has none that is named default.");
}

// sentencepiece reads special tokens as plain text, so the text is cut at them. Others: the tokenizer finds them, and
// puts its own around the whole, which stand for no text.
std::vector<std::int32_t> cutAtSpecials(const Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::int32_t> ids;
  const std::optional<std::int32_t> specials[] = {tokenizer.beginId(), tokenizer.endId()};
  while (!text.empty()) {
    std::size_t cut = text.size(), length = 0;
    std::int32_t found = -1;
    for (const std::optional<std::int32_t>& id : specials) {
      if (!id) continue;
      const std::string piece = tokenizer.piece(*id);
      const std::size_t at = text.find(piece);
      if (at >= cut) continue;
      cut = at;
      length = piece.size();
      found = *id;
    }
    for (const std::int32_t id : tokenizer.encode(text.substr(0, cut)).ids) ids.push_back(id);
    if (found >= 0) ids.push_back(found);
    text.remove_prefix(cut + length);
  }
  return ids;
}

}  // namespace

struct ChatTemplate::Parts {
  std::string where;
  std::vector<jinja::Statement> statements;
  Specials specials;
};

ChatTemplate::ChatTemplate(const std::string& source, std::string where, Specials specials)
    : m_parts(std::make_unique<Parts>()) {
  m_parts->statements = jinja::parse(source, where);
  m_parts->where = std::move(where);
  m_parts->specials = std::move(specials);
}
ChatTemplate::ChatTemplate(ChatTemplate&&) noexcept = default;
ChatTemplate& ChatTemplate::operator=(ChatTemplate&&) noexcept = default;
ChatTemplate::~ChatTemplate() = default;

std::optional<ChatTemplate> ChatTemplate::open(const std::filesystem::path& folder) {
  const std::filesystem::path config = folder / "tokenizer_config.json", own = folder / "chat_template.jinja";
  const json values = isFile(config) ? parseJson(readTextFile(config), config.string()) : json::object();
  const JsonFields fields(values, config.string());
  if (isFile(own)) return ChatTemplate(readTextFile(own), own.string(), readSpecials(fields));
  const std::optional<std::string> source = readTemplate(fields);
  if (!source) return std::nullopt;
  return ChatTemplate(*source, "The chat template in " + config.string(), readSpecials(fields));
}

std::string ChatTemplate::render(const std::vector<ChatMessage>& messages, bool reply) const {
  json variables = {
      {"messages", json::array()}, {"add_generation_prompt", reply}, {"tools", nullptr}, {"documents", nullptr}};
  for (const ChatMessage& message : messages) {
    variables["messages"].push_back({{"role", message.role}, {"content", message.content}});
  }
  for (const auto& [name, text] : m_parts->specials) variables[name] = text;
  return jinja::render(m_parts->statements, variables, m_parts->where);
}

std::string ChatTemplate::endToken() const {
  for (const auto& [name, text] : m_parts->specials) {
    if (name == "eos_token") return text;
  }
  return {};
}

std::vector<std::int32_t> encodeConversation(const Tokenizer& tokenizer, const std::string& text) {
  if (dynamic_cast<const SentencepieceTokenizer*>(&tokenizer) != nullptr) return cutAtSpecials(tokenizer, text);
  TokenizedText read = tokenizer.encodeWithSpecials(text);
  const auto standsForNothing = [&](std::size_t i, const std::optional<std::int32_t>& id) {
    return id == read.ids[i] && read.offsets[i].begin == 0 && read.offsets[i].end == 0;
  };
  std::size_t begin = 0, end = read.ids.size();
  if (begin < end && standsForNothing(begin, tokenizer.beginId())) ++begin;
  if (begin < end && standsForNothing(end - 1, tokenizer.endId())) --end;
  return {read.ids.begin() + static_cast<std::ptrdiff_t>(begin), read.ids.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace engine
