// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer.h"

#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>

#include "app/documents/import.h"
#include "engine/error.h"

namespace app {
namespace {

constexpr qsizetype kMostFiles = 500;  // of a folder

// Errors: there is none, or more than a conversation can hold.
QStringList documentsBelow(const QString& folder) {
  QStringList files;
  const QStringList names{"*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.pdf", "*.docx", "*.odt"};
  QDirIterator entry(folder, names, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
  while (entry.hasNext() && files.size() <= kMostFiles) files << entry.next();
  if (files.isEmpty()) throw engine::Error("There is no document in the folder " + folder.toStdString() + ".");
  if (files.size() > kMostFiles) {
    throw engine::Error("The folder " + folder.toStdString() + " has more than " + std::to_string(kMostFiles) +
                        " documents, the most that one conversation takes; open a part of it.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Importer::Importer(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

Importer::~Importer() {
  m_ending = true;
  m_pool.clear();
  m_pool.waitForDone();
}

void Importer::import(const QStringList& filesAndFolders) {
  ++m_waiting;
  m_pool.start([this, filesAndFolders] {
    for (const QString& path : filesAndFolders) {
      if (!QFileInfo(path).isDir()) {
        importOne(path);
        continue;
      }
      try {
        for (const QString& file : documentsBelow(path)) importOne(file);
      } catch (const std::exception& error) {
        QMetaObject::invokeMethod(this, [this, words = QString::fromUtf8(error.what())] { Q_EMIT failed(words); });
      }
    }
    QMetaObject::invokeMethod(this, [this] { --m_waiting; });
  });
}

// Runs on the thread.
void Importer::importOne(const QString& file) {
  if (m_ending) return;
  try {
    auto document = std::make_shared<const documents::ImportedDocument>(documents::importDocument(file.toStdString()));
    QMetaObject::invokeMethod(this, [this, file, document] { Q_EMIT imported(file, document); });
  } catch (const std::exception& error) {
    QMetaObject::invokeMethod(this, [this, words = QString::fromUtf8(error.what())] { Q_EMIT failed(words); });
  }
}

}  // namespace app
