// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/pic/pic_model.h"
#include "engine/pic/prompt.h"
#include "engine/text/chat_template.h"
#include "engine/values/answer.h"

namespace engine {

// A plain language model: a backbone without a compressor, and how it was taught to read conversations.
struct Reader {
  const PicModel& model;
  const ModelFolder& folder;
  at::Device device;
  at::ScalarType dtype;
};

// A prompt of ids as they are, from position 0. Errors: none at all, an id beyond the vocabulary, too many.
Prompt plainPrompt(std::vector<std::int32_t> ids, const ModelShape& shape);

// The ids of a user's message as the model's chat template writes it, up to where the reply begins, and the tokens that
// end a reply. Errors: no tokenizer or no template; what the template uses and we do not know.
struct Conversation {
  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> ends;
};
Conversation conversationOf(const Reader& reader, const std::string& message);

// Answers a question from documents that are read as text, with the folder's chat template where it has one. None: from
// the question alone. Errors: more tokens than the model reads; an encoder, which cannot answer.
Answer answerByReading(const Reader& reader, const std::vector<DocumentText>& documents, const std::string& question,
                       const AskOptions& options, const std::function<void(const GeneratedToken&)>& sink,
                       std::stop_token stop);

// Why a backbone has no memory to answer from, what it can do, and what training a compressor for it costs.
std::string noCompressor(const ModelFolder& folder);

}  // namespace engine
