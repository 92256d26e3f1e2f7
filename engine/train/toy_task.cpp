// SPDX-License-Identifier: Apache-2.0
#include "engine/train/toy_task.h"

#include <nlohmann/json.hpp>

#include "engine/text/control_symbols.h"
#include "engine/values/random.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/model_config.h"

namespace engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSymbols = "abcdefghijklmnopqrstuvwxyz012345";
constexpr int kTokens = 48;
constexpr int kDocuments = 1000;
constexpr int kDocumentSymbols = 1024;
constexpr int kWidth = 96;

// One token a symbol: byte pair encoding that knows no pair.
Json tokenizer() {
  Json vocabulary = Json::object();
  for (const char symbol : kSymbols) vocabulary[std::string(1, symbol)] = vocabulary.size();
  return {{"version", "1.0"},
          {"added_tokens", Json::array()},
          {"normalizer", nullptr},
          {"pre_tokenizer", nullptr},
          {"post_processor", nullptr},
          {"decoder", {{"type", "Fuse"}}},
          {"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", Json::array()}}}};
}

// A decoder of two layers; pre-norm, rotary positions, as the measurements were made.
ModelShape shape() {
  ModelShape shape;
  shape.family = "llama";
  shape.vocabulary = static_cast<int>(kSymbols.size());  // the trainer adds the control symbols
  shape.width = kWidth;
  shape.layers = 2;
  shape.heads = shape.keyValueHeads = 3;
  shape.headWidth = kWidth / shape.heads;
  shape.feedForward = 256;  // gated: as many weights as 4 · width without a gate
  shape.maxPositions = 4 * kTokens;
  shape.tiedHead = false;
  return shape;
}

std::string text() {
  Random random(1);
  std::string lines;
  for (int document = 0; document < kDocuments; ++document) {
    std::string symbols;
    for (int i = 0; i < kDocumentSymbols; ++i) symbols += kSymbols[random.below(kSymbols.size())];
    lines += Json{{"title", "Random " + std::to_string(document)}, {"text", symbols}}.dump() + "\n";
  }
  return lines;
}

}  // namespace

std::filesystem::path toyFolder(const std::filesystem::path& race) { return race / "task"; }

void writeToyTask(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / "tokenizer.json";
  writeFileAtomically(file, tokenizer().dump(1));
  writeFileAtomically(file, withControlSymbols(file, {"<ctx>", "</ctx>", "<mem>", "</mem>", "<ae>", "<lm>", "<q>", "<a>", "</s>"}));
  writeFileAtomically(folder / "shape.json", writeModelConfig(shape()));
  writeFileAtomically(folder / "text.jsonl", text());
}

std::string toyTraining() {
  const Json training = {
      {"start", {{"config", "shape.json"}}},
      {"tokenizer", "tokenizer.json"},
      {"data", {{{"path", "text.jsonl"}, {"kind", "text"}}}},
      {"cache", "cache"},
      {"held_out", 0.05},
      {"objectives", {{"autoencode", 1}}},
      {"ratios", {{"8", 1}}},
      {"steps", 300},
      {"batch", 32},
      {"autoencode_batch", 32},
      {"min_tokens", kTokens},
      {"max_tokens", kTokens},
      {"segment_tokens", kTokens},
      {"question_position", kTokens},
      {"prefix_bidirectional", false},
      {"optimizer", {{"rate", 1e-3}, {"warmup", 30}, {"final_rate", 1}}},
      {"evaluation", {{"every", 25}, {"questions", 0}, {"examples", 128}, {"ratios", {8}}}},
      {"dtype", "float32"},
      {"checkpoint_every", 100},
  };
  return training.dump();
}

std::string toyCompressor() { return Json{{"layers", 3}}.dump(); }

}  // namespace engine
