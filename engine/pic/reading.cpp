// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/reading.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "engine/error.h"
#include "engine/pic/generation.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

const Tokenizer& tokenizerOf(const Reader& reader) {
  if (!reader.model.tokenizer)
    throw Error(reader.folder.path.string() + " has no tokenizer: it continues ids only, not text.");
  return *reader.model.tokenizer;
}

std::string textsOf(const std::vector<DocumentText>& documents) {
  std::string all;
  for (const DocumentText& document : documents) all += (all.empty() ? "" : "\n\n") + document.text;
  return all;
}

std::string instruction(const std::vector<DocumentText>& documents, const std::string& question) {
  if (documents.empty()) return "Answer this question as briefly as you can.\n\nQuestion: " + question;
  return "Answer the question from the text, as briefly as you can.\n\nText:\n" + textsOf(documents) +
         "\n\nQuestion: " + question;
}

// A model that was never taught to converse goes on with a text that an answer would follow.
Conversation continuedText(const Reader& reader, const std::string& text) {
  Conversation result{{}, reader.folder.stopIds};
  if (const auto begin = tokenizerOf(reader).beginId()) result.ids.push_back(*begin);
  for (const std::int32_t id : tokenizerOf(reader).encode(text + "\nAnswer:").ids) result.ids.push_back(id);
  return result;
}

Conversation rendered(const Reader& reader, const ChatTemplate& chat, const std::string& message) {
  const Tokenizer& tokenizer = tokenizerOf(reader);
  Conversation result{encodeConversation(tokenizer, chat.render({{"user", message}}, true)), reader.folder.stopIds};
  if (const auto end = tokenizer.idOf(chat.endToken()); end && !chat.endToken().empty()) result.ends.push_back(*end);
  return result;
}

void mustGenerate(const Reader& reader) {
  if (reader.model.shape.causal && reader.model.shape.head != HeadKind::None) return;
  throw Error("The model in " + reader.folder.path.string() +
              " is not a causal language model: it cannot continue a text.");
}

// "1.2e+18" and "about 3 days": two digits at most, an estimate is no measurement.
std::string rough(double value) {
  std::array<char, 32> text = {};
  std::snprintf(text.data(), text.size(), "%.2g", value);
  return text.data();
}

std::string roughTime(double seconds) {
  constexpr std::pair<const char*, double> kUnits[] = {{"days", 86400}, {"hours", 3600}, {"minutes", 60}};
  for (const auto& [unit, length] : kUnits) {
    if (seconds >= 2 * length) {
      return "about " + std::to_string(static_cast<long long>(seconds / length + 0.5)) + " " + unit;
    }
  }
  return "a minute or two";
}

}  // namespace

Prompt plainPrompt(std::vector<std::int32_t> ids, const ModelShape& shape) {
  if (ids.empty()) throw Error("The prompt is empty.");
  for (const std::int32_t id : ids) {
    if (id >= 0 && id < shape.vocabulary) continue;
    throw Error("The id " + std::to_string(id) + " is not in the vocabulary of " + std::to_string(shape.vocabulary) +
                " tokens.");
  }
  Prompt prompt;
  prompt.ids = std::move(ids);
  const int n = prompt.size();
  if (n > shape.maxPositions) {
    throw Error("The prompt has " + std::to_string(n) + " tokens; this model reads at most " +
                std::to_string(shape.maxPositions) + ".");
  }
  for (int i = 0; i < n; ++i) prompt.positions.push_back(i);
  prompt.memoryRows.assign(n, -1);
  prompt.segments.assign(n, 0);
  prompt.targets.assign(n, -1);
  prompt.nextPosition = n;
  return prompt;
}

Conversation conversationOf(const Reader& reader, const std::string& message) {
  tokenizerOf(reader);
  const std::optional<ChatTemplate> chat = ChatTemplate::open(reader.folder.path);
  if (chat) return rendered(reader, *chat, message);
  throw Error(reader.folder.path.string() +
              " has no chat template: without --chat the model continues the text as it stands.");
}

Answer answerByReading(const Reader& reader, const std::vector<DocumentText>& documents, const std::string& question,
                       const AskOptions& options, const std::function<void(const GeneratedToken&)>& sink,
                       std::stop_token stop) {
  mustGenerate(reader);
  const Clock::time_point begin = Clock::now();
  const Tokenizer& tokenizer = tokenizerOf(reader);
  const std::optional<ChatTemplate> chat = ChatTemplate::open(reader.folder.path);
  const std::string message = instruction(documents, question);
  Conversation conversation = chat ? rendered(reader, *chat, message) : continuedText(reader, message);
  const Prompt prompt = plainPrompt(std::move(conversation.ids), reader.model.shape);

  Answer answer;
  answer.decoderPositions = prompt.size();
  for (const DocumentText& d : documents) {
    answer.contextTokens += static_cast<std::int64_t>(tokenizer.encode(d.text).ids.size());
  }
  GenerationPlan plan;
  plan.sampling = options.sampling;
  plan.ends = conversation.ends;
  plan.prefixBidirectional = false;
  plan.dtype = reader.dtype;
  StreamDecoder text(tokenizer);
  const auto seen = [&](const NextToken& token) {
    if (answer.tokens.empty()) answer.firstTokenMilliseconds = millisecondsSince(begin);
    std::string piece = text.push(token.id);
    if (answer.text.empty()) piece.erase(0, piece.find_first_not_of(" \n"));  // what separates it from the prompt
    answer.text += piece;
    answer.logProbability += token.logProbability;
    answer.tokens.push_back({token.id, piece, token.logProbability});
    if (sink) sink(answer.tokens.back());
  };
  generateTokens(*reader.model.decoder, prompt, {}, plan, seen, stop);
  answer.text += text.finish();
  const auto count = static_cast<double>(answer.tokens.size());
  if (count > 0) answer.logProbability /= count;
  const double seconds = (millisecondsSince(begin) - answer.firstTokenMilliseconds) / 1000;
  if (count > 1 && seconds > 0) answer.tokensPerSecond = (count - 1) / seconds;
  answer.stopped = stop.stop_requested();
  if (!chat) {
    answer.notes.push_back(
        "This model has no chat template: it was not taught to answer, and goes on with the text in its own way.");
  }
  if (options.evidence) {
    answer.notes.push_back("Which sentences an answer came from can be told by a model with a compressor only.");
  }
  return answer;
}

// A training of 5,000 steps of 16 segments of 256 tokens at ratio 4, read by a frozen decoder with a question of 64
// tokens: forward and back to the inputs are 4 operations a weight and token, each.
std::string noCompressor(const ModelFolder& folder) {
  constexpr double kSteps = 5000, kSegments = 16, kCompressed = 256 + 64, kRead = 64 + 64, kRate = 1e14;
  const auto weights = static_cast<double>(folder.shape.parameters());
  const double operations = kSteps * kSegments * 4 * weights * (kCompressed + kRead);
  return "The model in " + folder.path.string() + " (family " + folder.shape.family +
         ") has no compressor, so there is no memory it could answer from: it reads text, with --source full; a "
         "compressor for it is trained with pic train (\"start\": {\"backbone\": …}), by an estimate " +
         rough(operations) + " operations for 5,000 steps, " + roughTime(operations / kRate) +
         " on a GPU that does 100 tera-operations a second.";
}

}  // namespace engine
