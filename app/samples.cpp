// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QObject>

#include "app/common/shipped_files.h"

namespace app {
namespace {

constexpr int kQuestions = 4;

QStringList questionsOf(const QJsonObject& paragraph) {
  QStringList questions;
  for (const QJsonValue& pair : paragraph["qas"].toArray()) {
    if (questions.size() < kQuestions) questions << pair["q"].toString();
  }
  return questions;
}

}  // namespace

std::vector<ui::Sample> readSamples() {
  std::vector<ui::Sample> samples;
  const auto folder = common::shippedFolder("resources/samples");
  if (!folder) return samples;
  const QDir dir(QString::fromStdString(folder->string()));
  for (const QFileInfo& info : dir.entryInfoList({"*.questions.jsonl"}, QDir::Files, QDir::Size | QDir::Reversed)) {
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) continue;
    const QJsonObject paragraph = QJsonDocument::fromJson(file.readLine()).object();
    const QString document = dir.filePath(info.fileName().replace(".questions.jsonl", ".txt"));
    if (paragraph.isEmpty() || !QFile::exists(document)) continue;
    const qsizetype words = paragraph["context"].toString().simplified().count(QLatin1Char(' ')) + 1;
    samples.push_back({paragraph["title"].toString(), QObject::tr("%1 words").arg(QLocale().toString(words)), document,
                       questionsOf(paragraph)});
  }
  return samples;
}

}  // namespace app
