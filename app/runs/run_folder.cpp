// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_folder.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>
#include <array>

#include "engine/error.h"

namespace app {
namespace {

// Names in the file, in the order of ui::RunKind.
const std::array<QString, 3> kKinds{"train", "race", "evaluation"};

void writeWhole(const QString& path, const QByteArray& content) {
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit()) return;
  throw engine::Error("The file " + path.toStdString() + " cannot be written: " + file.errorString().toStdString() + ".");
}

// "Two masks: pic, full" → "two-masks-pic-full"
QString fileWord(const QString& title) {
  QString word = title.toLower().replace(QRegularExpression(QStringLiteral("[^\\w]+")), QStringLiteral("-"));
  return word.left(40).remove(QRegularExpression(QStringLiteral("^-|-$")));
}

QString newFolder(const QString& title) {
  const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-hhmmss"));
  const QString name = time + QLatin1Char('-') + fileWord(title);
  const QDir root(runsFolder());
  for (int i = 1; i < 1000; ++i) {
    const QString unique = i == 1 ? name : QStringLiteral("%1-%2").arg(name).arg(i);
    if (root.exists(unique)) continue;
    if (root.mkpath(unique)) return root.filePath(unique);
    break;
  }
  throw engine::Error("A folder for this run cannot be made in " + root.path().toStdString() + ".");
}

QStringList strings(const QJsonValue& array) {
  QStringList list;
  for (const QJsonValue& value : array.toArray()) list << value.toString();
  return list;
}

QString quotedForShell(const QString& word) {
  static const QRegularExpression plain(QStringLiteral("^[\\w@%+=:,./-]+$"));
  if (plain.match(word).hasMatch()) return word;
  return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

}  // namespace

QString runsFolder() {
  const QString chosen = qEnvironmentVariable("PIC_RUNS");
  return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/runs")
                          : chosen;
}

QString createRunFolder(const RunDescription& run, const RunFiles& files) {
  const QString folder = newFolder(run.title);
  for (const auto& [name, content] : files) writeWhole(folder + QLatin1Char('/') + name, content);
  const QJsonObject json{{"format", 1},
                         {"kind", kKinds.at(static_cast<std::size_t>(run.kind))},
                         {"title", run.title},
                         {"arguments", QJsonArray::fromStringList(run.arguments)},
                         {"continue", QJsonArray::fromStringList(run.continueArguments)},
                         {"created_ms", static_cast<qint64>(QDateTime::currentMSecsSinceEpoch())}};
  writeWhole(folder + QStringLiteral("/run.json"), QJsonDocument(json).toJson());
  return folder;
}

std::optional<RunDescription> readRunFolder(const QString& folder) {
  QFile file(folder + QStringLiteral("/run.json"));
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
  const auto kind = std::find(kKinds.begin(), kKinds.end(), json["kind"].toString());
  if (json["format"].toInt() != 1 || kind == kKinds.end()) return std::nullopt;
  return RunDescription{static_cast<ui::RunKind>(kind - kKinds.begin()), json["title"].toString(),
                        strings(json["arguments"]), strings(json["continue"]), json["created_ms"].toInteger()};
}

QStringList runFolders() {
  const QDir root(runsFolder());
  QStringList folders;
  for (const QFileInfo& info : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
    if (QFile::exists(info.filePath() + QStringLiteral("/run.json"))) folders << info.filePath();
  }
  return folders;
}

QString commandLineOf(const RunDescription& run, const QString& folder) {
  QStringList words{QStringLiteral("pic")};
  for (const QString& argument : run.arguments) words << quotedForShell(argument);
  return QStringLiteral("cd %1 && %2").arg(quotedForShell(folder), words.join(QLatin1Char(' ')));
}

}  // namespace app
