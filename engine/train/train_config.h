// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/train/examples.h"
#include "engine/weights/model_folder.h"

namespace engine {

// One compressor of a run.
struct CompressorPlan {
  CompressorConfig config;
  std::string start;  // name of the compressor of the start model whose weights it begins with; "": its own, or fresh
  double weight = 1;  // how often it is drawn
};

// Where the weights come from: exactly one of the four.
struct StartPlan {
  std::filesystem::path model;       // a PIC model folder to go on from
  std::filesystem::path bert;        // safetensors file of a BERT whose layers and vocabulary are carried over,
  std::filesystem::path vocabulary;  // with its WordPiece vocab.txt
  std::filesystem::path backbone;    // a Hugging Face folder, which becomes the decoder
  std::optional<ModelShape> shape;   // random weights of this shape,
  double deviation = 0.02;           // whose matrices have this standard deviation
};

struct OptimizerPlan {
  double rate = 4e-4;
  std::map<std::string, double> rateFactors;  // by prefix of a parameter's name, longest wins; 0 freezes
  int warmup = 60;                            // steps
  double finalRate = 0.1;                     // share of `rate` at the end of the cosine
  double weightDecay = 0.01;                  // on matrices other than embeddings
  double beta2 = 0.98;
  double clip = 1;  // global gradient norm
};

struct EvaluationPlan {
  int every = 0;  // steps; 0: never
  int questions = 200;
  std::vector<double> ratios = {1, 4};
  int maxTokens = 16;
  int examples = 64;  // held out, of every objective in every setting, whose targets are told (teacher forcing); 0: none
  bool maps = true;   // keep where memory tokens look: maps.jsonl
};

// One training run: what `pic train CONFIG.json` reads. Relative paths count from the file's folder.
struct TrainConfig {
  std::filesystem::path output;  // the run's folder: log.jsonl, checkpoint/, model/
  StartPlan start;
  std::filesystem::path tokenizer;  // needed unless `start.model` has one
  std::vector<DataFile> data;
  DataOptions dataOptions;
  PicConfig pic;  // of the model that is made; its compressors come from `compressors`
  std::vector<CompressorPlan> compressors;
  std::map<Objective, double> objectives;  // weights of the draw of each step
  std::map<double, double> ratios;         // ratio → weight; 1 is text
  std::map<Objective, std::map<double, double>> objectiveRatios;  // in place of `ratios`, for one objective
  int steps = 1000;
  int batch = 32;
  int autoencodeBatch = 16;  // also completion and plain language: they have many more targets
  int accumulate = 1;
  int minTokens = 48, maxTokens = 256;  // of segments cut from running text
  double severalSegments = 0;           // share of steps whose contexts have several segments
  int maxSegments = 4;
  double distillation = 0;  // weight of KL to the reader with the full text, beside CE
  OptimizerPlan optimizer;
  EvaluationPlan evaluation;
  std::uint64_t seed = 1;
  std::string device = "auto";
  std::string dtype = "auto";
  int threads = 0;
  int logEvery = 10;
  int checkpointEvery = 200;  // steps
};

// Errors: an unknown key or value, named with its place.
TrainConfig readTrainConfig(const std::filesystem::path& file);
// The same from text; `place` names it in errors, relative paths count from `base`.
TrainConfig parseTrainConfig(const std::string& text, const std::string& place, const std::filesystem::path& base);
std::string objectiveName(Objective objective);

// The weights of the ratios that a step of this objective draws from.
const std::map<double, double>& ratiosFor(const TrainConfig& config, Objective objective);

}  // namespace engine
