// SPDX-License-Identifier: Apache-2.0
#include "engine/bench/bench.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "engine/bench/bench_jobs.h"
#include "engine/bench/roofline.h"
#include "engine/error.h"
#include "engine/model/compute.h"
#include "engine/model/guarded.h"

namespace engine {
namespace {

PicModel loaded(const ModelFolder& folder, at::ScalarType dtype, at::Device device) {
  PicModel model = loadPicModel(folder, dtype);
  model.decoder->to(device);
  for (const auto& compressor : model.compressors) compressor->to(device);
  return model;
}

void check(const BenchPlan& plan) {
  const std::vector<std::string> known = benchJobs();
  for (const std::string& job : plan.jobs) {
    if (std::find(known.begin(), known.end(), job) == known.end())
      throw Error("There is no benchmark \"" + job + "\"; there are compress, prefill, first-token, decode and train.");
  }
}

// Training needs masters in float32, so it has a model of its own; the others share one.
void measureAll(BenchReport& report, const ModelFolder& folder, const Compute& compute, const BenchPlan& plan,
                bool training, const Progress& progress, const std::stop_token& stop) {
  const auto wanted = [&](const std::string& job) { return (job == "train") == training; };
  if (std::none_of(plan.jobs.begin(), plan.jobs.end(), wanted)) return;
  PicModel model = loaded(folder, training ? at::kFloat : compute.dtype, compute.device);
  const BenchJobs jobs(model, compute.device, compute.dtype, plan, stop);
  for (const std::string& job : plan.jobs) {
    if (!wanted(job) || !jobs.knows(job)) continue;
    for (const int batch : plan.batches) {
      for (const int length : plan.lengths) {
        if (stop.stop_requested()) return;
        if (progress) progress({"Measuring " + job, static_cast<std::int64_t>(report.results.size()), 0, "results"});
        BenchResult result = jobs.measure(job, batch, length);
        if (!result.milliseconds.empty()) report.results.push_back(std::move(result));
      }
    }
  }
}

}  // namespace

std::vector<std::string> benchJobs() { return BenchPlan().jobs; }

BenchReport runBench(const ModelFolder& folder, const EngineOptions& options, const BenchPlan& plan,
                     const Progress& progress, std::stop_token stop) {
  check(plan);
  return guarded([&] {
    const Compute compute = prepareCompute(options);
    BenchReport report;
    report.device = compute.deviceName();
    report.dtype = compute.dtypeName();
    report.threads = at::get_num_threads();
    if (progress) progress({"Measuring the machine", 0, 0, "results"});
    const Roofline roofline = measureRoofline(compute.device, compute.dtype);
    report.bytesPerSecond = roofline.bytesPerSecond;
    report.operationsPerSecond = roofline.operationsPerSecond;
    for (const bool training : {false, true}) measureAll(report, folder, compute, plan, training, progress, stop);
    report.stopped = stop.stop_requested();
    return report;
  });
}

}  // namespace engine
