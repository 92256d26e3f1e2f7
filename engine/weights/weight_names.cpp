// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/weight_names.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/error.h"
#include "engine/weights/safetensors_format.h"

namespace engine {
namespace {

using Renaming = std::pair<const char*, const char*>;

// Whole names up to the last dot; in a layer, what follows "layers.N.".
constexpr Renaming kLlamaModel[] = {{"embedding", "model.embed_tokens"}, {"norm", "model.norm"}, {"head", "lm_head"}};
constexpr Renaming kLlamaLayer[] = {{"attention.q", "self_attn.q_proj"},
                                    {"attention.k", "self_attn.k_proj"},
                                    {"attention.v", "self_attn.v_proj"},
                                    {"attention.o", "self_attn.o_proj"},
                                    {"mlp.gate", "mlp.gate_proj"},
                                    {"mlp.up", "mlp.up_proj"},
                                    {"attention.q_norm", "self_attn.q_norm"},
                                    {"attention.k_norm", "self_attn.k_norm"},
                                    {"attention_norm", "input_layernorm"},
                                    {"mlp.down", "mlp.down_proj"},
                                    {"mlp_norm", "post_attention_layernorm"}};

constexpr Renaming kBertModel[] = {
    {"embedding", "bert.embeddings.word_embeddings"},   {"positions", "bert.embeddings.position_embeddings"},
    {"types", "bert.embeddings.token_type_embeddings"}, {"embedding_norm", "bert.embeddings.LayerNorm"},
    {"head.dense", "cls.predictions.transform.dense"},  {"head.norm", "cls.predictions.transform.LayerNorm"}};
constexpr Renaming kBertLayer[] = {{"attention.q", "attention.self.query"},
                                   {"attention.k", "attention.self.key"},
                                   {"attention.v", "attention.self.value"},
                                   {"attention.o", "attention.output.dense"},
                                   {"attention_norm", "attention.output.LayerNorm"},
                                   {"mlp.up", "intermediate.dense"},
                                   {"mlp.down", "output.dense"},
                                   {"mlp_norm", "output.LayerNorm"}};

constexpr Renaming kGpt2Model[] = {{"embedding", "transformer.wte"},
                                   {"positions", "transformer.wpe"},
                                   {"norm", "transformer.ln_f"},
                                   {"head", "lm_head"}};
constexpr Renaming kGpt2Layer[] = {{"attention.q", "attn.c_attn"}, {"attention.k", "attn.c_attn"},
                                   {"attention.v", "attn.c_attn"}, {"attention.o", "attn.c_proj"},
                                   {"attention_norm", "ln_1"},     {"mlp_norm", "ln_2"},
                                   {"mlp.up", "mlp.c_fc"},         {"mlp.down", "mlp.c_proj"}};

// "layers.3.mlp.up.weight" → layer "3", module "mlp.up", suffix ".weight". No layer: the whole module.
struct NameParts {
  std::string layer;
  std::string module;
  std::string suffix;
};

NameParts split(const std::string& internal) {
  const std::size_t dot = internal.rfind('.');
  if (dot == std::string::npos) return {{}, internal, {}};
  NameParts parts{{}, internal.substr(0, dot), internal.substr(dot)};
  const std::string prefix = "layers.";
  if (!parts.module.starts_with(prefix)) return parts;
  const std::size_t end = parts.module.find('.', prefix.size());
  if (end == std::string::npos) return parts;
  parts.layer = parts.module.substr(prefix.size(), end - prefix.size());
  parts.module = parts.module.substr(end + 1);
  return parts;
}

template <std::size_t Count>
std::optional<std::string> renamed(const std::string& module, const Renaming (&table)[Count]) {
  for (const auto& [ours, theirs] : table) {
    if (module == ours) return theirs;
  }
  return std::nullopt;
}

std::optional<std::string> llamaModule(const NameParts& parts) {
  if (parts.layer.empty()) return renamed(parts.module, kLlamaModel);
  const std::optional<std::string> module = renamed(parts.module, kLlamaLayer);
  return module ? std::optional("model.layers." + parts.layer + "." + *module) : std::nullopt;
}

std::optional<std::string> bertModule(const NameParts& parts) {
  if (parts.layer.empty() && parts.module == "head") {
    return parts.suffix == ".bias" ? "cls.predictions" : "cls.predictions.decoder";
  }
  if (parts.layer.empty()) return renamed(parts.module, kBertModel);
  const std::optional<std::string> module = renamed(parts.module, kBertLayer);
  return module ? std::optional("bert.encoder.layer." + parts.layer + "." + *module) : std::nullopt;
}

std::optional<std::string> gpt2Module(const NameParts& parts) {
  if (parts.layer.empty()) return renamed(parts.module, kGpt2Model);
  const std::optional<std::string> module = renamed(parts.module, kGpt2Layer);
  return module ? std::optional("transformer.h." + parts.layer + "." + *module) : std::nullopt;
}

// GPT-2's maps are stored (in, out), its queries, keys and values side by side.
StoredTensor gpt2Place(const NameParts& parts, std::string name) {
  const bool map = !parts.layer.empty() && !parts.module.ends_with("norm");
  StoredTensor place{std::move(name), map && parts.suffix == ".weight"};
  constexpr const char* kFused[] = {"attention.q", "attention.k", "attention.v"};
  for (int part = 0; part < 3; ++part) {
    if (parts.module != kFused[part]) continue;
    place.part = part;
    place.parts = 3;
  }
  return place;
}

// Whether the module is one of those that all relatives of Llama have.
bool isLlama(const std::string& family) {
  return family == "llama" || family == "mistral" || family == "qwen2" || family == "qwen3";
}

// "…LayerNorm.weight" → "…LayerNorm.gamma", as folders converted from TensorFlow say.
std::string withOldNormName(const std::string& name) {
  if (name.ends_with("LayerNorm.weight")) return name.substr(0, name.size() - 6) + "gamma";
  if (name.ends_with("LayerNorm.bias")) return name.substr(0, name.size() - 4) + "beta";
  return name;
}

void checkTensor(const TensorView& found, const std::vector<std::int64_t>& expected, const std::string& name,
                 const std::filesystem::path& file) {
  const std::string sentence = file.string() + ": tensor '" + name + "' should ";
  if (found.shape != expected) {
    throw Error(sentence + "have the shape " + shapeText(expected) + ", found " + shapeText(found.shape) + ".");
  }
  for (const char* dtype : {"F32", "BF16", "F16", "F64"}) {
    if (found.dtype == dtype) return;
  }
  throw Error(sentence + "be F64, F32, F16 or BF16, found " + found.dtype + ".");
}

}  // namespace

std::vector<std::int64_t> StoredTensor::shapeInFile(std::vector<std::int64_t> own) const {
  if (!own.empty()) own.front() *= parts;
  if (transposed) std::reverse(own.begin(), own.end());
  return own;
}

StoredTensor storedTensor(const std::string& internal, const std::string& family) {
  const NameParts parts = split(internal);
  std::optional<std::string> module;
  if (isLlama(family)) module = llamaModule(parts);
  if (family == "bert") module = bertModule(parts);
  if (family == "gpt2") module = gpt2Module(parts);
  if (!module) throw Error("The parameter '" + internal + "' has no name in files of the family '" + family + "'.");
  return family == "gpt2" ? gpt2Place(parts, *module + parts.suffix) : StoredTensor{*module + parts.suffix};
}

StoredTensor storedTensor(const std::string& internal, const std::string& family, const Safetensors& weights) {
  StoredTensor place = storedTensor(internal, family);
  std::string bare = place.name;
  for (const std::string prefix : {"bert.", "transformer."}) {
    if (bare.starts_with(prefix)) bare.erase(0, prefix.size());
  }
  for (const std::string& candidate : {place.name, bare, withOldNormName(place.name), withOldNormName(bare)}) {
    if (!weights.tensors().contains(candidate)) continue;
    place.name = candidate;
    break;
  }
  return place;
}

void checkTensors(const Safetensors& weights, const ModelShape& shape, const std::filesystem::path& file) {
  for (const RequiredTensor& required : requiredTensors(shape)) {
    const StoredTensor place = storedTensor(required.name, shape.family, weights);
    const std::vector<std::int64_t> expected = place.shapeInFile(required.shape);
    const auto found = weights.tensors().find(place.name);
    if (found == weights.tensors().end()) {
      throw Error(file.string() + ": tensor '" + place.name + "' " + shapeText(expected) + " is missing.");
    }
    checkTensor(found->second, expected, place.name, file);
  }
}

}  // namespace engine
