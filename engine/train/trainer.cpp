// SPDX-License-Identifier: Apache-2.0
#include "engine/train/trainer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "engine/error.h"
#include "engine/model/compute.h"
#include "engine/train/backbone_start.h"
#include "engine/train/checkpoint.h"
#include "engine/train/held_out.h"
#include "engine/train/optimizer.h"
#include "engine/train/run_log.h"
#include "engine/train/training_step.h"
#include "engine/train/warm_start.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;

// The ratios above 1 that can be drawn.
std::vector<double> trainedRatios(const TrainConfig& config) {
  std::set<double> found;
  for (const auto& [objective, weight] : config.objectives) {
    if (weight <= 0) continue;
    for (const auto& [ratio, share] : ratiosFor(config, objective)) {
      if (ratio > 1 && share > 0) found.insert(ratio);
    }
  }
  return {found.begin(), found.end()};
}

// A compressor of a started model by the name of the plan's `start`, or null.
std::shared_ptr<Compressor> startedCompressor(const PicModel& from, const CompressorPlan& plan) {
  const std::string& wanted = plan.start.empty() ? plan.config.name : plan.start;
  for (const auto& compressor : from.compressors) {
    if (compressor->config().name == wanted) return compressor;
  }
  if (!plan.start.empty()) throw Error("The start model has no compressor '" + plan.start + "'.");
  return nullptr;
}

// The compressors of the plan, with weights of the start model where it has them.
void goOnFrom(PicModel& model, const TrainConfig& config) {
  PicModel from = loadPicModel(openModelFolder(config.start.model), at::kFloat);
  model.shape = from.shape;
  model.decoder = from.decoder;
  if (!model.tokenizer) {
    model.tokenizer = from.tokenizer;
    model.tokenizerFile = from.tokenizerFile;
  }
  for (const CompressorPlan& plan : config.compressors) {
    auto compressor = std::make_shared<Compressor>(model.shape, plan.config);
    if (const auto started = startedCompressor(from, plan)) {
      const c10::NoGradGuard noGrad;
      const auto source = started->namedWeights(), target = compressor->namedWeights();
      for (std::size_t i = 0; i < target.size(); ++i) at::Tensor(target[i].second).copy_(source[i].second);
    } else {
      startCompressor(*compressor, *model.decoder, config.seed);
    }
    model.compressors.push_back(compressor);
  }
}

void startFresh(PicModel& model, const TrainConfig& config) {
  model.shape = *config.start.shape;
  model.shape.vocabulary = model.tokenizer->size();
  model.decoder = std::make_shared<Decoder>(model.shape, model.config.maxSegments);
  for (const CompressorPlan& plan : config.compressors) model.compressors.push_back(std::make_shared<Compressor>(model.shape, plan.config));
}

class Run {
 public:
  Run(const TrainConfig& config, bool resume, std::stop_token stop, const TrainLog& log, const Progress& report)
      : m_config(config), m_stop(std::move(stop)), m_listener(log), m_report(report), m_compute(prepareCompute({config.device, config.dtype, config.threads})) {
    prepareFolder(resume);
    openData();
    makeModel();
    m_control.emplace(*m_model.tokenizer);
    m_model.decoder->to(m_compute.device);
    for (const auto& compressor : m_model.compressors) compressor->to(m_compute.device);
    m_optimizer = std::make_unique<Optimizer>(parameters(), m_config.optimizer);  // its moments lie where the parameters do
    if (resume) m_state = loadCheckpoint(findCheckpoint(m_config.output), m_model, *m_optimizer);
  }

  TrainSummary operator()() {
    m_log->begin(m_state.step, m_config.steps);
    m_log->write({{"kind", "run"}, {"step", m_state.step}, {"steps", m_config.steps}, {"seed", m_config.seed}, {"threads", at::get_num_threads()},
              {"dtype", m_compute.dtypeName()}, {"trained_parameters", m_optimizer->trainedParameters()}, {"tokens", m_data->tokens()}});
    if (m_state.step == 0 && m_config.evaluation.every > 0) m_log->maps(0, memoryMaps());  // how it looks before it learns
    while (m_state.step < m_config.steps && !m_stop.stop_requested() && !pauseAsked()) {
      step();
      if (m_config.evaluation.every > 0 && (m_state.step % m_config.evaluation.every == 0 || m_state.step == m_config.steps)) evaluate();
      if (m_state.step % m_config.checkpointEvery == 0) checkpoint();
    }
    checkpoint();
    const bool stopped = m_state.step < m_config.steps;
    if (!stopped) savePicModel(m_model, m_config.output / "model", at::kBFloat16);
    m_log->write({{"kind", "done"}, {"step", m_state.step}, {"seconds", m_state.seconds}, {"stopped", stopped}});
    return {m_state.step, m_state.seconds, m_lastLoss, stopped};
  }

 private:
  void prepareFolder(bool resume) {
    const bool begun = !findCheckpoint(m_config.output).empty();
    if (resume && !begun) throw Error(m_config.output.string() + " holds no checkpoint to resume from.");
    if (!resume && begun) throw Error(m_config.output.string() + " already holds a run; resume it, or choose another output.");
    std::filesystem::create_directories(m_config.output);
    std::filesystem::remove(pauseFile());  // of an earlier sitting, which was over before it saw the file
    m_log.emplace(m_config.output, m_listener);
  }

  std::filesystem::path pauseFile() const { return m_config.output / "pause"; }
  bool pauseAsked() const { return std::filesystem::exists(pauseFile()) && std::filesystem::remove(pauseFile()); }

