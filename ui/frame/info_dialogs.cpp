// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/info_dialogs.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace ui {
namespace {

QVBoxLayout* columnOf(QDialog* dialog) {
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(22, 18, 22, 16);
  column->setSpacing(12);
  return column;
}

QString keyTable(const QList<QAction*>& actions) {
  QString rows;
  for (const QAction* action : actions) {
    if (action->shortcut().isEmpty()) continue;
    static const QRegularExpression key(QStringLiteral("\\(&.\\)"));  // "打开(&O)…"
    QString name = action->text().remove(key);
    rows += QStringLiteral("<tr><td style='padding-right:24px'><b>%1</b></td><td>%2</td></tr>")
                .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                     name.remove(QLatin1Char('&')).remove(QStringLiteral("…")).toHtmlEscaped());
  }
  return QStringLiteral("<table cellspacing='3'>%1</table>").arg(rows);
}

}  // namespace

AboutDialog::AboutDialog(const QString& diagnostics, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("About PIC Studio"));
  auto* title = new QLabel(tr("PIC Studio %1").arg(QStringLiteral(PIC_VERSION)));
  setTextRole(title, TextRole::Title);
  auto* about = new QLabel(
      tr("Compresses documents into memory tokens and answers from them. Everything happens on this computer. "
         "GPL-3.0 or later; the engine is Apache-2.0. Other people's work is named in NOTICE."));
  about->setWordWrap(true);
  auto* text = new QPlainTextEdit(diagnostics);
  text->setReadOnly(true);
  text->setAccessibleName(tr("Diagnostics"));
  text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text->setTabChangesFocus(true);
  text->setMinimumSize(text->fontMetrics().averageCharWidth() * 64, text->fontMetrics().lineSpacing() * 14);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copy->setIcon(QIcon::fromTheme("edit-copy"));
  connect(copy, &QPushButton::clicked, this, [diagnostics] { QGuiApplication::clipboard()->setText(diagnostics); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  QVBoxLayout* column = columnOf(this);
  for (QWidget* widget : std::initializer_list<QWidget*>{title, about, text, buttons}) column->addWidget(widget);
}

HelpDialog::HelpDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("How to use PIC Studio"));
  auto* page = new QTextBrowser;
  page->setAccessibleName(tr("Help"));
  page->setHtml(tr("<h2>Ask a document</h2>"
                   "<p>Open, drop or paste a text on the left, type a question on the right and press Return.</p>"
                   "<p>The text is cut into segments, and each is compressed into <b>memory tokens</b>: vectors that "
                   "stand for a few "
                   "words each. The slider says how many tokens of the text one memory token stands for; at 1× the "
                   "text itself is "
                   "read. The answer is read from the memory tokens alone.</p>"
                   "<p>Under an answer stand the sentences it was read from, as far as attention tells; in the text "
                   "they have the same "
                   "colour. Click a word of the answer to see the memory tokens behind it and what they stand for. "
                   "Attention says where "
                   "the model looked, and is no proof.</p>"
                   "<p><b>Compare sources</b> answers the same question from the memory, from the full text, from "
                   "nothing, and from as "
                   "much text as the memory takes.</p>"
                   "<p>Each question stands alone: the model does not remember the ones before it.</p><h2>Keys</h2>") +
                keyTable(actions));
  page->setMinimumSize(page->fontMetrics().averageCharWidth() * 80, page->fontMetrics().lineSpacing() * 26);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  QVBoxLayout* column = columnOf(this);
  column->addWidget(page);
  column->addWidget(buttons);
}

}  // namespace ui
