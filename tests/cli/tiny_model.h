// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include "tests/cli/pic_program.h"

namespace tests {

inline void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("no temporary file");
}

// Enough sentences for a vocabulary of 400.
inline QByteArray tinyText() {
  QByteArray text;
  for (int i = 0; i < 40; ++i) {
    text +=
        "The old man and the dog number " + QByteArray::number(i) + " walked to the river, and there they saw him. ";
    text += "When the rain came in " + QByteArray::number(1900 + i) + ", the dog ran home: What a day, the man said. ";
    text += "In the winter they read the books that the teacher had given them.\n\n";
  }
  return text;
}

constexpr const char* kTinyShape = R"({"architectures": ["BertForMaskedLM"], "model_type": "bert", "vocab_size": 400,
  "hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64, "hidden_act": "gelu",
  "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "tie_word_embeddings": true})";
constexpr const char* kTinyTraining = R"({"output": "run", "start": {"config": "shape.json"},
  "tokenizer": "tokenizer.model", "data": [{"path": "text.txt", "kind": "text"}], "compressors": [{"name": "pic"}],
  "objectives": {"autoencode": 1}, "ratios": {"4": 1}, "steps": 2, "batch": 4, "autoencode_batch": 4,
  "min_tokens": 16, "max_tokens": 32, "segment_tokens": 32, "seed": SEED, "dtype": "float32", "threads": 1})";

// The folder of a model that `pic` itself trained, two steps from random: it answers nonsense, but always the same.
// Made once per run and seed. Empty: it could not be made, which the program said on stderr.
inline QString tinyModel(int seed = 1) {
  static QTemporaryDir folders[2];
  const QTemporaryDir& folder = folders[seed % 2];
  const QString model = folder.filePath("run/model");
  if (QFile::exists(model + "/pic.json")) return model;
  writeFile(folder.filePath("text.txt"), tinyText());
  writeFile(folder.filePath("shape.json"), kTinyShape);
  writeFile(folder.filePath("train.json"), QByteArray(kTinyTraining).replace("SEED", QByteArray::number(seed)));
  const ProgramResult tokenizer = runPic(
      {"tokenizer", "train", folder.filePath("text.txt"), "-o", folder.filePath("tokenizer.model"), "--pieces", "400"});
  const ProgramResult training = runPic({"train", folder.filePath("train.json")});
  if (training.exitCode == 0) return model;
  qWarning("%s%s", tokenizer.summary().constData(), training.summary().constData());
  return {};
}

}  // namespace tests
