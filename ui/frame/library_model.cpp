// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/library_model.h"

#include <QFileInfo>
#include <QIcon>

namespace ui {

LibraryModel::LibraryModel(QObject* parent) : QStandardItemModel(parent) {
  const std::array<QString, kGroups> titles{tr("In this conversation"), tr("Conversations"), tr("Kept documents"),
                                            tr("Examples"),             tr("Recent files"),  tr("Models"),
                                            tr("Found")};
  for (int i = 0; i < kGroups; ++i) {
    auto* group = new QStandardItem(titles.at(static_cast<std::size_t>(i)));
    QFont font = group->font();
    font.setWeight(QFont::DemiBold);
    group->setFont(font);
    group->setSelectable(false);
    appendRow(group);
    m_groups.at(static_cast<std::size_t>(i)) = group;
  }
}

QStandardItem* LibraryModel::add(Group group, const char* icon, const QString& text, const QString& tip) {
  auto* item = new QStandardItem(QIcon::fromTheme(icon), text);
  item->setToolTip(tip.isEmpty() ? text : text + QLatin1Char('\n') + tip);
  m_groups[group]->appendRow(item);
  return item;
}

void LibraryModel::clearGroup(Group group) { m_groups[group]->removeRows(0, m_groups[group]->rowCount()); }

void LibraryModel::setOpenDocuments(const std::vector<std::pair<int, QString>>& documents) {
  clearGroup(Open);
  for (const auto& [id, name] : documents) add(Open, "text-document", name, {})->setData(id, OpenDocumentRole);
}

void LibraryModel::setContents(const LibraryContents& contents) {
  clearGroup(Sessions);
  for (const SessionEntry& session : contents.sessions) {
    QString tip = session.about;
    if (session.isOpenElsewhere) tip += QLatin1Char('\n') + tr("It is open in another window.");
    QStandardItem* item = add(Sessions, "view-ask", session.title, tip);
    item->setData(session.id, SessionRole);
    item->setEnabled(!session.isOpenElsewhere);
    QFont font = item->font();
    font.setItalic(session.isCurrent);
    item->setFont(font);
  }
  clearGroup(Documents);
  for (const KeptDocument& document : contents.documents)
    add(Documents, "text-document", document.name, document.about)->setData(document.id, DocumentRole);
  m_recentModels = contents.models;
  showModels();
}

void LibraryModel::setSamples(const std::vector<Sample>& samples) {
  clearGroup(Samples);
  for (const Sample& sample : samples)
    add(Samples, "text-document", sample.title, sample.about)->setData(sample.file, FileRole);
}

void LibraryModel::setRecentFiles(const QStringList& files) {
  clearGroup(Recent);
  for (const QString& file : files)
    add(Recent, "text-document", QFileInfo(file).fileName(), file)->setData(file, FileRole);
}

void LibraryModel::setModel(const QString& name, const QString& folder) {
  m_loaded = {name, folder};
  showModels();
}

void LibraryModel::showModels() {
  clearGroup(Models);
  if (!m_loaded.folder.isEmpty())
    add(Models, "folder-model", tr("%1 (loaded)").arg(m_loaded.name), m_loaded.folder)
        ->setData(m_loaded.folder, ModelRole);
  for (const RecentModel& model : m_recentModels) {
    if (model.folder == m_loaded.folder) continue;
    add(Models, "folder-model", model.name, model.folder)->setData(model.folder, ModelRole);
  }
}

void LibraryModel::setHits(const QString& words, const std::vector<LibraryHit>& hits) {
  clearGroup(Found);
  m_groups[Found]->setText(hits.empty() ? tr("Nothing has “%1”").arg(words) : tr("Found"));
  for (const LibraryHit& hit : hits) {
    QStandardItem* item = add(Found, hit.turn != 0 ? "view-ask" : "text-document", hit.title, hit.snippet);
    if (hit.turn != 0) {
      item->setData(hit.session, SessionRole);
      item->setData(hit.turn, TurnRole);
    } else {
      item->setData(hit.document, DocumentRole);
    }
  }
}

}  // namespace ui
