// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

constexpr int kMostTokenTypes = 1024;

HeadKind readHead(const JsonFields& config) {
  const std::string architecture = architectureOf(config, "BertModel");
  if (architecture == "BertModel") return HeadKind::None;
  for (const char* withHead : {"BertForMaskedLM", "BertLMHeadModel", "BertForPreTraining"}) {
    if (architecture == withHead) return HeadKind::DenseNorm;
  }
  config.fail(
      "the architecture '" + architecture +
      "' is not supported; supported for bert: BertModel, BertForMaskedLM, BertLMHeadModel, BertForPreTraining.");
}

void refuseWhatIsNotImplemented(const JsonFields& config, const ModelShape& shape) {
  config.word("position_embedding_type", {"absolute"}, "absolute");
  if (config.flag("add_cross_attention", false)) config.fail("'add_cross_attention' is not supported.");
  requireWholeHeads(config, shape);
}

bool readHeadResidual(const JsonFields& config) {
  const nlohmann::json* own = config.value("pic_shape");
  if (own == nullptr) return false;
  const JsonFields fields(*own, config.where() + ": pic_shape");
  const bool residual = fields.flag("head_residual", false);
  fields.refuseUnknownKeys();
  return residual;
}

}  // namespace

ModelShape bertShape(const JsonFields& config) {
  ModelShape shape;
  readCommonShape(config, shape);
  refuseWhatIsNotImplemented(config, shape);
  shape.keyValueHeads = shape.heads;
  shape.headWidth = shape.width / shape.heads;
  shape.norm = NormKind::Layer;
  shape.normPlace = NormPlace::After;
  shape.normEpsilon = config.number("layer_norm_eps", 0, 1, 1e-12);
  shape.positions = PositionKind::Learned;
  shape.tokenTypes = config.count("type_vocab_size", 0, kMostTokenTypes, 2);
  shape.embeddingNorm = true;
  shape.finalNorm = false;
  shape.attentionBias = true;
  shape.attentionOutputBias = true;
  shape.mlpBias = true;
  shape.gatedMlp = false;
  shape.head = readHead(config);
  shape.headBias = shape.head != HeadKind::None;
  shape.headResidual = readHeadResidual(config);
  shape.tiedHead = config.flag("tie_word_embeddings", true);
  shape.causal = config.flag("is_decoder", false);
  return shape;
}

nlohmann::ordered_json bertConfig(const ModelShape& shape) {
  const bool hasHead = shape.head == HeadKind::DenseNorm;
  nlohmann::ordered_json config =
      commonConfig(shape, !hasHead ? "BertModel" : (shape.causal ? "BertLMHeadModel" : "BertForMaskedLM"));
  config["type_vocab_size"] = shape.tokenTypes;
  config["layer_norm_eps"] = shape.normEpsilon;
  config["position_embedding_type"] = "absolute";
  config["is_decoder"] = shape.causal;
  if (shape.headResidual) config["pic_shape"]["head_residual"] = true;
  return config;
}

}  // namespace engine
