// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "engine/bench/bench.h"
#include "engine/pic/pic_model.h"
#include "engine/pic/prompt.h"

namespace engine {

// The jobs of a benchmark on a loaded model.
class BenchJobs {
 public:
  // REQUIRES: model, plan and stop outlive it.
  BenchJobs(PicModel& model, at::Device device, at::ScalarType dtype, const BenchPlan& plan, std::stop_token stop);

  bool knows(const std::string& job) const;  // a backbone compresses nothing
  BenchResult measure(const std::string& job, int batch, int length) const;

 private:
  struct Asked {  // a batch of prompts and the memory they read
    std::vector<Prompt> prompts;
    at::Tensor memory;
  };
  const Compressor& compressor() const { return *m_model.compressors.front(); }
  std::vector<SegmentInput> segments(int length) const;
  std::vector<SegmentInput> repeated(int length, int batch) const;
  at::Tensor compress(std::span<const SegmentInput> segments) const;
  Asked fromMemory(int length, int batch) const;
  Asked fromText(int length, int batch) const;
  at::Tensor firstLogits(const Asked& asked) const;
  void measureCompress(BenchResult& result) const;
  void measureReading(BenchResult& result, bool memory) const;
  void measureDecoding(BenchResult& result) const;
  void measureTraining(BenchResult& result) const;

  PicModel& m_model;
  std::optional<ControlTokens> m_control;
  at::Device m_device;
  at::ScalarType m_dtype;
  const BenchPlan& m_plan;
  std::stop_token m_stop;
};

}  // namespace engine
