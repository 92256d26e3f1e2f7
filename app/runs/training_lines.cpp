// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/training_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {
namespace {

// What was said of this step and later ones, by a sitting that was not saved.
template <typename Points>
void forgetFrom(Points& points, int step) {
  std::erase_if(points, [step](const auto& point) { return point.step >= step; });
}

void forgetStepsFrom(ui::TrainingLog& log, int step) {
  forgetFrom(log.points, step);
  forgetFrom(log.objectives, step);
  forgetFrom(log.heldOut, step);
  forgetFrom(log.taught, step);
  forgetFrom(log.diagonals, step);
  forgetFrom(log.samples, step);
  std::erase_if(log.checkpoints, [step](int checkpoint) { return checkpoint >= step; });
}

void beginSitting(ui::TrainingLog& log, const QJsonObject& line) {
  log.step = line["step"].toInt();
  log.steps = line["steps"].toInt();
  log.parameters = line["trained_parameters"].toInteger();
  log.tokens = line["tokens"].toInteger();
  log.done = log.stopped = false;
  log.secondsLeft.reset();
  forgetStepsFrom(log, log.step + 1);
}

void addStep(ui::TrainingLog& log, const QJsonObject& line) {
  const int step = log.step = line["step"].toInt();
  log.seconds = line["seconds"].toDouble();
  if (line.contains("seconds_left")) {
    log.secondsLeft = line["seconds_left"].toDouble();
  } else if (step > 0) {
    log.secondsLeft = log.seconds / step * (log.steps - step);
  }
  log.points.push_back({step, line["gradient_norm"].toDouble(), line["rate"].toDouble(), line["tokens_per_second"].toDouble()});
  const QJsonObject means = line["objectives"].toObject();
  for (auto mean = means.begin(); mean != means.end(); ++mean) {
    const QJsonObject value = mean->toObject();
    log.objectives.push_back({step, mean.key(), value["loss"].toDouble(), value["accuracy"].toDouble()});
  }
  if (means.isEmpty()) {  // of the one objective that was drawn
    log.objectives.push_back({step, line["objective"].toString(), line["loss"].toDouble(), line["accuracy"].toDouble()});
  }
}

void addEvaluation(ui::TrainingLog& log, const QJsonObject& line) {
  const int step = line["step"].toInt();
  for (const QJsonValue& value : line["scores"].toArray()) {
    const QJsonObject score = value.toObject();
    log.heldOut.push_back({step, score["source"].toString(), score["compressor"].toString(), score["ratio"].toDouble(1),
                           score["n"].toInt(), score["em"].toDouble(), score["f1"].toDouble()});
  }
  for (const QJsonValue& value : line["taught"].toArray()) {
    const QJsonObject score = value.toObject();
    log.taught.push_back({step, score["objective"].toString(), score["source"].toString(), score["compressor"].toString(),
                          score["ratio"].toDouble(1), score["loss"].toDouble(), score["accuracy"].toDouble()});
  }
  for (const QJsonValue& value : line["memories"].toArray()) {
    const QJsonObject memory = value.toObject();
    if (!memory["diagonal"].isDouble()) continue;  // no memory token looks anywhere
    log.diagonals.push_back({step, memory["compressor"].toString(), memory["ratio"].toDouble(1), memory["diagonal"].toDouble()});
  }
  for (const QJsonValue& value : line["samples"].toArray()) {
    const QJsonObject sample = value.toObject();
    log.samples.push_back({step, sample["source"].toString(), sample["question"].toString(), sample["gold"].toString(),
                           sample["answer"].toString()});
  }
}

}  // namespace

void addTrainingLine(ui::TrainingLog& log, const QByteArray& text) {
  const QJsonObject line = QJsonDocument::fromJson(text).object();
  const QString kind = line["kind"].toString();
  if (kind == QLatin1String("run")) {
    beginSitting(log, line);
  } else if (kind == QLatin1String("step")) {
    addStep(log, line);
  } else if (kind == QLatin1String("evaluation")) {
    addEvaluation(log, line);
  } else if (kind == QLatin1String("checkpoint")) {
    log.checkpoints.push_back(line["step"].toInt());
  } else if (kind == QLatin1String("done")) {
    log.done = true;
    log.stopped = line["stopped"].toBool();
    log.step = line["step"].toInt();
    log.secondsLeft.reset();
  }
}

std::optional<ui::MemoryMapFrame> readMapLine(const QByteArray& text) {
  const QJsonObject line = QJsonDocument::fromJson(text).object();
  ui::MemoryMapFrame frame{line["step"].toInt(), line["compressor"].toString(), line["ratio"].toDouble(1),
                           line["layers"].toInt(), line["memories"].toInt(), line["tokens"].toInt(), {}, {}};
  const QJsonArray cells = line["cells"].toArray();
  const qint64 plane = static_cast<qint64>(frame.memories) * frame.tokens;
  if (frame.layers < 1 || plane < 1 || cells.size() != frame.layers * plane) return std::nullopt;
  for (const QJsonValue& value : line["chunks"].toArray()) {
    const QJsonArray chunk = value.toArray();
    frame.chunks.emplace_back(chunk.at(0).toInt(), chunk.at(1).toInt());
  }
  frame.shares.assign(static_cast<std::size_t>(plane), 0.0f);
  for (qint64 i = 0; i < cells.size(); ++i) {
    const double root = cells[i].toDouble() / 255;  // squared: small shares keep their steps
    frame.shares[static_cast<std::size_t>(i % plane)] += static_cast<float>(root * root / frame.layers);
  }
  return frame;
}

}  // namespace app
