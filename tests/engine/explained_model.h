// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/explain.h"
#include "engine/pic/masks.h"
#include "tests/engine/tiny_pic_model.h"

// A tiny model with random weights large enough that everything hangs on everything, in float64, and a document to ask.
namespace tests {

inline const std::string kFerryText =
    "The old man and the dog walked to the river. When the rain came the dog ran home. "
    "In the winter they read the books.";
inline const std::string kFerryQuestion = "Who walked to the river?";

// Made once per run.
inline const engine::Engine& explainedEngine() {
  static const QTemporaryDir folder;
  static const engine::Engine engine = [] {
    engine::PicModel model = tinyPicModel();
    model.config.segmentTokens = 64;
    model.config.questionPosition = 64;
    randomise(model.decoder->namedWeights(), 5);
    randomise(model.compressors.front()->namedWeights(), 400);
    const std::filesystem::path path = folder.path().toStdString();
    engine::savePicModel(model, path, at::kFloat);
    return engine::Engine(path, {"cpu", "float64", 1});
  }();
  return engine;
}

inline engine::Memory explainedMemory(const std::string& preset = "pic", const std::string& text = kFerryText,
                                      double ratio = 8) {
  engine::CompressOptions options;
  options.ratio = ratio;
  options.mask = engine::presetMask(preset);
  return explainedEngine().compress({{"ferry.txt", text}}, options);
}

inline engine::AskOptions plainOptions() {
  engine::AskOptions options;
  options.abstain = options.grounded = false;
  options.sampling.maxTokens = 4;
  return options;
}

inline engine::Answer explainedAnswer(const engine::Memory& memory) {
  return explainedEngine().ask(memory, kFerryQuestion, plainOptions());
}

// What the public path says to `words`: the answer is held to the words of its text, and the text is nothing else.
// REQUIRES: a memory of one segment; one word.
inline std::vector<double> forcedLogProbabilities(engine::Memory memory, const std::string& word) {
  memory.documents = {{"word", word}};
  memory.segments.front().document = 0;
  memory.segments.front().bytes = {0, static_cast<std::int64_t>(word.size())};
  engine::AskOptions options = plainOptions();
  options.grounded = true;
  options.sampling.maxTokens = 64;
  std::vector<double> values;
  for (const auto& token : explainedEngine().ask(memory, kFerryQuestion, options).tokens)
    values.push_back(token.logProbability);
  return values;
}

// An answer of these words, as if it had been given.
inline engine::Answer givenAnswer(const std::string& words) {
  engine::Answer answer;
  answer.text = words;
  for (const std::int32_t id : explainedEngine().tokenizer()->encode(words).ids) answer.tokens.push_back({id, "", 0});
  return answer;
}

inline double largestDifference(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return HUGE_VAL;
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

}  // namespace tests