  void openData() {
    if (!m_config.tokenizer.empty()) m_model.tokenizerFile = m_config.tokenizer;
    else if (!m_config.start.backbone.empty()) m_model.tokenizerFile = backboneTokenizer(m_config.start.backbone, m_config.output);
    else if (!m_config.start.model.empty()) m_model.tokenizerFile = openModelFolder(m_config.start.model).tokenizer.value_or(m_config.start.model / "tokenizer.model");
    else throw Error("The training needs a tokenizer: set \"tokenizer\" to its tokenizer.model.");
    m_model.tokenizer = openTokenizer(m_model.tokenizerFile);
    DataOptions options = m_config.dataOptions;
    options.segmentTokens = m_config.pic.segmentTokens;
    if (options.cache.empty()) options.cache = m_config.output / "cache";
    m_data.emplace(TrainingData::open(m_config.data, *m_model.tokenizer, options, m_report, m_stop));
  }

  void makeModel() {
    m_model.config = m_config.pic;
    for (const CompressorPlan& plan : m_config.compressors) {
      m_model.config.compressors.push_back(plan.config);
      m_model.config.compressors.back().trainedRatios = trainedRatios(m_config);
    }
    if (!m_config.compressors.empty()) m_model.config.defaultCompressor = m_config.compressors.front().config.name;
    if (!m_config.start.model.empty()) return goOnFrom(m_model, m_config);
    if (!m_config.start.backbone.empty()) {
      startFromBackbone(m_model, m_config);
      // What is not trained needs no masters in float32.
      if (m_config.optimizer.rateFactors.at("decoder") <= 0) m_model.decoder->to(m_compute.dtype);
      return;
    }
    startFresh(m_model, m_config);
    if (m_config.start.bert.empty()) randomStart(m_model, m_config.seed, m_config.start.deviation);
    else warmStart(m_model, m_config.start.bert, m_config.start.vocabulary, m_data->logUnigram(), m_config.seed);
  }

  // Every parameter under a name that rate factors can speak of: "decoder.…", "compressor.NAME.…".
  Optimizer::Named parameters() const {
    Optimizer::Named all;
    for (const auto& item : m_model.decoder->named_parameters()) all.emplace_back("decoder." + item.key(), item.value());
    for (const auto& compressor : m_model.compressors) {
      for (const auto& item : compressor->named_parameters()) all.emplace_back("compressor." + compressor->config().name + "." + item.key(), item.value());
    }
    return all;
  }

  std::vector<Example> examplesFor(const StepDraw& draw, int micro) const {
    const bool running = isRunningText(draw.objective);
    DrawOptions options;
    options.count = running ? m_config.autoencodeBatch : m_config.batch;
    options.seed = draw.seed + static_cast<std::uint64_t>(micro);
    options.minTokens = m_config.minTokens;
    options.maxTokens = m_config.maxTokens;
    if (draw.several && !running) {
      options.minSegments = 2;
      options.maxSegments = m_config.maxSegments;
      options.count = std::max(1, m_config.batch / 2);  // twice and more the context in each
    }
    return m_data->draw(draw.objective, options);
  }

  void step() {
    const auto begin = Clock::now();
    const StepDraw draw = drawStep(m_config, m_state.step);
    m_optimizer->clearGradients();
    StepLoss loss;
    std::int64_t tokens = 0;
    for (int micro = 0; micro < m_config.accumulate; ++micro) {
      loss = computeLoss(m_model, examplesFor(draw, micro), draw, m_config, *m_control, m_compute.dtype);
      (loss.loss / m_config.accumulate).backward();
      tokens += loss.tokens;
    }
    const double norm = m_optimizer->clipGradients();
    const double rate = m_config.optimizer.rate * scheduledRate(m_state.step, m_config.steps, m_config.optimizer);
    m_optimizer->step(rate);
    ++m_state.step;
    m_lastLoss = loss.crossEntropy;
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    m_state.seconds += seconds;
    const std::string compressor = draw.compressor < 0 ? "" : m_config.compressors[draw.compressor].config.name;
    m_log->step({draw, compressor, loss.crossEntropy, loss.accuracy, loss.targets, tokens, norm, rate, seconds}, m_state.step,
                m_state.seconds, m_state.step % m_config.logEvery == 0 || m_state.step == 1);
    if (m_report) m_report({"Training", m_state.step, m_config.steps, "steps"});
  }

  void evaluate() {
    const EvaluationPlan& plan = m_config.evaluation;
    const HeldOutReport held = scoreHeldOut(m_model, *m_data, {plan.questions, plan.ratios, plan.maxTokens, m_config.batch}, *m_control, m_compute.dtype);
    m_log->evaluation(m_state.step, m_state.seconds, held, scoreTaught(m_model, *m_data, m_config, *m_control, m_compute.dtype),
                      memoryMaps());
  }

  std::vector<MemoryMap> memoryMaps() const {
    return m_config.evaluation.maps ? drawMemoryMaps(m_model, *m_data, m_config, m_compute.dtype) : std::vector<MemoryMap>();
  }

  void checkpoint() {
    if (m_state.step == m_saved) return;
    saveCheckpoint(m_config.output, m_model, *m_optimizer, m_state);
    m_saved = m_state.step;
    m_log->write({{"kind", "checkpoint"}, {"step", m_state.step}});
  }

  const TrainConfig& m_config;
  std::stop_token m_stop;
  const TrainLog& m_listener;
  const Progress& m_report;
  Compute m_compute;
  std::optional<RunLog> m_log;
  PicModel m_model;
  std::optional<TrainingData> m_data;
  std::optional<ControlTokens> m_control;
  std::unique_ptr<Optimizer> m_optimizer;
  RunState m_state;
  double m_lastLoss = 0;
  int m_saved = -1;
};

}  // namespace

TrainSummary train(const TrainConfig& config, bool resume, std::stop_token stop, const TrainLog& log, const Progress& report) {
  return Run(config, resume, std::move(stop), log, report)();
}

}  // namespace engine
