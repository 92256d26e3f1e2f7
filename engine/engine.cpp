// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <optional>

#include "engine/error.h"
#include "engine/explain/head_choice.h"
#include "engine/model/compute.h"
#include "engine/model/guarded.h"
#include "engine/pic/answer_path.h"
#include "engine/pic/document_compression.h"
#include "engine/pic/generation.h"
#include "engine/pic/masks.h"
#include "engine/pic/reading.h"
#include "engine/pic/reconstruction.h"
#include "engine/pic/self_test.h"
#include "engine/weights/content_hash.h"

namespace engine {
namespace {

// Any text will do: the invariants speak of masks, not of words.
constexpr const char* kSelfTestText = "The harbour opens at six. Ferries leave for the island every hour until the tide turns in the evening.";

bool sameRules(const MaskChoice& a, const MaskChoice& b) { return a.rules == b.rules && a.poolMean == b.poolMean; }

}  // namespace

struct Engine::Impl {
  ModelFolder folder;
  Compute compute;
  PicModel model;
  std::optional<ControlTokens> control;  // of a PIC model
  std::string decoderHash;
  std::vector<std::string> compressorHashes;

  Impl(const std::filesystem::path& path, const EngineOptions& options) : folder(openModelFolder(path)), compute(prepareCompute(options)) {
    model = loadPicModel(folder, compute.dtype);
    model.decoder->to(compute.device);
    for (const auto& compressor : model.compressors) compressor->to(compute.device);
    decoderHash = contentHashOfWeights(folder.weights.front());
    for (const auto& compressor : model.compressors) compressorHashes.push_back(contentHashOfFile(folder.path / compressor->config().weights));
    if (folder.pic && !model.tokenizer) throw Error(path.string() + " has a pic.json but no tokenizer.model.");
    if (folder.pic) control.emplace(*model.tokenizer);
  }

  // Names the decoder and the compressor a memory was made with.
  std::string hashFor(const std::string& compressor) const {
    for (std::size_t i = 0; i < model.compressors.size(); ++i) {
      if (model.compressors[i]->config().name == compressor) return decoderHash + "-" + compressorHashes[i];
    }
    return decoderHash;
  }

  DecodingContext decoding() const {
    if (!control) throw Error(noCompressor(folder));
    return {model, *control, compute.device, compute.dtype};
  }

  void mustOwn(const Memory& memory) const {
    if (memory.modelHash != hashFor(memory.compressor) || memory.tokenizerHash != model.tokenizer->hash()) {
      throw Error("This memory belongs to another model (" + memory.modelHash + "); the open one is " + hashFor(memory.compressor) + ".");
    }
  }

  Memory signedMemory(Memory memory) const {
    memory.modelHash = hashFor(memory.compressor);
    memory.tokenizerHash = model.tokenizer->hash();
    return memory;
  }

  Reader reader() const { return {model, folder, compute.device, compute.dtype}; }

  void mustHaveCompressor() const {
    if (!control || model.compressors.empty()) throw Error(noCompressor(folder));
  }

  Answer readText(const std::vector<DocumentText>& documents, const std::string& question, Source source,
                  const AskOptions& options, const TokenSink& sink, const std::stop_token& stop) const {
    if (source != Source::Full && source != Source::None) {
      throw Error("A budget is what a memory would take, and this model has no compressor: it reads text, with --source full.");
    }
    const std::vector<DocumentText> read = source == Source::None ? std::vector<DocumentText>{} : documents;
    Answer answer = answerByReading(reader(), read, question, options, sink, stop);
    answer.source = source;
    return answer;
  }

