// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include "app/common/shipped_files.h"
#include "ui/learn/lesson_reader.h"

namespace app {
namespace {

constexpr qint64 kLargestLesson = 4 << 20;  // bytes

QString translated(const char* text) { return QCoreApplication::translate("app::LessonFiles", text); }

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }
QString addedFolder() { return dataFolder() + QStringLiteral("/lessons"); }
QString progressFile() { return dataFolder() + QStringLiteral("/lesson-progress.json"); }

QString shipped(const char* folder) {
  const auto found = common::shippedFolder(folder);
  return found ? QString::fromStdString(found->string()) : QString();
}

ui::ReadLesson readFile(const QString& path) {
  QFile file(path);
  const QString name = QFileInfo(path).fileName();
  if (!file.open(QIODevice::ReadOnly)) return {{}, translated("%1 cannot be read: %2.").arg(path, file.errorString())};
  if (file.size() > kLargestLesson) return {{}, translated("%1 is larger than a lesson may be (4 MB).").arg(name)};
  ui::ReadLesson read = ui::readLesson(file.readAll(), name);
  if (read.lesson) read.lesson->folder = QFileInfo(path).absolutePath();
  return read;
}

void readFolder(const QString& folder, ReadLessons& all) {
  if (folder.isEmpty()) return;
  for (const QFileInfo& info : QDir(folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
    ui::ReadLesson read = readFile(info.filePath());
    read.lesson ? all.lessons.push_back(std::move(*read.lesson)) : all.errors.push_back(read.error);
  }
}

// False: there is a file of that name that cannot be replaced, or no place for it.
bool copyOver(const QString& from, const QString& to) {
  if (QFileInfo(from).absoluteFilePath() == QFileInfo(to).absoluteFilePath()) return true;
  QFile source(from);
  QSaveFile target(to);
  return source.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly) &&
         target.write(source.readAll()) >= 0 && target.commit();
}

}  // namespace

ReadLessons readLessons() {
  ReadLessons all;
  readFolder(shipped("resources/lessons"), all);
  readFolder(addedFolder(), all);
  return all;
}

QStringList addLessons(const QStringList& files) {
  QStringList errors;
  QDir().mkpath(addedFolder());
  for (const QString& file : files) {
    const ui::ReadLesson read = readFile(file);
    if (!read.lesson) {
      errors << read.error;
      continue;
    }
    QStringList wanted{QFileInfo(file).fileName()};
    if (read.lesson->document && read.lesson->document->text.isEmpty()) {
      const QString name = QFileInfo(read.lesson->document->name).fileName();
      if (QFile::exists(read.lesson->folder + QLatin1Char('/') + name)) wanted << name;
    }
    for (const QString& name : wanted) {
      if (!copyOver(read.lesson->folder + QLatin1Char('/') + name, addedFolder() + QLatin1Char('/') + name))
        errors << translated("%1 could not be copied to %2.").arg(name, addedFolder());
    }
  }
  return errors;
}

QString lessonDocumentText(const ui::LessonDocument& document, const QString& folder) {
  if (!document.text.isEmpty()) return document.text;
  const QString name = QFileInfo(document.name).fileName();  // never outside these folders
  for (const QString& place : {folder, shipped("resources/samples")}) {
    QFile file(place + QLatin1Char('/') + name);
    if (!place.isEmpty() && file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
  }
  return {};
}

ui::LearnerResults readProgress() {
  QFile file(progressFile());
  if (!file.open(QIODevice::ReadOnly)) return {};
  return ui::readResults(file.readAll(), progressFile()).results.value_or(ui::LearnerResults{});
}

void writeProgress(const ui::LearnerResults& results) {
  QDir().mkpath(dataFolder());
  QSaveFile file(progressFile());
  if (!file.open(QIODevice::WriteOnly)) return;
  file.write(ui::resultsJson(results));
  file.commit();
}

}  // namespace app
