// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/library_panel.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

LibraryPanel::LibraryPanel(QWidget* parent)
    : QWidget(parent), m_model(new LibraryModel(this)), m_search(new QLineEdit), m_tree(new QTreeView) {
  m_search->setPlaceholderText(tr("Search the library"));
  m_search->setAccessibleName(tr("Search the library"));
  m_search->setClearButtonEnabled(true);
  m_search->installEventFilter(this);
  m_tree->setModel(m_model);
  m_tree->setHeaderHidden(true);
  m_tree->setRootIsDecorated(false);
  m_tree->setIndentation(14);
  m_tree->setFrameShape(QFrame::NoFrame);
  m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_tree->setTextElideMode(Qt::ElideRight);
  m_tree->setAccessibleName(tr("Library"));
  m_tree->setMinimumWidth(170);
  m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
  m_tree->expandAll();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(6, 2, 6, 6);
  column->setSpacing(4);
  column->addWidget(m_search);
  column->addWidget(m_tree);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
    showGroups();
    Q_EMIT searched(words.trimmed());
  });
  connect(m_tree, &QTreeView::activated, this, &LibraryPanel::choose);
  connect(m_tree, &QTreeView::customContextMenuRequested, this, &LibraryPanel::showMenu);
  for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(m_model, signal, this, &LibraryPanel::showGroups);
  showGroups();
}

// While words are looked for, what was found stands alone; otherwise groups that hold nothing are left out.
void LibraryPanel::showGroups() {
  const bool searching = !m_search->text().trimmed().isEmpty();
  for (int i = 0; i < LibraryModel::kGroups; ++i) {
    const auto group = static_cast<LibraryModel::Group>(i);
    const bool shown = searching ? group == LibraryModel::Found
                                 : group != LibraryModel::Found && m_model->count(group) > 0;
    m_tree->setRowHidden(i, {}, !shown);
    m_tree->setExpanded(m_model->group(group), true);
  }
}

void LibraryPanel::setContents(const LibraryContents& contents) {
  const qint64 selected = idInTree();
  m_sessions = contents.sessions;
  m_model->setContents(contents);
  for (int row = 0; selected != 0 && row < m_model->count(LibraryModel::Sessions); ++row) {
    const QModelIndex index = m_model->index(row, 0, m_model->group(LibraryModel::Sessions));
    if (index.data(LibraryModel::SessionRole).toLongLong() == selected) m_tree->setCurrentIndex(index);
  }
}

void LibraryPanel::setHits(const QString& words, const std::vector<LibraryHit>& hits) {
  if (words != m_search->text().trimmed()) return;  // something else is looked for by now
  m_model->setHits(words, hits);
  showGroups();
}

void LibraryPanel::setSessionActions(const QList<QAction*>& actions) { m_sessionActions = actions; }

void LibraryPanel::focusSearch() {
  m_search->setFocus();
  m_search->selectAll();
}

qint64 LibraryPanel::idInTree() const {
  return m_tree->currentIndex().data(LibraryModel::SessionRole).toLongLong();
}

SessionEntry LibraryPanel::selectedSession() const {
  const auto found = std::ranges::find(m_sessions, idInTree(), &SessionEntry::id);
  return found == m_sessions.end() ? currentSession() : *found;
}

SessionEntry LibraryPanel::currentSession() const {
  const auto found = std::ranges::find(m_sessions, true, &SessionEntry::isCurrent);
  return found == m_sessions.end() ? SessionEntry() : *found;
}

void LibraryPanel::choose(const QModelIndex& index) {
  const auto role = [&index](LibraryModel::Role which) { return index.data(which); };
  if (const QVariant id = role(LibraryModel::OpenDocumentRole); id.isValid()) Q_EMIT documentChosen(id.toInt());
  if (const QVariant file = role(LibraryModel::FileRole); file.isValid()) Q_EMIT fileChosen(file.toString());
  if (const QVariant id = role(LibraryModel::DocumentRole); id.isValid()) Q_EMIT keptDocumentChosen(id.toLongLong());
  if (const QVariant folder = role(LibraryModel::ModelRole); folder.isValid()) Q_EMIT modelChosen(folder.toString());
  if (const QVariant id = role(LibraryModel::SessionRole); id.isValid())
    Q_EMIT sessionChosen(id.toLongLong(), role(LibraryModel::TurnRole).toLongLong());
}

void LibraryPanel::showMenu(const QPoint& at) {
  const QModelIndex index = m_tree->indexAt(at);
  if (!index.parent().isValid()) return;
  QMenu menu(this);
  const QAction* open = menu.addAction(QIcon::fromTheme("document-open"), tr("&Open"));
  if (index.data(LibraryModel::SessionRole).isValid()) menu.addActions(m_sessionActions);
  if (menu.exec(m_tree->viewport()->mapToGlobal(at)) == open) choose(index);
}

// The arrows lead from the search to what was found, Return opens the first of it, Esc ends the search.
bool LibraryPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
    return QWidget::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  const bool escapes = key == Qt::Key_Escape && !m_search->text().isEmpty();
  if (event->type() == QEvent::ShortcutOverride) {
    if (escapes) event->accept();
    return escapes;
  }
  const QModelIndex first = m_model->index(0, 0, m_model->group(LibraryModel::Found));
  if (escapes) {
    m_search->clear();
  } else if (key == Qt::Key_Down) {
    m_tree->setFocus();
    if (first.isValid()) m_tree->setCurrentIndex(first);
  } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && first.isValid()) {
    choose(first);
  } else {
    return QWidget::eventFilter(watched, event);
  }
  return true;
}

}  // namespace ui
