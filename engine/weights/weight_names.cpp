// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/weight_names.h"

#include <optional>
#include <utility>

#include "engine/error.h"
#include "engine/weights/safetensors_format.h"

namespace engine {
namespace {

using Renaming = std::pair<const char*, const char*>;

// Whole names up to the last dot; in a layer, what follows "layers.N.".
constexpr Renaming kLlamaModel[] = {{"embedding", "model.embed_tokens"}, {"norm", "model.norm"}, {"head", "lm_head"}};
constexpr Renaming kLlamaLayer[] = {{"attention.q", "self_attn.q_proj"},     {"attention.k", "self_attn.k_proj"},
                                    {"attention.v", "self_attn.v_proj"},     {"attention.o", "self_attn.o_proj"},
                                    {"mlp.gate", "mlp.gate_proj"},           {"mlp.up", "mlp.up_proj"},
                                    {"attention_norm", "input_layernorm"},   {"mlp.down", "mlp.down_proj"},
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

// "…LayerNorm.weight" → "…LayerNorm.gamma", as folders converted from TensorFlow say.
std::string withOldNormName(const std::string& name) {
  if (name.ends_with("LayerNorm.weight")) return name.substr(0, name.size() - 6) + "gamma";
  if (name.ends_with("LayerNorm.bias")) return name.substr(0, name.size() - 4) + "beta";
  return name;
}

void checkTensor(const TensorView& found, const RequiredTensor& required, const std::string& name,
                 const std::filesystem::path& file) {
  const std::string sentence = file.string() + ": tensor '" + name + "' should ";
  if (found.shape != required.shape) {
    throw Error(sentence + "have the shape " + shapeText(required.shape) + ", found " + shapeText(found.shape) + ".");
  }
  for (const char* dtype : {"F32", "BF16", "F16", "F64"}) {
    if (found.dtype == dtype) return;
  }
  throw Error(sentence + "be F64, F32, F16 or BF16, found " + found.dtype + ".");
}

}  // namespace

std::string fileName(const std::string& internal, const std::string& family) {
  const NameParts parts = split(internal);
  std::optional<std::string> module;
  if (family == "llama") module = llamaModule(parts);
  if (family == "bert") module = bertModule(parts);
  if (!module) throw Error("The parameter '" + internal + "' has no name in files of the family '" + family + "'.");
  return *module + parts.suffix;
}

std::string storedName(const std::string& internal, const std::string& family, const Safetensors& weights) {
  const std::string name = fileName(internal, family);
  if (family != "bert") return name;
  const std::string bare = name.starts_with("bert.") ? name.substr(5) : name;
  for (const std::string& candidate : {name, bare, withOldNormName(name), withOldNormName(bare)}) {
    if (weights.tensors().contains(candidate)) return candidate;
  }
  return name;
}

void checkTensors(const Safetensors& weights, const ModelShape& shape, const std::filesystem::path& file) {
  for (const RequiredTensor& required : requiredTensors(shape)) {
    const std::string name = storedName(required.name, shape.family, weights);
    const auto found = weights.tensors().find(name);
    if (found == weights.tensors().end()) {
      throw Error(file.string() + ": tensor '" + name + "' " + shapeText(required.shape) + " is missing.");
    }
    checkTensor(found->second, required, name, file);
  }
}

}  // namespace engine
