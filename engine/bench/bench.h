// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/values/options.h"
#include "engine/values/progress.h"
#include "engine/weights/model_folder.h"

namespace engine {

// What is measured. A length counts context tokens; longer ones than a segment are several segments.
// - compress: token ids → memory tokens
// - prefill: a text and a question are read, up to the logits of the answer's first token
// - first-token: the same from a memory that is there
// - decode: `newTokens` tokens after a memory (a backbone: after the text), token by token, greedy
// - train: forward, backward, clipping and optimiser of questions answered from memory, decoder and compressor, in masters
//   of float32
struct BenchPlan {
  std::vector<std::string> jobs{"compress", "prefill", "first-token", "decode", "train"};
  std::vector<int> batches{1};
  std::vector<int> lengths{256};
  double ratio = 4;
  int runs = 20;
  int warmUp = 2;
  int newTokens = 32;
};
std::vector<std::string> benchJobs();

struct BenchResult {
  std::string job;
  int batch = 1;
  int length = 0;
  std::vector<double> milliseconds;  // one a run
  double tokens = 0;                 // that one run reads, compresses or generates
  double operations = 0;             // counted (measure/cost.h); train: three times forward
  double bytes = 0;                  // the weights that are read, once a pass, and keys and values while decoding
};

struct BenchReport {
  double bytesPerSecond = 0;       // roofline.h
  double operationsPerSecond = 0;  // in the dtype; of train in float32 or bfloat16 as it computes
  std::vector<BenchResult> results;
  std::string device;
  std::string dtype;
  int threads = 0;
  bool stopped = false;
};

// Every job with every batch and length, medians to be taken by the reader. A backbone without compressor is measured in
// prefill and decode only. Stopped: the results until then.
// Errors: a job nobody knows; a length that the model does not read; those of loading it.
BenchReport runBench(const ModelFolder& folder, const EngineOptions& options, const BenchPlan& plan,
                     const Progress& report = {}, std::stop_token stop = {});

}  // namespace engine
