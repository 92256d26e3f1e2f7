// SPDX-License-Identifier: Apache-2.0
#include "engine/train/backbone_start.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/error.h"
#include "engine/model/weights_io.h"
#include "engine/text/control_symbols.h"
#include "engine/train/warm_start.h"
#include "engine/weights/atomic_file.h"

namespace engine {
namespace {

struct Symbol {
  const char* symbol;
  const char* words;  // that a reader of plain text would expect in its place
};
constexpr Symbol kSymbols[] = {{"<ctx>", "\nText:"},   {"</ctx>", "\n"},          {"<mem>", "\nText:"},
                               {"</mem>", "\n"},       {"<ae>", "\nOnce again:"}, {"<lm>", "\nIt goes on:"},
                               {"<q>", "\nQuestion:"}, {"<a>", "\nAnswer:"}};

void mustGenerate(const ModelFolder& folder, const PicConfig& pic) {
  if (!folder.shape.causal || folder.shape.head == HeadKind::None) {
    throw Error(folder.path.string() + " is not a causal language model: it cannot be the decoder of a compressor.");
  }
  if (pic.questionPosition + 64 > folder.shape.maxPositions) {
    throw Error(folder.path.string() + " reads " + std::to_string(folder.shape.maxPositions) +
                " positions; segments of " + std::to_string(pic.segmentTokens) +
                " tokens and a question of 64 need more. Lower segment_tokens.");
  }
}

// Embedding and untied head have rows for the added symbols; the file has none.
NamedTensors asInFile(const NamedTensors& weights, const ModelShape& shape) {
  NamedTensors targets;
  for (const auto& [name, tensor] : weights) {
    const bool grown = name == "embedding.weight" || name == "head.weight" || name == "head.bias";
    targets.emplace_back(name, grown ? tensor.narrow(0, 0, shape.vocabulary) : tensor);
  }
  return targets;
}

void load(const Transformer& transformer, const ModelFolder& folder) {
  const std::filesystem::path& file = folder.weights.front();
  const Safetensors weights = Safetensors::open(file);
  checkTensors(weights, folder.shape, file);
  loadInto(asInFile(transformer.namedWeights(), folder.shape), weights, file,
           [&](const std::string& name) { return storedTensor(name, folder.shape.family, weights); });
}

at::Tensor meanRow(const at::Tensor& rows, const std::vector<std::int32_t>& ids) {
  const at::Tensor which = at::tensor(std::vector<std::int64_t>(ids.begin(), ids.end()));
  return rows.index_select(0, which).mean(0);  // (D)
}

void beginSymbols(const Transformer& transformer, const Tokenizer& tokenizer, int known) {
  for (const auto& [name, tensor] : transformer.namedWeights()) {
    if (name != "embedding.weight" && name != "head.weight") continue;
    const std::int64_t added = tensor.size(0) - known;
    if (added > 0) tensor.narrow(0, known, added).copy_(tensor.narrow(0, 0, known).mean(0).expand({added, -1}));
    if (name == "head.weight") continue;  // symbols are read, not written
    for (const Symbol& symbol : kSymbols) {
      tensor.select(0, *tokenizer.idOf(symbol.symbol)).copy_(meanRow(tensor, tokenizer.encode(symbol.words).ids));
    }
  }
}

}  // namespace

std::filesystem::path backboneTokenizer(const std::filesystem::path& backbone, const std::filesystem::path& output) {
  const ModelFolder folder = openModelFolder(backbone);
  if (!folder.tokenizer) throw Error(backbone.string() + " has no tokenizer, so no text can be compressed with it.");
  std::vector<std::string> symbols;
  for (const Symbol& symbol : kSymbols) symbols.emplace_back(symbol.symbol);
  std::filesystem::create_directories(output);
  const std::filesystem::path file = output / folder.tokenizer->filename();
  writeFileAtomically(file, withControlSymbols(*folder.tokenizer, symbols));
  return file;
}

void startFromBackbone(PicModel& model, const TrainConfig& config) {
  const c10::NoGradGuard noGrad;
  const ModelFolder folder = openModelFolder(config.start.backbone);
  mustGenerate(folder, model.config);
  model.shape = folder.shape;
  model.shape.vocabulary = std::max(folder.shape.vocabulary, model.tokenizer->size());
  model.decoder = std::make_shared<Decoder>(model.shape, model.config.maxSegments);
  load(*model.decoder->transformer, folder);
  beginSymbols(*model.decoder->transformer, *model.tokenizer, folder.shape.vocabulary);
  for (const CompressorPlan& plan : config.compressors) {
    model.compressors.push_back(std::make_shared<Compressor>(model.shape, plan.config));
    startCompressor(*model.compressors.back(), *model.decoder, config.seed);
  }
}

}  // namespace engine
