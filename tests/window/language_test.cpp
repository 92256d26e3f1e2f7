// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QObject>
#include <QPushButton>
#include <QRegularExpression>
#include <QTreeWidget>

#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/learn/learn_workspace.h"

using ui::Command;

// Chinese: the window changes its language as it stands, and Chinese text is shown and marked rightly.
class LanguageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void theWindowChangesItsLanguageAndBack();
  void theLanguageIsRemembered();
  void filledTextsAreTranslatedWithTheirValues();
  void chineseDocumentsAreAnsweredAndMarked();

 private:
  // Every text of the menus, buttons and labels that stands in the window.
  QStringList words() const {
    QStringList words;
    for (const QAction* action : m->window()->findChildren<QAction*>()) words << action->text() << action->statusTip();
    for (const QMenu* menu : m->window()->findChildren<QMenu*>()) words << menu->title();
    for (const QLabel* label : m->window()->findChildren<QLabel*>()) words << label->text();
    for (const auto* button : m->window()->findChildren<QAbstractButton*>()) words << button->text() << button->toolTip();
    for (const QWidget* widget : m->window()->findChildren<QWidget*>()) words << widget->accessibleName();
    words.removeAll(QString());
    return words;
  }
  static bool isChinese(const QString& text) {
    return text.contains(QRegularExpression("[\\x{4e00}-\\x{9fff}]"));
  }
  std::unique_ptr<tests::StudioFixture> m;
};

void LanguageTest::theWindowChangesItsLanguageAndBack() {
  m->start();
  m->window()->openDocument("a.txt", "The dog ran home.");
  m->typeQuestion("Who?");
  m->waitForAnswer();
  const QStringList english = words();
  m->window()->action(Command::LanguageChinese)->trigger();
  const QStringList chinese = words();
  QCOMPARE(chinese.size(), english.size());
  QStringList stayed;
  for (qsizetype i = 0; i < english.size(); ++i) {
    static const QRegularExpression word("[A-Za-z]{4,}");
    if (chinese[i] == english[i] && word.match(english[i]).hasMatch()) stayed << english[i];
  }
  stayed.removeDuplicates();
  qInfo().noquote() << "unchanged:" << stayed.join(" | ");
  QVERIFY2(stayed.size() * 12 < english.size(), qPrintable(stayed.join("\n")));
  m->window()->action(Command::LanguageEnglish)->trigger();
  QCOMPARE(words(), english);
}

void LanguageTest::theLanguageIsRemembered() {
  m->start();
  m->window()->action(Command::LanguageChinese)->trigger();
  m->start();
  QVERIFY(m->window()->action(Command::LanguageChinese)->isChecked());
  QVERIFY(isChinese(m->window()->action(Command::Settings)->text()));
  QVERIFY(isChinese(m->window()->menuBar()->actions().front()->text()));
  auto* lessons = qobject_cast<ui::LearnWorkspace*>(m->window()->workspaces()->at(ui::WorkspaceId::Learn));
  QVERIFY(isChinese(lessons->findChild<QTreeWidget*>()->topLevelItem(0)->text(0)));
}

void LanguageTest::filledTextsAreTranslatedWithTheirValues() {
  ui::Catalogue catalogue("en");
  const QString shown = QCoreApplication::translate("ui::LearnWorkspace", "step %1 of %2").arg(3).arg(8);
  catalogue.setLanguage("zh_CN");
  const QString now = catalogue.now(shown, {});
  QVERIFY2(isChinese(now) && now.contains('3') && now.contains('8'), qPrintable(now));
  (void)QCoreApplication::translate("ui::LearnWorkspace", "%1 of %2");
  QCOMPARE(catalogue.now("a text of nobody at all", {}), QString("a text of nobody at all"));
  catalogue.setLanguage("en");
}

void LanguageTest::chineseDocumentsAreAnsweredAndMarked() {
  m->start();
  const QString text = QStringLiteral("灯塔建于1871年。\n第一任看守人叫约西亚。𠮷野家在港口。");
  m->window()->openDocument("灯塔.txt", text);
  m->conversation()->questionBox()->setQuestion("谁？");
  m->conversation()->questionBox()->ask();
  m->waitForAnswer();
  QVERIFY(m->turn()->answered().memory);
  bool warned = false;
  for (const QLabel* label : m->turn()->findChildren<QLabel*>()) {
    QVERIFY2(!label->text().contains(QChar(0xFFFD)), qPrintable(label->text()));
    warned |= label->text().contains("English only");
  }
  QVERIFY(warned);
  // Bytes of the document ↔ characters of the editor, over characters of three and four bytes.
  const QString marked = QStringLiteral("𠮷野家");
  const qsizetype at = text.indexOf(marked);
  const qint64 begin = text.left(at).toUtf8().size();
  ui::DocumentEditor* editor = m->documents()->currentEditor();
  editor->setHighlights({{0, {begin, begin + marked.toUtf8().size()}, 0, 1}});
  QCOMPARE(editor->highlightedText(0), marked);
}

PIC_TEST(LanguageTest)
#include "language_test.moc"
