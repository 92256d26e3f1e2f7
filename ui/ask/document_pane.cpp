// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/document_pane.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/ask/compression_bar.h"
#include "ui/ask/context_meter.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/find_bar.h"
#include "ui/ask/start_page.h"

namespace ui {

DocumentPane::DocumentPane(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget),
      m_start(new StartPage),
      m_tabs(new QTabBar),
      m_editors(new QStackedWidget),
      m_find(new FindBar),
      m_bar(new CompressionBar),
      m_meter(new ContextMeter) {
  auto* work = new QWidget;
  auto* column = new QVBoxLayout(work);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHeader());
  column->addWidget(m_find);
  column->addWidget(m_editors, 1);
  m_find->hide();
  m_stack->addWidget(m_start);
  m_stack->addWidget(work);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  outer->addWidget(m_stack, 1);
  outer->addWidget(makeFooter());
  connect(m_tabs, &QTabBar::currentChanged, this, [this] {
    if (DocumentEditor* shown = editor(currentDocument())) m_editors->setCurrentWidget(shown);
    m_find->setEditor(currentEditor());
    Q_EMIT currentChanged();
  });
  connect(m_tabs, &QTabBar::tabCloseRequested, this, [this](int tab) { closeDocument(m_tabs->tabData(tab).toInt()); });
  refresh();
}

QWidget* DocumentPane::makeHeader() {
  m_header = new QWidget;
  auto* row = new QHBoxLayout(m_header);
  row->setContentsMargins(8, 4, 8, 0);
  row->setSpacing(4);
  m_tabs->setTabsClosable(true);
  m_tabs->setMovable(true);
  m_tabs->setExpanding(false);
  m_tabs->setDrawBase(false);
  m_tabs->setElideMode(Qt::ElideMiddle);
  m_tabs->setUsesScrollButtons(true);
  m_tabs->setAccessibleName(tr("Documents of this conversation"));
  row->addWidget(m_tabs, 1);
  auto* add = new QToolButton;
  add->setIcon(QIcon::fromTheme("list-add"));
  add->setToolTip(tr("Open another document into this conversation"));
  add->setAccessibleName(add->toolTip());
  row->addWidget(add);
  connect(add, &QToolButton::clicked, this, &DocumentPane::openRequested);
  return m_header;
}

QWidget* DocumentPane::makeFooter() {
  m_footer = new QFrame;
  m_footer->setProperty("bar", true);
  auto* column = new QVBoxLayout(m_footer);
  column->setContentsMargins(16, 10, 16, 12);
  column->setSpacing(7);
  column->addWidget(m_bar);
  column->addWidget(m_meter);
  return m_footer;
}

int DocumentPane::addDocument(const QString& name, const QString& text) {
  const int id = m_nextId++;
  auto* added = new DocumentEditor;
  added->setProperty("documentId", id);
  added->setDocumentText(text);
  added->setAccessibleName(tr("Text of %1").arg(name));
  m_editors->addWidget(added);
  const int tab = m_tabs->addTab(name);
  m_tabs->setTabData(tab, id);
  m_tabs->setTabToolTip(tab, name);
  connect(added, &QPlainTextEdit::textChanged, this, [this, id] { Q_EMIT textEdited(id); });
  m_tabs->setCurrentIndex(tab);
  m_editors->setCurrentWidget(added);
  m_find->setEditor(added);
  refresh();
  Q_EMIT documentsChanged();
  return id;
}

void DocumentPane::closeDocument(int id) {
  for (int tab = 0; tab < m_tabs->count(); ++tab) {
    if (m_tabs->tabData(tab).toInt() != id) continue;
    DocumentEditor* closed = editor(id);
    m_editors->removeWidget(closed);
    closed->deleteLater();
    m_tabs->removeTab(tab);
    break;
  }
  m_find->setEditor(currentEditor());
  refresh();
  Q_EMIT documentsChanged();
}

std::vector<OpenDocument> DocumentPane::documents() const {
  std::vector<OpenDocument> all;
  for (int tab = 0; tab < m_tabs->count(); ++tab) {
    const int id = m_tabs->tabData(tab).toInt();
    const QString text = editor(id)->documentText();
    if (!text.trimmed().isEmpty()) all.push_back({id, {m_tabs->tabText(tab).toStdString(), text.toStdString()}});
  }
  return all;
}

bool DocumentPane::isEmpty() const { return m_tabs->count() == 0; }

bool DocumentPane::hasText() const {
  for (int i = 0; i < m_editors->count(); ++i) {
    if (static_cast<DocumentEditor*>(m_editors->widget(i))->document()->characterCount() > 1) return true;
  }
  return false;
}

int DocumentPane::currentDocument() const { return isEmpty() ? -1 : m_tabs->tabData(m_tabs->currentIndex()).toInt(); }

void DocumentPane::setCurrentDocument(int id) {
  for (int tab = 0; tab < m_tabs->count(); ++tab) {
    if (m_tabs->tabData(tab).toInt() == id) m_tabs->setCurrentIndex(tab);
  }
}

DocumentEditor* DocumentPane::currentEditor() const { return editor(currentDocument()); }

DocumentEditor* DocumentPane::editor(int id) const {
  for (int i = 0; i < m_editors->count(); ++i) {
    if (m_editors->widget(i)->property("documentId").toInt() == id)
      return static_cast<DocumentEditor*>(m_editors->widget(i));
  }
  return nullptr;
}

void DocumentPane::setHighlights(const std::vector<Highlight>& highlights) {
  for (int i = 0; i < m_editors->count(); ++i) {
    auto* shown = static_cast<DocumentEditor*>(m_editors->widget(i));
    std::vector<Highlight> own = highlights;
    std::erase_if(own, [&](const Highlight& h) { return h.document != shown->property("documentId").toInt(); });
    shown->setHighlights(own);
  }
  if (highlights.empty() || editor(highlights.front().document) == nullptr) return;
  setCurrentDocument(highlights.front().document);
  currentEditor()->showHighlight(highlights.front().bytes);
}

void DocumentPane::find() {
  if (currentEditor() != nullptr) m_find->open();
}

void DocumentPane::refresh() {
  m_stack->setCurrentIndex(isEmpty() ? 0 : 1);
  m_footer->setVisible(!isEmpty());
}

}  // namespace ui
