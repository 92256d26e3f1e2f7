// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

namespace ui {

// One file to learn from; kind "text" or "qa".
struct CorpusFile {
  QString path;
  QString kind;
};

enum class TrainStart { Model, Backbone, Scratch };
enum class TrainedPart { Both, CompressorOnly, Adapter };

// What a training is to do, as it is chosen in the window. Names are those of docs/formats.md, “Training configuration”.
struct TrainPlan {
  QString title;
  TrainStart start = TrainStart::Model;
  QString startFolder;  // of the model or the backbone
  QString tokenizer;    // for a model from scratch
  int layers = 2, width = 128;  // of a model from scratch
  std::vector<CorpusFile> data;
  QString cache;  // folder of the tokenised data; empty: in the run's own
  QString compressor = "pic";
  QString mask = "pic";    // a preset; or a mask of one's own as JSON
  bool bidirectional = true;
  QString memoryInput = "mean";
  QString memoryOutput = "residual";
  int memoriesPerChunk = 1;
  QString positions = "epl+dec";
  TrainedPart trained = TrainedPart::Both;
  int adapterRank = 16;
  std::vector<std::pair<QString, double>> objectives;  // weights
  std::vector<std::pair<int, double>> ratios;          // weights
  int steps = 200;
  int batch = 8;
  double rate = 4e-4;
  int warmup = 20;
  int minTokens = 32, maxTokens = 128;
  double severalSegments = 0;
  double distillation = 0;
  int evaluateEvery = 50, evaluationQuestions = 32;
  std::vector<int> evaluationRatios;
  int logEvery = 1, checkpointEvery = 50;
  int seed = 1;
  QString device = "auto", dtype = "auto";
  int threads = 0;
};

// What every objective teaches, in the order they are offered.
struct ObjectiveWords {
  const char* name;
  QString text;
  QString tip;
};
std::vector<ObjectiveWords> objectiveWords();
QString objectiveText(const QString& name);  // of one; the name itself, if it is not known

// The configuration that `pic train` reads, with `output` and, for a model from scratch, the shape's file named `shape`.
QByteArray trainConfig(const TrainPlan& plan, const QString& output, const QString& shape);
QByteArray shapeConfig(const TrainPlan& plan);  // the config.json of a model from scratch

// What is missing before it can start, as a sentence; empty: nothing.
QString missingIn(const TrainPlan& plan);

}  // namespace ui
