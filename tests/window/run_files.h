// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "app/runs/run_folder.h"
#include "tests/cli/tiny_model.h"

// A real training small enough for a test: a random model of one layer on forty sentences.
namespace tests {

// Runs of this process go into a folder of their own, and use the program that was built.
class RunsFolder {
 public:
  RunsFolder() {
    qputenv("PIC_RUNS", m_folder.path().toUtf8());
    qputenv("PIC_PROGRAM", PIC_PROGRAM);
  }
  QString filePath(const QString& name) const { return m_folder.filePath(name); }

 private:
  QTemporaryDir m_folder;
};

inline QString tinyTokenizer() {
  const QString model = tinyModel();
  return model.isEmpty() ? QString() : model + "/tokenizer.model";
}

inline app::RunDescription tinyRun(const QString& title) {
  return {ui::RunKind::Train, title, {"train", "config.json"}, {"train", "config.json", "--resume"}, 0};
}

inline app::RunFiles tinyTraining(int steps, int checkpointEvery = 1'000'000) {
  const QByteArray config = QByteArray(R"({"output": ".", "start": {"config": "shape.json"}, "tokenizer": "TOKENIZER",
    "data": [{"path": "text.txt", "kind": "text"}], "compressors": [{"name": "pic"}], "objectives": {"autoencode": 1},
    "ratios": {"4": 1}, "steps": STEPS, "batch": 4, "autoencode_batch": 4, "min_tokens": 16, "max_tokens": 32,
    "segment_tokens": 32, "seed": 1, "dtype": "float32", "threads": 1, "log_every": 1, "checkpoint_every": EVERY})")
                                .replace("TOKENIZER", tinyTokenizer().toUtf8())
                                .replace("STEPS", QByteArray::number(steps))
                                .replace("EVERY", QByteArray::number(checkpointEvery));
  return {{"config.json", config}, {"shape.json", kTinyShape}, {"text.txt", tinyText()}};
}

constexpr int kEndless = 100'000'000;  // steps

}  // namespace tests
