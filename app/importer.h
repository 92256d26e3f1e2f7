// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <atomic>
#include <memory>

#include "app/documents/imported_document.h"

namespace app {

// Reads documents on a thread of its own, one after the other: a long PDF takes seconds. A folder stands for all the
// documents below it, in the order of their names.
class Importer : public QObject {
  Q_OBJECT

 public:
  explicit Importer(QObject* parent = nullptr);
  ~Importer() override;  // what has not begun is not read any more

  void import(const QStringList& filesAndFolders);
  bool isBusy() const { return m_waiting > 0; }

 Q_SIGNALS:
  void imported(const QString& file, std::shared_ptr<const documents::ImportedDocument> document);
  void failed(const QString& sentence);

 private:
  void importOne(const QString& file);

  QThreadPool m_pool;
  int m_waiting = 0;  // orders
  std::atomic<bool> m_ending = false;
};

}  // namespace app
