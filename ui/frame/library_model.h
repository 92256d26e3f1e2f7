// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <array>

#include "ui/frame/library_contents.h"
#include "ui/sample.h"

namespace ui {

// The library as a tree of groups. What an entry stands for is in its roles, one of which is valid.
class LibraryModel : public QStandardItemModel {
  Q_OBJECT

 public:
  enum Group { Open, Sessions, Documents, Samples, Recent, Models, Found };
  static constexpr int kGroups = Found + 1;
  enum Role { OpenDocumentRole = Qt::UserRole + 1, SessionRole, DocumentRole, FileRole, ModelRole, TurnRole };

  explicit LibraryModel(QObject* parent = nullptr);

  void setOpenDocuments(const std::vector<std::pair<int, QString>>& documents);
  void setContents(const LibraryContents& contents);
  void setSamples(const std::vector<Sample>& samples);
  void setRecentFiles(const QStringList& files);
  void setModel(const QString& name, const QString& folder);  // the loaded one
  void setHits(const QString& words, const std::vector<LibraryHit>& hits);

  QModelIndex group(Group group) const { return m_groups[group]->index(); }
  int count(Group group) const { return m_groups[group]->rowCount(); }

 private:
  QStandardItem* add(Group group, const char* icon, const QString& text, const QString& tip);
  void clearGroup(Group group);
  void showModels();

  std::array<QStandardItem*, kGroups> m_groups{};
  std::vector<RecentModel> m_recentModels;
  RecentModel m_loaded;
};

}  // namespace ui
