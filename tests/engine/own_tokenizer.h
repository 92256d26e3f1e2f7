// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <string>

#include "engine/text/tokenizer_training.h"

namespace tests {

inline constexpr int kOwnVocabulary = 400;

// A few sentences, enough for a vocabulary of 400; white space as documents have it.
inline std::string trainingText() {
  std::string text;
  for (int i = 0; i < 20; ++i) {
    text += "The old man and the dog walked to the river, and there they saw the other man.\n\n";
    text += "\tWhen the rain came in 1950, the dog  ran home: \"What a day!\" the man said.\n";
    text += "In the winter they read the books that the teacher had given them (12 or 13).\n";
  }
  return text;
}

inline engine::TokenizerTraining ownTraining(const std::filesystem::path& file) {
  engine::TokenizerTraining training;
  training.file = file;
  training.vocabularySize = kOwnVocabulary;
  training.readTexts = [](const engine::TextSink& sink) { sink(trainingText()); };
  return training;
}

// A tokenizer like the small model's, trained once per run.
inline std::filesystem::path ownTokenizer() {
  static const QTemporaryDir folder;
  static const std::filesystem::path file = [] {
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "tokenizer.model";
    engine::trainTokenizer(ownTraining(path));
    return path;
  }();
  return file;
}

}  // namespace tests
