// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

struct ChatMessage {
  std::string role;  // "system", "user", "assistant"
  std::string content;
};

// How a model was taught to read a conversation: the chat template of its folder. Templates are written in Jinja; ours
// is a small renderer of what those of Llama, Mistral, Qwen, SmolLM and ChatML need for plain conversations. What it
// does not know (macros, tools…) is refused by name when it is met, not guessed.
// Thread safety: const calls may run at the same time.
class ChatTemplate {
 public:
  // From chat_template.jinja, or "chat_template" of tokenizer_config.json (a text, or a list of which "default" is
  // taken); with the folder's begin, end, padding and unknown tokens. None: the folder has no template.
  // Errors: engine::Error naming file, line and what is not understood.
  static std::optional<ChatTemplate> open(const std::filesystem::path& folder);
  // `specials`: names as templates know them ("bos_token") and texts.
  ChatTemplate(const std::string& source, std::string where,
               std::vector<std::pair<std::string, std::string>> specials = {});
  ChatTemplate(ChatTemplate&&) noexcept;
  ChatTemplate& operator=(ChatTemplate&&) noexcept;
  ~ChatTemplate();

  // `reply`: ends with what begins the assistant's next message. Errors: as above, and what the template refuses
  // itself.
  std::string render(const std::vector<ChatMessage>& messages, bool reply) const;
  // The text of the end token, which also ends a reply; empty when the folder names none.
  std::string endToken() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

// The ids of a rendered conversation: special tokens are those that it spells, and no others.
std::vector<std::int32_t> encodeConversation(const Tokenizer& tokenizer, const std::string& text);

}  // namespace engine
