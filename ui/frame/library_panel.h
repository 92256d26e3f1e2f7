// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/sample.h"

class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace ui {

// Documents of the conversation, examples, recent files and the model, as a tree. Return or a double click opens.
class LibraryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LibraryPanel(QWidget* parent = nullptr);
  void setOpenDocuments(const std::vector<std::pair<int, QString>>& documents);
  void setSamples(const std::vector<Sample>& samples);
  void setRecentFiles(const QStringList& files);
  void setModel(const QString& name, const QString& folder);
  const QStandardItemModel* model() const { return m_model; }

 Q_SIGNALS:
  void documentChosen(int id);
  void fileChosen(const QString& file);

 private:
  QStandardItem* addGroup(const QString& title);
  void addFile(QStandardItem* group, const QString& title, const QString& file);

  QStandardItemModel* m_model;
  QTreeView* m_tree;
  QStandardItem* m_documents;
  QStandardItem* m_samples;
  QStandardItem* m_recent;
  QStandardItem* m_models;
};

}  // namespace ui
