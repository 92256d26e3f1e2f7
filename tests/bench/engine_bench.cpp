// SPDX-License-Identifier: GPL-3.0-or-later
// pic_bench MODEL DTYPE THREADS RUNS FILE
// The engine's side of tests/bench/compare: does every job once, then RUNS times with a clock, and prints the times in
// milliseconds as JSON. FILE gets the inputs and the first results, so that pytorch_reference.py can do the same work
// and show that it comes to the same.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/model/compute.h"
#include "engine/pic/generation.h"
#include "engine/train/optimizer.h"
#include "tests/bench/bench_inputs.h"

namespace {

using namespace engine;
using Json = nlohmann::ordered_json;

std::vector<double> milliseconds(int runs, const std::function<void()>& job) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    job();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  return times;
}

// The jobs that only read the model.
class Reading {
 public:
  Reading(const PicModel& model, const ControlTokens& control, at::ScalarType dtype)
      : m_model(model), m_control(control), m_compressor(*model.compressors.front()), m_dtype(dtype) {}

  void measure(int runs, Json& times, NamedTensors& results) const {
    const auto segments = segmentsOf(bench::kCompressSegments * bench::kSegmentTokens, bench::kRatio);
    const auto asked = std::span(segments).first(bench::kDecodeSegments);
    const at::Tensor memory = compress(segments);
    results.emplace_back("memory", memory);
    times["compress"] = milliseconds(runs, [&] { compress(segments); });

    const Prompt prompt = bench::promptFromMemory(m_model, m_control, asked, m_compressor.config());
    std::vector<float> logits;
    generate(prompt, memory, 1, &logits);
    results.emplace_back("logits", at::tensor(logits));
    if (runs > 0) generate(prompt, memory, bench::kNewTokens);
    times["decode"] = milliseconds(runs, [&] { generate(prompt, memory, bench::kNewTokens); });
  }

  // The first token of an answer about a long text: from memory that is there, and from the text read again.
  void measureAskingAgain(int runs, Json& times) const {
    const auto segments = segmentsOf(bench::kLongTokens, bench::kLongRatio);
    const at::Tensor memory = compress(segments);
    const Prompt fromMemory = bench::promptFromMemory(m_model, m_control, segments, m_compressor.config());
    const Prompt fromText = bench::promptFromText(m_model, m_control, segments);
    generate(fromMemory, memory, 1);
    times["first_token_memory"] = milliseconds(runs, [&] { generate(fromMemory, memory, 1); });
    generate(fromText, {}, 1);
    times["first_token_text"] = milliseconds(runs, [&] { generate(fromText, {}, 1); });
  }

 private:
  std::vector<SegmentInput> segmentsOf(int tokens, double ratio) const {
    return bench::segmentsOf(tokens, ratio, m_compressor.config());
  }

  at::Tensor compress(std::span<const SegmentInput> segments) const {
    const c10::NoGradGuard noGrad;
    const Transformer& embedder = *m_model.decoder->transformer;
    return m_compressor.forward(segments, embedder, m_compressor.config().mask, m_dtype);  // (Σk, D)
  }

  // Exactly `tokens` tokens: no token ends the answer.
  void generate(const Prompt& prompt, const at::Tensor& memory, int tokens,
                std::vector<float>* firstLogits = nullptr) const {
    GenerationPlan plan;
    plan.sampling.maxTokens = tokens;
    plan.prefixBidirectional = m_model.config.prefixBidirectional;
    plan.dtype = m_dtype;
    plan.firstLogits = firstLogits;
    const auto generated = generateTokens(*m_model.decoder, prompt, memory, plan, {}, {});
    if (static_cast<int>(generated.size()) != tokens)
      throw Error("The positions of the model ended before the answer.");
  }

  const PicModel& m_model;
  const ControlTokens& m_control;
  const Compressor& m_compressor;
  at::ScalarType m_dtype;
};

// One step of learning, decoder and compressor together, masters in float32.
class Learning {
 public:
  Learning(PicModel& model, const ControlTokens& control, at::ScalarType dtype)
      : m_model(model), m_control(control), m_dtype(dtype), m_optimizer(parametersOf(model), m_config.optimizer) {}

  // Loss and gradient norm of the batch, before the weights move.
  std::pair<double, double> step() {
    m_optimizer.clearGradients();
    const StepLoss loss = computeLoss(m_model, m_examples, bench::trainingDraw(), m_config, m_control, m_dtype);
    loss.loss.backward();
    const double norm = m_optimizer.clipGradients();
    m_optimizer.step(m_config.optimizer.rate);
    return {loss.crossEntropy, norm};
  }

 private:
  static Optimizer::Named parametersOf(const PicModel& model) {
    Optimizer::Named all;
    for (const auto& item : model.decoder->named_parameters()) all.emplace_back(item.key(), item.value());
    for (const auto& item : model.compressors.front()->named_parameters()) all.emplace_back(item.key(), item.value());
    return all;
  }

  PicModel& m_model;
  const ControlTokens& m_control;
  at::ScalarType m_dtype;
  TrainConfig m_config;
  Optimizer m_optimizer;
  std::vector<Example> m_examples = bench::trainingExamples();
};

struct Job {
  std::filesystem::path model;
  std::string dtype;
  int threads = 0;
  int runs = 0;
  std::filesystem::path file;
};

int run(const Job& job) {
  const Compute compute = prepareCompute({"cpu", job.dtype, job.threads});
  const ModelFolder folder = openModelFolder(job.model);
  Json times;
  PicModel masters = loadPicModel(folder, at::kFloat);
  const ControlTokens control(*masters.tokenizer);
  NamedTensors shared = bench::sharedInputs(masters, control);
  {
    const PicModel model = loadPicModel(folder, compute.dtype);
    const Reading reading(model, control, compute.dtype);
    reading.measure(job.runs, times, shared);
    if (job.runs > 0) reading.measureAskingAgain(job.runs, times);
  }
  Learning learning(masters, control, compute.dtype);
  const auto [loss, norm] = learning.step();
  times["train"] = milliseconds(job.runs, [&] { learning.step(); });
  saveTensors(job.file, shared, at::kFloat);
  const Json json{{"dtype", compute.dtypeName()},
                  {"threads", at::get_num_threads()},
                  {"milliseconds", times},
                  {"loss", loss},
                  {"gradient_norm", norm}};
  std::cout << json.dump(1) << '\n';
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 6) {
    std::cerr << "Usage: pic_bench MODEL DTYPE THREADS RUNS FILE\n";
    return 2;
  }
  try {
    return run({arguments[1], arguments[2], std::atoi(arguments[3]), std::atoi(arguments[4]), arguments[5]});
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
