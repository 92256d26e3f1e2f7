// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/evaluation_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {
namespace {

ui::Interval interval(const QJsonObject& row, const QString& name) {
  const double value = row[name].toDouble();
  return {value, row[name + "_low"].toDouble(value), row[name + "_high"].toDouble(value)};
}

std::optional<double> number(const QJsonValue& value) {
  return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

ui::EvaluationRow readRow(const QJsonObject& json) {
  ui::EvaluationRow row;
  row.source = json["source"].toString();
  row.mask = json["mask"].toString();
  row.compressor = json["compressor"].toString();
  row.trained = json["trained"].toBool(true);
  row.ratioTrained = json["ratio_trained"].toBool(true);
  row.ratio = json["ratio"].toDouble(1);
  row.achievedRatio = json["achieved_ratio"].toDouble(row.ratio);
  row.n = json["n"].toInt();
  row.skipped = json["skipped"].toInt();
  row.skippedReason = json["skipped_reason"].toString();
  row.em = interval(json, "em");
  row.f1 = interval(json, "f1");
  if (json["normalised"].isDouble()) row.normalised = interval(json, "normalised");
  row.firstTokenMs = json["first_token_ms"].toDouble();
  row.decoderPositions = json["decoder_positions"].toDouble();
  row.memoryBytes = number(json["memory_bytes"]);
  row.keyValueBytes = number(json["kv_bytes"]);
  return row;
}

QString textOf(const QJsonValue& value) {
  if (value.isArray()) {
    QStringList parts;
    for (const QJsonValue& part : value.toArray()) parts << textOf(part);
    return parts.join(QStringLiteral(", "));
  }
  if (value.isObject()) {
    const QJsonObject object = value.toObject();
    QStringList parts;
    for (auto member = object.begin(); member != object.end(); ++member) parts << member.key() + QLatin1Char(' ') + textOf(*member);
    return parts.join(QStringLiteral(", "));
  }
  return value.toVariant().toString();
}

void readConfig(ui::EvaluationResult& result, const QJsonObject& config) {
  result.facts.clear();
  for (auto member = config.begin(); member != config.end(); ++member) result.facts.emplace_back(member.key(), textOf(*member));
  if (config["questions"].isDouble()) result.questions = config["questions"].toInt();
  result.stopped = config["stopped"].toBool();
}

}  // namespace

void addEvaluationLine(EvaluationProgress& progress, const QByteArray& text) {
  const QJsonObject line = QJsonDocument::fromJson(text).object();
  const QString kind = line["kind"].toString();
  if (kind == QLatin1String("run")) {
    progress = {};
    for (const QJsonValue& row : line["rows"].toArray()) progress.result.rows.push_back(readRow(row.toObject()));
    progress.planned = static_cast<int>(progress.result.rows.size()) * line["questions"].toInt();
    readConfig(progress.result, line["config"].toObject());
    progress.result.questions = line["questions"].toInt();
  } else if (kind == QLatin1String("answer")) {
    ++progress.answers;
    progress.done = false;
  } else if (kind == QLatin1String("row")) {
    const auto index = static_cast<std::size_t>(line["index"].toInt(-1));
    if (index < progress.result.rows.size()) progress.result.rows[index] = readRow(line);
  } else if (kind == QLatin1String("done")) {
    progress.done = true;
    progress.stopped = line["stopped"].toBool();
  }
}

std::optional<ui::EvaluationResult> readEvaluation(const QByteArray& json) {
  const QJsonObject object = QJsonDocument::fromJson(json).object();
  if (!object["rows"].isArray()) return std::nullopt;
  ui::EvaluationResult result;
  result.title = object["title"].toString();
  for (const QJsonValue& row : object["rows"].toArray()) result.rows.push_back(readRow(row.toObject()));
  readConfig(result, object["config"].toObject());
  return result;
}

}  // namespace app
