// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/train_plan.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::TrainPlan", text); }

QJsonObject startObject(const TrainPlan& plan, const QString& shape) {
  switch (plan.start) {
    case TrainStart::Model:
      return {{"model", plan.startFolder}};
    case TrainStart::Backbone:
      return {{"backbone", plan.startFolder}};
    case TrainStart::Scratch:
      break;
  }
  return {{"config", shape}};
}

QJsonValue maskValue(const QString& mask) {
  const QJsonDocument json = QJsonDocument::fromJson(mask.toUtf8());
  return json.isObject() ? QJsonValue(json.object()) : QJsonValue(mask);
}

QJsonObject compressorObject(const TrainPlan& plan) {
  QJsonObject compressor{{"name", plan.compressor},
                         {"mask", maskValue(plan.mask)},
                         {"bidirectional_context", plan.bidirectional},
                         {"memory_input", plan.memoryInput},
                         {"memory_output", plan.memoryOutput},
                         {"memories_per_chunk", plan.memoriesPerChunk},
                         {"positions", plan.positions}};
  if (plan.trained == TrainedPart::Adapter) compressor["lora"] = QJsonObject{{"rank", plan.adapterRank}};
  return compressor;
}

template <typename Key, typename Name>
QJsonObject weightsObject(const std::vector<std::pair<Key, double>>& weights, Name name) {
  QJsonObject object;
  for (const auto& [key, weight] : weights) {
    if (weight > 0) object[name(key)] = weight;
  }
  return object;
}

QJsonObject optimizerObject(const TrainPlan& plan) {
  QJsonObject optimizer{{"rate", plan.rate}, {"warmup", plan.warmup}};
  const bool frozen = plan.trained != TrainedPart::Both;
  if (frozen) optimizer["rate_factors"] = QJsonObject{{"decoder", 0}};
  if (!frozen && plan.start == TrainStart::Backbone) optimizer["rate_factors"] = QJsonObject{{"decoder", 1}};
  return optimizer;
}

bool needsCompressor(const TrainPlan& plan) {
  return std::any_of(plan.ratios.begin(), plan.ratios.end(), [](const auto& r) { return r.first > 1 && r.second > 0; });
}

QJsonObject evaluationObject(const TrainPlan& plan) {
  QJsonArray ratios;
  for (const int ratio : plan.evaluationRatios) ratios.append(ratio);
  QJsonObject evaluation{{"every", plan.evaluateEvery}, {"questions", plan.evaluationQuestions}};
  if (!ratios.isEmpty()) evaluation["ratios"] = ratios;
  return evaluation;
}

bool anyWeight(const TrainPlan& plan) {
  const auto positive = [](const auto& pair) { return pair.second > 0; };
  return std::any_of(plan.objectives.begin(), plan.objectives.end(), positive) &&
         std::any_of(plan.ratios.begin(), plan.ratios.end(), positive);
}

}  // namespace

std::vector<ObjectiveWords> objectiveWords() {
  return {{"quote", translated("Quote"), translated("Say a sentence of the text again that a few of its words name")},
          {"cloze", translated("Cloze"), translated("Say the word that was taken out of a sentence of the text")},
          {"question", translated("Questions"), translated("Answer questions; needs data with questions")},
          {"unanswerable", translated("Unanswerable"), translated("Say that the text does not hold the answer")},
          {"autoencode", translated("Reproduction"), translated("Say the whole text again from memory (AE)")},
          {"completion", translated("Continuation"), translated("Go on with the text after what memory holds")},
          {"plain_language", translated("Plain language"), translated("Go on with a text without any memory")}};
}

QString objectiveText(const QString& name) {
  for (const ObjectiveWords& words : objectiveWords()) {
    if (name == QLatin1String(words.name)) return words.text;
  }
  return name;
}

QByteArray trainConfig(const TrainPlan& plan, const QString& output, const QString& shape) {
  QJsonArray data;
  for (const CorpusFile& file : plan.data) data.append(QJsonObject{{"path", file.path}, {"kind", file.kind}});
  QJsonObject config{{"output", output},
                     {"start", startObject(plan, shape)},
                     {"data", data},
                     {"objectives", weightsObject(plan.objectives, [](const QString& name) { return name; })},
                     {"ratios", weightsObject(plan.ratios, [](int ratio) { return QString::number(ratio); })},
                     {"steps", plan.steps},
                     {"batch", plan.batch},
                     {"autoencode_batch", std::max(1, plan.batch / 2)},
                     {"min_tokens", plan.minTokens},
                     {"max_tokens", plan.maxTokens},
                     {"optimizer", optimizerObject(plan)},
                     {"evaluation", evaluationObject(plan)},
                     {"log_every", plan.logEvery},
                     {"checkpoint_every", plan.checkpointEvery},
                     {"seed", plan.seed},
                     {"device", plan.device},
                     {"dtype", plan.dtype},
                     {"threads", plan.threads}};
  if (!plan.cache.isEmpty()) config["cache"] = plan.cache;
  if (needsCompressor(plan)) config["compressors"] = QJsonArray{compressorObject(plan)};
  if (plan.start == TrainStart::Scratch) config["tokenizer"] = plan.tokenizer;
  if (plan.severalSegments > 0) config["several_segments"] = plan.severalSegments;
  if (plan.distillation > 0) config["distillation"] = plan.distillation;
  return QJsonDocument(config).toJson();
}

QByteArray shapeConfig(const TrainPlan& plan) {
  const QJsonObject shape{{"architectures", QJsonArray{"BertForMaskedLM"}},
                          {"model_type", "bert"},
                          {"vocab_size", 1},  // the tokenizer's, in truth
                          {"hidden_size", plan.width},
                          {"num_hidden_layers", plan.layers},
                          {"num_attention_heads", std::max(1, plan.width / 32)},
                          {"intermediate_size", 4 * plan.width},
                          {"hidden_act", "gelu"},
                          {"max_position_embeddings", 512},
                          {"type_vocab_size", 2},
                          {"layer_norm_eps", 1e-12},
                          {"tie_word_embeddings", true}};
  return QJsonDocument(shape).toJson();
}

QString missingIn(const TrainPlan& plan) {
  if (plan.data.empty()) return translated("Choose at least one file to learn from.");
  if (!anyWeight(plan)) return translated("Give at least one objective and one ratio a weight above 0.");
  if (plan.start != TrainStart::Scratch && plan.startFolder.isEmpty()) return translated("Choose the folder to start from.");
  if (plan.trained == TrainedPart::CompressorOnly && !needsCompressor(plan)) {
    return translated("Only the compressor is to be trained, but no ratio above 1 has a weight.");
  }
  return {};
}

}  // namespace ui
