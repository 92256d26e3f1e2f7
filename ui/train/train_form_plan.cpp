// SPDX-License-Identifier: GPL-3.0-or-later
// Between the fields of TrainForm and the plan: the other half of ui/train/train_form.cpp.
#include <QLineEdit>

#include "ui/train/corpus_table.h"
#include "ui/train/form_fields.h"
#include "ui/train/train_form.h"
#include "ui/train/weights_box.h"

namespace ui {

void TrainForm::setPlan(const TrainPlan& plan) {
  m_title->setText(plan.title);
  choose(m_start, int(plan.start));
  if (!plan.startFolder.isEmpty()) m_folder->setText(plan.startFolder);
  m_layers->setValue(plan.layers);
  m_width->setValue(plan.width);
  m_corpus->setFiles(plan.data);
  m_objectives->setWeights(plan.objectives);
  std::vector<std::pair<QString, double>> ratios;
  for (const auto& [ratio, weight] : plan.ratios) ratios.emplace_back(QString::number(ratio), weight);
  m_ratios->setWeights(ratios);
  choose(m_mask, plan.mask);
  choose(m_context, plan.bidirectional);
  choose(m_memoryInput, plan.memoryInput);
  choose(m_memoryOutput, plan.memoryOutput);
  choose(m_trained, int(plan.trained));
  m_rank->setValue(plan.adapterRank);
  choose(m_positions, plan.positions);
  m_memories->setValue(plan.memoriesPerChunk);
  m_steps->setValue(plan.steps);
  m_batch->setValue(plan.batch);
  m_seed->setValue(plan.seed);
  m_rate->setValue(plan.rate);
  m_warmup->setValue(plan.warmup);
  m_minTokens->setValue(plan.minTokens);
  m_maxTokens->setValue(plan.maxTokens);
  m_several->setValue(plan.severalSegments);
  m_distillation->setValue(plan.distillation);
  m_evaluateEvery->setValue(plan.evaluateEvery);
  m_questions->setValue(plan.evaluationQuestions);
  m_checkpointEvery->setValue(plan.checkpointEvery);
  showStart();
}

TrainPlan TrainForm::plan() const {
  TrainPlan plan;
  plan.title = m_title->text().trimmed();
  if (plan.title.isEmpty()) plan.title = m_title->placeholderText();
  plan.start = static_cast<TrainStart>(m_start->currentData().toInt());
  plan.startFolder = m_folder->text().trimmed();
  plan.tokenizer = m_modelTokenizer;
  plan.layers = m_layers->value();
  plan.width = m_width->value() / 32 * 32;  // heads are 32 wide
  plan.data = m_corpus->files();
  plan.objectives = m_objectives->weights();
  for (const auto& [ratio, weight] : m_ratios->weights()) plan.ratios.emplace_back(ratio.toInt(), weight);
  plan.mask = m_mask->currentData().toString();
  plan.compressor = plan.mask.startsWith(QLatin1Char('{')) ? QStringLiteral("custom") : plan.mask;
  plan.bidirectional = m_context->currentData().toBool();
  plan.memoryInput = m_memoryInput->currentData().toString();
  plan.memoryOutput = m_memoryOutput->currentData().toString();
  plan.trained = static_cast<TrainedPart>(m_trained->currentData().toInt());
  plan.adapterRank = m_rank->value();
  plan.positions = m_positions->currentData().toString();
  plan.memoriesPerChunk = m_memories->value();
  plan.steps = m_steps->value();
  plan.batch = m_batch->value();
  plan.seed = m_seed->value();
  plan.rate = m_rate->value();
  plan.warmup = m_warmup->value();
  plan.minTokens = m_minTokens->value();
  plan.maxTokens = std::max(m_maxTokens->value(), plan.minTokens);
  plan.severalSegments = m_several->value();
  plan.distillation = m_distillation->value();
  plan.evaluateEvery = m_evaluateEvery->value();
  plan.evaluationQuestions = m_questions->value();
  for (const auto& [ratio, weight] : plan.ratios) {
    if (weight > 0) plan.evaluationRatios.push_back(ratio);
  }
  plan.checkpointEvery = m_checkpointEvery->value();
  plan.logEvery = std::clamp(plan.steps / 500, 1, 10);  // enough points for a curve
  return plan;
}

}  // namespace ui
