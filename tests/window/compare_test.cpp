// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QObject>
#include <QScrollBar>
#include <QTableWidget>

#include "app/compare_desk.h"
#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/compare/attention_spans.h"
#include "ui/compare/compare_workspace.h"
#include "ui/compare/side_bar.h"
#include "ui/compare/synchronised_texts.h"

class CompareTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void differencesKeepTheirSignOverDifferentChunks();
  void questionsAreReadWithTheirAnswers();
  void twoRatiosAreComparedOverSeveralQuestions();

 private:
  std::unique_ptr<tests::StudioFixture> m;
};

void CompareTest::differencesKeepTheirSignOverDifferentChunks() {
  const std::vector<ui::WeightedSpan> first{{{0, 10}, 0.1}};
  const std::vector<ui::WeightedSpan> second{{{0, 4}, 0.05}, {{4, 20}, 0.3}};
  const auto difference = ui::differenceSpans(first, second);
  QCOMPARE(difference.size(), std::size_t{3});
  QVERIFY(std::abs(difference[0].weight - 0.05) < 1e-12 && difference[0].bytes == (engine::ByteRange{0, 4}));
  QVERIFY(std::abs(difference[1].weight + 0.2) < 1e-12 && difference[1].bytes == (engine::ByteRange{4, 10}));
  QVERIFY(std::abs(difference[2].weight + 0.3) < 1e-12 && difference[2].bytes == (engine::ByteRange{10, 20}));
  QVERIFY(ui::differenceSpans(first, first).empty());
}

void CompareTest::questionsAreReadWithTheirAnswers() {
  const auto questions = ui::comparedQuestions("Who?\n\n When? => 1871 | in 1871\n");
  QCOMPARE(questions.size(), std::size_t{2});
  QVERIFY(questions[0].accepted.isEmpty());
  QCOMPARE(questions[1].accepted, (QStringList{"1871", "in 1871"}));
}

void CompareTest::twoRatiosAreComparedOverSeveralQuestions() {
  m = std::make_unique<tests::StudioFixture>();
  m->start();
  m->window()->openDocument("a.txt", QString("The old man and the dog walked to the river in the rain.\n").repeated(60));
  ui::CompareWorkspace* compare = m->studio->comparisons()->workspace();
  m->window()->workspaces()->show(ui::WorkspaceId::Compare);
  compare->setQuestions("Who? => the old man\nWhere? => the river\nWhat?");
  ui::SideChoice second = compare->side(1)->choice();
  second.ratio = 8;
  compare->side(1)->setChoice(second);
  compare->runAction()->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(compare->runAction()->isEnabled(), 120'000);
  QCOMPARE(compare->answers()->rowCount(), 3);
  const auto row = [&](const QString& name) {
    const auto found = compare->metrics()->findItems(name, Qt::MatchExactly);
    return found.isEmpty() ? -1 : found.front()->row();
  };
  const auto value = [&](int at, int column) { return QLocale().toDouble(compare->metrics()->item(at, column)->text()); };
  const int tokens = row("Memory tokens");
  QVERIFY(tokens >= 0 && value(tokens, 1) > value(tokens, 2) && value(tokens, 3) < 0);
  QVERIFY(compare->metrics()->item(row("F1 (%)"), 4)->text().startsWith('['));
  ui::SynchronisedTexts* texts = compare->texts();
  QVERIFY(texts->text(0)->highlightCount() > 0 && texts->text(1)->highlightCount() > 0);
  QVERIFY(texts->text(2)->highlightCount() > 0);  // the ratios differ
  QScrollBar* bar = texts->text(0)->verticalScrollBar();
  QVERIFY(bar->maximum() > 0);
  const QScrollBar* other = texts->text(2)->verticalScrollBar();
  // Paragraphs are laid out on the way: the end moves away, and is scrolled to again.
  QTRY_VERIFY_WITH_TIMEOUT((bar->setValue(bar->maximum()), other->value() == other->maximum()), 20'000);
  const QString target = m->folder.filePath("c.csv");
  ui::FileDialogs dialogs;
  dialogs.save = [&](QWidget*, const QString&, const QString&, const QString&) { return target; };
  m->studio->comparisons()->setFileDialogs(dialogs);
  compare->exportAction()->trigger();
  QFile file(target);
  QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("Memory tokens"));
  m->close();
}

PIC_TEST(CompareTest)
#include "compare_test.moc"
