// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/library_panel.h"

#include <QFileInfo>
#include <QIcon>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

constexpr int kDocumentRole = Qt::UserRole + 1;
constexpr int kFileRole = Qt::UserRole + 2;

LibraryPanel::LibraryPanel(QWidget* parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_tree(new QTreeView) {
  m_documents = addGroup(tr("In this conversation"));
  m_samples = addGroup(tr("Examples"));
  m_recent = addGroup(tr("Recent"));
  m_models = addGroup(tr("Model"));
  m_tree->setModel(m_model);
  m_tree->setHeaderHidden(true);
  m_tree->setRootIsDecorated(false);
  m_tree->setIndentation(14);
  m_tree->setFrameShape(QFrame::NoFrame);
  m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_tree->setTextElideMode(Qt::ElideMiddle);
  m_tree->setAccessibleName(tr("Library"));
  m_tree->setMinimumWidth(170);
  m_tree->expandAll();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(6, 0, 6, 6);
  column->addWidget(m_tree);
  connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
    if (const QVariant id = index.data(kDocumentRole); id.isValid()) Q_EMIT documentChosen(id.toInt());
    if (const QVariant file = index.data(kFileRole); file.isValid()) Q_EMIT fileChosen(file.toString());
  });
}

QStandardItem* LibraryPanel::addGroup(const QString& title) {
  auto* group = new QStandardItem(title);
  QFont font = group->font();
  font.setWeight(QFont::DemiBold);
  group->setFont(font);
  group->setSelectable(false);
  m_model->appendRow(group);
  return group;
}

void LibraryPanel::addFile(QStandardItem* group, const QString& title, const QString& file) {
  auto* item = new QStandardItem(QIcon::fromTheme("text-document"), title);
  item->setData(file, kFileRole);
  item->setToolTip(file);
  group->appendRow(item);
}

void LibraryPanel::setOpenDocuments(const std::vector<std::pair<int, QString>>& documents) {
  m_documents->removeRows(0, m_documents->rowCount());
  for (const auto& [id, name] : documents) {
    auto* item = new QStandardItem(QIcon::fromTheme("text-document"), name);
    item->setData(id, kDocumentRole);
    item->setToolTip(name);
    m_documents->appendRow(item);
  }
}

void LibraryPanel::setSamples(const std::vector<Sample>& samples) {
  m_samples->removeRows(0, m_samples->rowCount());
  for (const Sample& sample : samples) addFile(m_samples, sample.title, sample.file);
}

void LibraryPanel::setRecentFiles(const QStringList& files) {
  m_recent->removeRows(0, m_recent->rowCount());
  for (const QString& file : files) addFile(m_recent, QFileInfo(file).fileName(), file);
}

void LibraryPanel::setModel(const QString& name, const QString& folder) {
  m_models->removeRows(0, m_models->rowCount());
  auto* item = new QStandardItem(QIcon::fromTheme("folder-model"), name);
  item->setToolTip(folder);
  m_models->appendRow(item);
}

}  // namespace ui