  // What a request asks to continue, and what ends it.
  Conversation conversation(const GenerateRequest& request) const {
    if (request.chat) return conversationOf(reader(), request.prompt);
    Conversation plain{request.ids, folder.stopIds};
    if (!plain.ids.empty()) return plain;
    if (!model.tokenizer) throw Error(folder.path.string() + " has no tokenizer: give the prompt as ids.");
    if (const auto begin = model.tokenizer->beginId(); begin && !folder.pic) plain.ids.push_back(*begin);
    for (const std::int32_t id : model.tokenizer->encode(request.prompt).ids) plain.ids.push_back(id);
    return plain;
  }
};

Engine::Engine(const std::filesystem::path& modelFolder, const EngineOptions& options)
    : m_impl(guarded([&] { return std::make_unique<Impl>(modelFolder, options); })) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

const ModelFolder& Engine::folder() const { return m_impl->folder; }
const Tokenizer* Engine::tokenizer() const { return m_impl->model.tokenizer.get(); }
std::string Engine::device() const { return m_impl->compute.deviceName(); }
std::string Engine::dtype() const { return m_impl->compute.dtypeName(); }
int Engine::threads() const { return at::get_num_threads(); }
std::string Engine::modelHash() const { return m_impl->decoderHash; }

Memory Engine::compress(const std::vector<DocumentText>& documents, const CompressOptions& options, const Progress& report,
                        std::stop_token stop) const {
  return guarded([&] {
    m_impl->mustHaveCompressor();
    const DocumentCompressor compressor(m_impl->model, m_impl->compute.dtype, options);
    return m_impl->signedMemory(compressor.compress(documents, report, stop));
  });
}

Memory Engine::append(const Memory& memory, const std::string& more, const Progress& report, std::stop_token stop) const {
  return guarded([&] {
    m_impl->mustOwn(memory);
    CompressOptions options;
    options.ratio = memory.ratio;
    options.compressor = memory.compressor;
    options.mask = memory.mask;
    return DocumentCompressor(m_impl->model, m_impl->compute.dtype, options).append(memory, more, report, stop);
  });
}

Answer Engine::ask(const Memory& memory, const std::string& question, const AskOptions& options, const TokenSink& sink,
                   std::stop_token stop) const {
  return guarded([&] {
    m_impl->mustOwn(memory);
    Answer answer = askMemory(m_impl->decoding(), memory, {question, options, sink, stop});
    if (!sameRules(memory.mask, m_impl->model.compressor(memory.compressor).config().mask)) {
      answer.notes.push_back("The compressor '" + memory.compressor + "' was not trained with the mask '" + memory.mask.name +
                             "': this answer says nothing about what that mask can do.");
    }
    return answer;
  });
}

Answer Engine::askText(const std::vector<DocumentText>& documents, const std::string& question, Source source, double ratio,
                       const AskOptions& options, const TokenSink& sink, std::stop_token stop) const {
  return guarded([&] {
    if (!m_impl->control) return m_impl->readText(documents, question, source, options, sink, stop);
    return askDocuments(m_impl->decoding(), documents, source, ratio, {question, options, sink, stop});
  });
}

Generation Engine::generate(const GenerateRequest& request, const TokenSink& sink, std::stop_token stop) const {
  return guarded([&] {
    const PicModel& model = m_impl->model;
    if (!model.shape.causal || model.shape.head == HeadKind::None) {
      throw Error("The model in " + m_impl->folder.path.string() + " is not a causal language model: it cannot continue a text.");
    }
    Conversation conversation = m_impl->conversation(request);
    const Prompt prompt = plainPrompt(std::move(conversation.ids), model.shape);
    Generation generation;
    generation.promptIds = prompt.ids;
    GenerationPlan plan{request.sampling, conversation.ends, false, m_impl->compute.dtype, nullptr,
                        request.logits ? &generation.logitsLast : nullptr};
    std::optional<StreamDecoder> text;
    if (model.tokenizer) text.emplace(*model.tokenizer);
    generateTokens(*model.decoder, prompt, {}, plan, [&](const NextToken& token) {
      generation.tokens.push_back({token.id, text ? text->push(token.id) : std::string(), token.logProbability});
      generation.text += generation.tokens.back().text;
      if (sink) sink(generation.tokens.back());
    }, stop);
    if (text) generation.text += text->finish();
    generation.stopped = stop.stop_requested();
    return generation;
  });
}

Reconstruction Engine::reconstruct(const std::string& text, const CompressOptions& options) const {
  return guarded([&] {
    CompressOptions kept = options;
    kept.keepText = true;
    return reconstructText(m_impl->decoding(), compress({{"text", text}}, kept));
  });
}

HeadChoice Engine::chooseEvidence(const std::vector<QuestionDocument>& questions, const HeadChoicePlan& plan, const Progress& report,
                                  std::stop_token stop) const {
  return guarded([&] { return chooseEvidenceHeads(m_impl->decoding(), questions, plan, report, stop); });
}

std::vector<SelfTestResult> Engine::selfTest() const {
  return guarded([&] {
    const PicModel& model = m_impl->model;
    const Compressor& compressor = model.compressor(model.config.defaultCompressor);
    const std::vector<std::int32_t> ids = model.tokenizer->encode(kSelfTestText).ids;
    return runSelfTest(compressor, *model.decoder->transformer, at::kDouble, ids);
  });
}

DecodingContext Engine::contextFor(const Memory& memory) const {
  m_impl->mustHaveCompressor();
  m_impl->mustOwn(memory);
  return m_impl->decoding();
}

}  // namespace engine
