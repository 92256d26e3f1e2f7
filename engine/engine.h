// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/values/answer.h"
#include "engine/values/head_choice.h"
#include "engine/values/memory.h"
#include "engine/values/options.h"
#include "engine/values/progress.h"
#include "engine/values/reconstruction.h"
#include "engine/values/self_test.h"
#include "engine/weights/model_folder.h"

namespace engine {

class Tokenizer;
struct DecodingContext;
struct QuestionDocument;

// Called with every token as it is generated.
using TokenSink = std::function<void(const GeneratedToken&)>;

// A prompt for plain decoding. Ids win over text; nothing is added to them. Text gets the model's begin token.
struct GenerateRequest {
  std::string prompt;
  std::vector<std::int32_t> ids;
  SamplingOptions sampling;
  bool chat = false;    // the prompt is a message, put as the model's chat template says
  bool logits = false;  // return the logits after the prompt
};

// The only door of the engine: a loaded model, and what can be done with it. START HERE.
// Every function returns plain values of engine/values and throws engine::Error with a sentence for the user.
// A stopped job is not an error: it returns what it has, marked `stopped`.
// Thread safety: one thread at a time.
class Engine {
 public:
  Engine(const std::filesystem::path& modelFolder, const EngineOptions& options);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  const ModelFolder& folder() const;
  const Tokenizer* tokenizer() const;  // nullptr: the folder has none
  std::string device() const;          // "cpu", "cuda:0"
  std::string dtype() const;           // "bfloat16"
  int threads() const;                 // really used, never 0
  std::string modelHash() const;       // of the decoder's weights, 16 hexadecimal digits

  // Documents → memory tokens. Errors: a model without compressor, a ratio below 2, a budget below one token a document.
  Memory compress(const std::vector<DocumentText>& documents, const CompressOptions& options,
                  const Progress& report = {}, std::stop_token stop = {}) const;
  // `more` follows the text of the last document. Only what changed is compressed anew, and the result equals
  // compressing the whole text at once. REQUIRES: a memory that kept its text and was made with a ratio.
  Memory append(const Memory& memory, const std::string& more, const Progress& report = {}, std::stop_token stop = {}) const;

  // Answers from memory, and as AskOptions allows from the best segments of it, or of its text (reread).
  // Errors: a memory of another model; more segments than the model reads.
  Answer ask(const Memory& memory, const std::string& question, const AskOptions& options, const TokenSink& sink = {},
             std::stop_token stop = {}) const;
  // Answers from the text itself (Full), from as much leading text (Budget) or as many of the sentences that share the
  // question's words (BudgetBm25) as fits the positions a memory of `ratio` would take, or from nothing (None).
  // A backbone without a compressor reads the text as its chat template says.
  // REQUIRES: source is one of these.
  Answer askText(const std::vector<DocumentText>& documents, const std::string& question, Source source, double ratio,
                 const AskOptions& options, const TokenSink& sink = {}, std::stop_token stop = {}) const;

  // Plain decoding of a causal backbone, tokenizer or not; ends at the folder's stop tokens.
  Generation generate(const GenerateRequest& request, const TokenSink& sink = {}, std::stop_token stop = {}) const;

  // How well the first segment of a text can be told again from its memory. Errors: those of compress().
  Reconstruction reconstruct(const std::string& text, const CompressOptions& options) const;

  // Chooses the heads and the floor of the evidence on development questions. What it finds is not used until it stands
  // in the model's pic.json.
  HeadChoice chooseEvidence(const std::vector<QuestionDocument>& questions, const HeadChoicePlan& plan,
                            const Progress& report = {}, std::stop_token stop = {}) const;

  // The invariants of the mask family, run on the loaded model; those its direction or positions rule out say why.
  std::vector<SelfTestResult> selfTest() const;

  // For engine/explain (its door is explain.h): the loaded parts that read this memory. Errors: another model's memory.
  DecodingContext contextFor(const Memory& memory) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace engine
