// SPDX-License-Identifier: Apache-2.0
#include "engine/train/warm_start.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cctype>

#include "engine/error.h"
#include "engine/model/weights_io.h"
#include "engine/text/word_piece.h"
#include "engine/weights/weight_names.h"

namespace engine {
namespace {

constexpr std::string_view kSpace = "\xE2\x96\x81";  // ▁, sentencepiece's mark of a word's beginning

void fillNormal(const at::Tensor& tensor, double mean, double deviation, at::Generator& generator) {
  at::Tensor(tensor).normal_(mean, deviation, generator);
}

bool endsWith(const std::string& name, std::string_view end) { return name.ends_with(end); }

void randomise(const NamedTensors& weights, at::Generator& generator, double deviation = kStartDeviation) {
  for (const auto& [name, tensor] : weights) {
    const bool begins = name.starts_with("lora.") && name.ends_with(".b");  // an adapter begins as no change at all
    if (begins)
      at::Tensor(tensor).zero_();
    else if (tensor.dim() >= 2)
      fillNormal(tensor, 0, deviation, generator);
    else
      at::Tensor(tensor).fill_(endsWith(name, "norm.weight") ? 1.0 : 0.0);
  }
}

// Converter and memory token: matched to the embeddings they will stand among.
void startConverter(Compressor& compressor, const at::Tensor& embedding, at::Generator& generator) {
  const double mean = embedding.mean().item<double>(), deviation = embedding.std().item<double>();
  const bool meanInput = compressor.config().memoryInput == "mean";
  fillNormal(compressor.memoryToken, meanInput ? 0 : mean, meanInput ? 0.1 * deviation : deviation, generator);
  const double fan = 1.0 / std::sqrt(static_cast<double>(embedding.size(1)));
  fillNormal(compressor.converterIn->weight, 0, fan, generator);
  const bool residual = compressor.config().memoryOutput == "residual";
  fillNormal(compressor.converterOut->weight, 0, (residual ? 0.02 : 1.0) * fan * deviation,
             generator);
}

// The surface of a piece as the vocabulary to carry over would spell it, or "" for control symbols and bytes.
std::string surfaceOf(const std::string& piece, bool& beginsWord) {
  std::string surface = piece;
  beginsWord = surface.starts_with(kSpace);
  while (surface.starts_with(kSpace)) surface.erase(0, kSpace.size());
  if (surface == "\n" || surface == "\t") return ".";
  if (surface.size() > 2 && surface.front() == '<' && surface.back() == '>') return {};
  if (!surface.empty() && !std::isalnum(static_cast<unsigned char>(surface[0])) &&
      static_cast<unsigned char>(surface[0]) < 128)
    beginsWord = true;
  return surface;
}

bool hasCapital(const std::string& surface) {
  for (const char c : surface) {
    if (std::isupper(static_cast<unsigned char>(c))) return true;
  }
  return false;
}

void carryVocabulary(const at::Tensor& target, const at::Tensor& source, const WordPieceVocabulary& vocabulary,
                     const Tokenizer& tokenizer, at::Generator& generator) {
  const double deviation = source.std().item<double>();
  for (std::int32_t id = 0; id < tokenizer.size(); ++id) {
    bool beginsWord = false;
    const std::string surface = surfaceOf(tokenizer.piece(id), beginsWord);
    const auto ids = surface.empty() ? std::vector<std::int32_t>{vocabulary.unknown()}
                                     : vocabulary.encode(uncased(surface), !beginsWord);
    const std::vector<std::int64_t> rows(ids.begin(), ids.end());
    at::Tensor row = target.select(0, id);
    row.copy_(source.index_select(0, at::tensor(rows, at::kLong)).mean(0));
    const double noise = surface.empty()       ? 1.0
                         : hasCapital(surface) ? 0.3
                                               : 0.1;  // more for capitals, so that the cases can part
    row.add_(at::randn(row.sizes(), generator, row.options()), noise * deviation);
  }
}

// The layers, positions and types of a stack, from a BERT file.
void loadStack(const Transformer& stack, const Safetensors& source, const std::filesystem::path& file,
               at::Generator& generator) {
  NamedTensors targets;
  for (const auto& [name, tensor] : stack.namedWeights()) {
    if (!name.starts_with("head.") && name != "embedding.weight") targets.emplace_back(name, tensor);
  }
  loadInto(targets, source, file, [&](const std::string& name) { return storedTensor(name, "bert", source); });
  for (const auto& [name, tensor] :
       targets) {  // type 1 (memory) starts as type 0 (text): BERT's second type means a second sentence
    if (name == "types.weight" && tensor.size(0) > 1) {
      tensor.select(0, 1).copy_(tensor.select(0, 0) +
                                at::randn(tensor.select(0, 0).sizes(), generator, tensor.options()) * 0.01);
    }
  }
}

void copyStack(const Transformer& from, const Transformer& to) {
  const auto source = from.namedWeights();
  const std::map<std::string, at::Tensor> byName(source.begin(), source.end());
  for (const auto& [name, tensor] : to.namedWeights()) {
    const auto found = byName.find(name);  // a stack with more layers has some of its own
    if (found != byName.end()) at::Tensor(tensor).copy_(found->second);
  }
}

}  // namespace

void startCompressor(Compressor& compressor, const Decoder& decoder, std::uint64_t seed) {
  const c10::NoGradGuard noGrad;
  at::Generator generator = at::detail::createCPUGenerator(seed);
  randomise(compressor.namedWeights(), generator);
  if (compressor.backbone) copyStack(*decoder.transformer, *compressor.backbone);
  startConverter(compressor, decoder.transformer->embedding.detach(), generator);
}

void randomStart(PicModel& model, std::uint64_t seed, double deviation) {
  const c10::NoGradGuard noGrad;
  at::Generator generator = at::detail::createCPUGenerator(seed);
  randomise(model.decoder->namedWeights(), generator, deviation);
  for (const auto& compressor : model.compressors) {
    randomise(compressor->namedWeights(), generator, deviation);
    startConverter(*compressor, model.decoder->transformer->embedding.detach(), generator);
  }
}

void warmStart(PicModel& model, const std::filesystem::path& bert, const std::filesystem::path& vocabularyFile,
               const std::vector<float>& logUnigram, std::uint64_t seed) {
  const c10::NoGradGuard noGrad;
  at::Generator generator = at::detail::createCPUGenerator(seed);
  const Safetensors source = Safetensors::open(bert);
  const WordPieceVocabulary vocabulary(vocabularyFile);
  const at::Tensor words = at::empty({vocabulary.size(), model.shape.width});
  loadInto({{"embedding.weight", words}}, source, bert,
           [&](const std::string& name) { return storedTensor(name, "bert", source); });

  Decoder& decoder = *model.decoder;
  randomise(decoder.namedWeights(), generator);
  carryVocabulary(decoder.transformer->embedding.detach(), words, vocabulary, *model.tokenizer, generator);
  loadStack(*decoder.transformer, source, bert, generator);
  for (const auto& [name, tensor] : decoder.namedWeights()) {
    if (name == "head.dense.weight") at::Tensor(tensor).copy_(at::eye(tensor.size(0)));
    if (name == "head.bias") at::Tensor(tensor).copy_(at::tensor(logUnigram));
  }
  for (const auto& compressor : model.compressors) {
    randomise(compressor->namedWeights(), generator);
    if (compressor->backbone) loadStack(*compressor->backbone, source, bert, generator);
    startConverter(*compressor, decoder.transformer->embedding.detach(), generator);
  }
}

}  // namespace engine
