// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/document_pane.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/ask/compression_bar.h"
#include "ui/ask/context_meter.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/find_bar.h"
#include "ui/ask/page_view.h"
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
    showCurrent();
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
  m_pagesButton = new QToolButton;
  m_pagesButton->setText(tr("Pages"));
  m_pagesButton->setCheckable(true);
  m_pagesButton->setToolTip(tr("Show the pages of this document instead of the text that is read from them"));
  m_pagesButton->setAccessibleName(m_pagesButton->toolTip());
  row->addWidget(m_pagesButton);
  connect(m_pagesButton, &QToolButton::toggled, this, &DocumentPane::showCurrent);
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
  added->setDocumentText(text);
  added->setAccessibleName(tr("Text of %1").arg(name));
  m_editors->addWidget(added);
  m_texts[id] = added;
  const int tab = m_tabs->addTab(name);
  m_tabs->setTabData(tab, id);
  m_tabs->setTabToolTip(tab, name);
  connect(added, &QPlainTextEdit::textChanged, this, [this, id] { Q_EMIT textEdited(id); });
  m_tabs->setCurrentIndex(tab);
  showCurrent();
  refresh();
  Q_EMIT documentsChanged();
  return id;
}

void DocumentPane::closeDocument(int id) {
  for (int tab = 0; tab < m_tabs->count(); ++tab) {
    if (m_tabs->tabData(tab).toInt() != id) continue;
    for (QWidget* closed : {static_cast<QWidget*>(editor(id)), static_cast<QWidget*>(pages(id))}) {
      if (closed == nullptr) continue;
      m_editors->removeWidget(closed);
      closed->deleteLater();
    }
    m_texts.erase(id);
    m_pages.erase(id);
    m_tabs->removeTab(tab);
    break;
  }
  showCurrent();
  refresh();
  Q_EMIT documentsChanged();
}

void DocumentPane::setPages(int id, PageView* pages) {
  m_pages[id] = pages;
  m_editors->addWidget(pages);
  showCurrent();
}

PageView* DocumentPane::pages(int id) const {
  const auto found = m_pages.find(id);
  return found == m_pages.end() ? nullptr : found->second;
}

void DocumentPane::showPages(bool shown) { m_pagesButton->setChecked(shown); }

void DocumentPane::showCurrent() {
  PageView* view = pages(currentDocument());
  m_pagesButton->setVisible(view != nullptr);
  m_find->setEditor(currentEditor());
  QWidget* shown = view != nullptr && m_pagesButton->isChecked() ? static_cast<QWidget*>(view) : currentEditor();
  if (shown != nullptr) m_editors->setCurrentWidget(shown);
}

void DocumentPane::closeAll() {
  while (!isEmpty()) closeDocument(currentDocument());
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
  return std::ranges::any_of(m_texts, [](const auto& text) { return text.second->document()->characterCount() > 1; });
}

int DocumentPane::currentDocument() const { return isEmpty() ? -1 : m_tabs->tabData(m_tabs->currentIndex()).toInt(); }

void DocumentPane::setCurrentDocument(int id) {
  for (int tab = 0; tab < m_tabs->count(); ++tab) {
    if (m_tabs->tabData(tab).toInt() == id) m_tabs->setCurrentIndex(tab);
  }
}

DocumentEditor* DocumentPane::currentEditor() const { return editor(currentDocument()); }

DocumentEditor* DocumentPane::editor(int id) const {
  const auto found = m_texts.find(id);
  return found == m_texts.end() ? nullptr : found->second;
}

void DocumentPane::setHighlights(const std::vector<Highlight>& highlights) {
  for (const auto& [id, text] : m_texts) {
    std::vector<Highlight> own = highlights;
    std::erase_if(own, [id = id](const Highlight& h) { return h.document != id; });
    text->setHighlights(own);
    if (PageView* view = pages(id)) view->setHighlights(own);
  }
  if (highlights.empty() || editor(highlights.front().document) == nullptr) return;
  setCurrentDocument(highlights.front().document);
  currentEditor()->showHighlight(highlights.front().bytes);
  if (PageView* view = pages(currentDocument())) view->showHighlight(highlights.front());
}

void DocumentPane::find() {
  showPages(false);  // words are found in the text
  if (currentEditor() != nullptr) m_find->open();
}

void DocumentPane::refresh() {
  m_stack->setCurrentIndex(isEmpty() ? 0 : 1);
  m_footer->setVisible(!isEmpty());
}

}  // namespace ui
