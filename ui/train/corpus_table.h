// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/train/train_plan.h"

class QTableWidget;

namespace ui {

// The files to learn from, and what each of them is.
class CorpusTable : public QWidget {
  Q_OBJECT

 public:
  explicit CorpusTable(QWidget* parent = nullptr);
  void setFiles(const std::vector<CorpusFile>& files);
  void addFiles(const QStringList& paths);  // their kind is read from their first line
  std::vector<CorpusFile> files() const;

 Q_SIGNALS:
  void chooseRequested();
  void changed();

 private:
  void addRow(const CorpusFile& file);

  QTableWidget* m_table;
};

// "qa" where the first line of a file is a document with questions, otherwise "text". Packed files: by their names.
QString corpusKind(const QString& path);

}  // namespace ui
