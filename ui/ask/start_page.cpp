// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/start_page.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/ask/start_card.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kMostRecent = 4;

void clearList(QVBoxLayout* list) {
  while (QLayoutItem* item = list->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(26, 28, 26, 20);
  column->setSpacing(10);
  auto* title = new QLabel(tr("Begin with a document"));
  setTextRole(title, TextRole::Title);
  title->setWordWrap(true);
  column->addWidget(title);
  column->addWidget(makeDropZone());
  column->addSpacing(6);
  m_lastList = addSection(column, tr("Continue"), &m_last);
  m_exampleList = addSection(column, tr("Examples"), &m_examples);
  m_recentList = addSection(column, tr("Recent"), &m_recent);
  column->addStretch();
  auto* model = new QPushButton(QIcon::fromTheme("folder-model"), tr("Open model folder…"));
  model->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  connect(model, &QPushButton::clicked, this, &StartPage::openModelRequested);
  column->addWidget(model);
  auto* scroll = new QScrollArea;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(scroll);
}

QWidget* StartPage::makeDropZone() {
  auto* zone = new DropZone;
  auto* column = new QVBoxLayout(zone);
  column->setContentsMargins(20, 22, 20, 20);
  column->setSpacing(12);
  auto* words = new QLabel(tr("Drop a file here, paste text (Ctrl+V), or"));
  words->setAlignment(Qt::AlignCenter);
  words->setWordWrap(true);
  words->setProperty("subtle", true);
  column->addWidget(words);
  auto* buttons = new QHBoxLayout;
  auto* open = new QPushButton(QIcon::fromTheme("document-open"), tr("Open document…"));
  auto* paste = new QPushButton(QIcon::fromTheme("edit-paste"), tr("Paste text"));
  buttons->addStretch();
  buttons->addWidget(open);
  buttons->addWidget(paste);
  buttons->addStretch();
  column->addLayout(buttons);
  connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
  connect(paste, &QPushButton::clicked, this, &StartPage::pasteRequested);
  return zone;
}

QVBoxLayout* StartPage::addSection(QVBoxLayout* column, const QString& heading, QWidget** section) {
  *section = new QWidget;
  auto* inner = new QVBoxLayout(*section);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(6);
  auto* label = new QLabel(heading);
  label->setProperty("subtle", true);
  setTextRole(label, TextRole::Caption);
  inner->addWidget(label);
  auto* list = new QVBoxLayout;
  list->setSpacing(6);
  inner->addLayout(list);
  column->addWidget(*section);
  (*section)->hide();
  return list;
}

void StartPage::setSamples(const std::vector<Sample>& samples) {
  clearList(m_exampleList);
  for (const Sample& sample : samples) {
    auto* card = new StartCard(sample.title, sample.about);
    m_exampleList->addWidget(card);
    connect(card, &StartCard::clicked, this, [this, file = sample.file] { Q_EMIT fileChosen(file); });
  }
  m_examples->setVisible(!samples.empty());
}

void StartPage::setLastSession(qint64 session, const QString& title, const QString& about) {
  clearList(m_lastList);
  m_last->setVisible(session != 0);
  if (session == 0) return;
  auto* card = new StartCard(title, about);
  card->setObjectName("lastSession");
  m_lastList->addWidget(card);
  connect(card, &StartCard::clicked, this, [this, session] { Q_EMIT sessionChosen(session); });
}

void StartPage::setRecentFiles(const QStringList& files) {
  clearList(m_recentList);
  for (const QString& file : files.first(std::min<qsizetype>(files.size(), kMostRecent))) {
    auto* card = new StartCard(QFileInfo(file).fileName(), QFileInfo(file).absolutePath());
    m_recentList->addWidget(card);
    connect(card, &StartCard::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
  }
  m_recent->setVisible(!files.isEmpty());
}

}  // namespace ui
