// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/corpus_table.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

QString corpusKind(const QString& path) {
  constexpr qint64 kLongestLine = 1 << 20;
  if (path.endsWith(QStringLiteral(".xz")) || path.endsWith(QStringLiteral(".zst"))) {
    return QFileInfo(path).fileName().contains(QStringLiteral("qa")) ? "qa" : "text";
  }
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return "text";
  const QJsonObject first = QJsonDocument::fromJson(file.readLine(kLongestLine)).object();
  return first.contains("qas") || first.contains("question") ? "qa" : "text";
}

CorpusTable::CorpusTable(QWidget* parent) : QWidget(parent), m_table(new QTableWidget(0, 2)) {
  m_table->setHorizontalHeaderLabels({tr("File"), tr("What it is")});
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_table->verticalHeader()->hide();
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setTextElideMode(Qt::ElideMiddle);
  m_table->setAccessibleName(tr("Files to learn from"));
  m_table->setTabKeyNavigation(false);
  m_table->setMinimumHeight(110);
  auto* add = new QPushButton(tr("&Add Files…"));
  auto* remove = new QPushButton(tr("&Remove"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(add);
  buttons->addWidget(remove);
  buttons->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_table);
  column->addLayout(buttons);
  connect(add, &QPushButton::clicked, this, &CorpusTable::chooseRequested);
  connect(remove, &QPushButton::clicked, this, [this] {
    if (m_table->rowCount() == 0) return;
    m_table->removeRow(std::max(0, m_table->currentRow()));
    Q_EMIT changed();
  });
}

void CorpusTable::addRow(const CorpusFile& file) {
  const int row = m_table->rowCount();
  m_table->insertRow(row);
  auto* item = new QTableWidgetItem(QFileInfo(file.path).fileName());
  item->setData(Qt::UserRole, file.path);
  item->setToolTip(file.path);
  m_table->setItem(row, 0, item);
  auto* kind = new QComboBox;
  kind->addItem(tr("Text"), "text");
  kind->addItem(tr("Questions"), "qa");
  kind->setCurrentIndex(kind->findData(file.kind));
  kind->setAccessibleName(tr("What %1 is").arg(item->text()));
  connect(kind, &QComboBox::activated, this, &CorpusTable::changed);
  m_table->setCellWidget(row, 1, kind);
  m_table->resizeRowToContents(row);
}

void CorpusTable::setFiles(const std::vector<CorpusFile>& files) {
  m_table->setRowCount(0);
  for (const CorpusFile& file : files) addRow(file);
  Q_EMIT changed();
}

void CorpusTable::addFiles(const QStringList& paths) {
  for (const QString& path : paths) addRow({path, corpusKind(path)});
  Q_EMIT changed();
}

std::vector<CorpusFile> CorpusTable::files() const {
  std::vector<CorpusFile> files;
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const auto* kind = qobject_cast<QComboBox*>(m_table->cellWidget(row, 1));
    files.push_back({m_table->item(row, 0)->data(Qt::UserRole).toString(), kind->currentData().toString()});
  }
  return files;
}

}  // namespace ui
