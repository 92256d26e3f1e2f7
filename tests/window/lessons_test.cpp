// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QObject>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeWidget>

#include "app/learn/lesson_desk.h"
#include "app/learn/lesson_files.h"
#include "tests/registry.h"
#include "tests/window/studio_fixture.h"
#include "ui/ask/compression_bar.h"
#include "ui/learn/check_view.h"
#include "ui/learn/coach_mark.h"
#include "ui/learn/learn_workspace.h"
#include "ui/learn/lesson_check.h"
#include "ui/learn/lesson_guide.h"
#include "ui/learn/lesson_panel.h"

// Every lesson in the real window, on the tiny model, to its end with right and with wrong answers.
class LessonsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    m = std::make_unique<tests::StudioFixture>();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    m->start();
  }
  void cleanupTestCase() {
    m->close();
    m.reset();
  }
  void thereAreEightLessonsInBothLanguages();
  void everyLessonEndsWithRightAndWrongAnswers_data();
  void everyLessonEndsWithRightAndWrongAnswers();
  void aStepSetsPointsAndHidesWithoutBlocking();
  void progressIsThereAtTheNextStart();
  void anotherModelIsSaidGently();
  void resultsBecomeAClassReport();
  void aTeachersLessonIsAddedAndAWrongOneNamed();

 private:
  ui::LearnWorkspace* learn() const { return m->studio->lessons()->workspace(); }
  ui::LessonGuide* guide() const { return m->studio->lessons()->guide(); }
  ui::LessonPanel* panel() const { return guide()->panel(); }
  void startLesson(int index) {
    learn()->choose(index);
    learn()->startAction()->trigger();
  }
  void answer(bool rightly);
  std::unique_ptr<tests::StudioFixture> m;
};

void LessonsTest::thereAreEightLessonsInBothLanguages() {
  QVERIFY(app::readLessons().errors.isEmpty());
  QVERIFY(learn()->lessons().size() >= 8);
  for (const ui::Lesson& lesson : learn()->lessons()) {
    QVERIFY(lesson.minutes >= 10 && lesson.minutes <= 20);
    QVERIFY(lesson.checks() >= 3);
    std::vector<ui::LessonText> texts{lesson.title, lesson.about};
    for (const ui::LessonStep& step : lesson.steps) {
      texts.insert(texts.end(), {step.title, step.text});
      if (!step.check) continue;
      texts.insert(texts.end(), {step.check->prompt, step.check->why});
      texts.insert(texts.end(), step.check->options.begin(), step.check->options.end());
    }
    for (const ui::LessonText& text : texts) {
      const bool isWord = !text.of("en").contains(' ');  // "4×" and "full" need no translation
      QVERIFY2(isWord || text.languages() == (QStringList{"en", "zh"}), qPrintable(text.of("en")));
    }
  }
}

void LessonsTest::answer(bool rightly) {
  ui::CheckView* check = panel()->check();
  const ui::LessonCheck& question = *panel()->lesson().steps.at(static_cast<std::size_t>(panel()->step())).check;
  if (question.kind == ui::CheckKind::Number) {
    check->setNumber(question.number + (rightly ? 0 : 1 + question.tolerance));
  } else if (question.kind == ui::CheckKind::Choice) {
    check->choose(rightly ? question.right : (question.right + 1) % static_cast<int>(question.options.size()));
  } else {
    check->choose(0);  // what the tiny model does is not known before
  }
  QTest::mouseClick(check->findChild<QPushButton*>("checkAnswer"), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(check->record().attempts > 0, 120'000);
}

void LessonsTest::everyLessonEndsWithRightAndWrongAnswers_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < learn()->lessons().size(); ++i)
    QTest::newRow(qPrintable(learn()->lessons()[i].id)) << static_cast<int>(i);
}

void LessonsTest::everyLessonEndsWithRightAndWrongAnswers() {
  QFETCH(int, index);
  const ui::Lesson lesson = learn()->lessons()[static_cast<std::size_t>(index)];
  startLesson(index);
  QVERIFY(guide()->dock()->isVisible());
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    QCOMPARE(panel()->step(), static_cast<int>(i));
    const ui::LessonStep& step = lesson.steps[i];
    if (step.check && step.check->kind != ui::CheckKind::Live) {
      answer(false);
      QVERIFY(!panel()->check()->record().right && !panel()->check()->isDone());
      answer(true);
      QVERIFY(panel()->check()->record().right && panel()->check()->isDone());
      QCOMPARE(panel()->check()->record().attempts, 2);
    } else if (step.check) {
      answer(true);
      const auto* feedback = panel()->check()->findChild<QLabel*>("checkFeedback");
      QVERIFY2(panel()->check()->isDone(), qPrintable(feedback->text()));
      QVERIFY(feedback->text().contains("“"));  // what the model said is shown
    }
    QTest::mouseClick(panel()->findChild<QPushButton*>("lessonNext"), Qt::LeftButton);
  }
  QVERIFY(!panel()->isRunning() && !guide()->dock()->isVisible());
  const ui::LessonRecord& record = learn()->results().lessons.at(lesson.id);
  QVERIFY(record.finished);
  QCOMPARE(static_cast<int>(record.checks.size()), lesson.checks());
  QCOMPARE(record.model, m->studio->session()->model()->hash);
}

void LessonsTest::aStepSetsPointsAndHidesWithoutBlocking() {
  ui::Lesson lesson = learn()->lessons().front();
  lesson.steps.resize(1);
  lesson.steps[0].point = "CompressionBar";
  lesson.steps[0].hide = {"ContextMeter", "QuestionBox"};
  lesson.steps[0].set.ratio = 16;
  panel()->start(lesson, {}, {});
  ui::CompressionBar* bar = m->documents()->compressionBar();
  QTRY_COMPARE_WITH_TIMEOUT(guide()->mark()->target(), static_cast<QWidget*>(bar), 60'000);
  QVERIFY(guide()->mark()->isVisible());
  QVERIFY(guide()->mark()->testAttribute(Qt::WA_TransparentForMouseEvents));
  QCOMPARE(bar->choice().ratio, 16.0);
  QVERIFY(!m->conversation()->questionBox()->isVisible());
  panel()->end();
  QVERIFY(!guide()->mark()->isVisible());
  m->window()->workspaces()->show(ui::WorkspaceId::Ask);
  QVERIFY(m->conversation()->questionBox()->isVisible());
}

void LessonsTest::progressIsThereAtTheNextStart() {
  startLesson(0);
  panel()->next();
  const int step = panel()->step();
  QVERIFY(step > 0);
  const QString id = panel()->lesson().id;
  m->start();
  QCOMPARE(learn()->results().lessons.at(id).step, step);
}

void LessonsTest::anotherModelIsSaidGently() {
  startLesson(0);
  bool said = false;
  for (const QLabel* label : panel()->findChildren<QLabel*>()) said |= label->isVisible() && label->text().contains("another model");
  QVERIFY(said);  // the tiny model is not the one the lessons were written with
  panel()->end();
}

void LessonsTest::resultsBecomeAClassReport() {
  QStringList handedIn;
  QString target;
  m->studio->lessons()->setFileDialogs(
      {[&](QWidget*, const QString&, const QString&) { return handedIn; },
       [&](QWidget*, const QString&, const QString&, const QString&) { return target; }});
  const auto content = [this](const QString& name) {
    QFile file(m->folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  auto* name = learn()->findChild<QLineEdit*>();
  for (const QString& learner : {QString("Ada <b>"), QString("=1+1")}) {
    name->setText(learner);
    Q_EMIT name->editingFinished();
    target = m->folder.filePath(learner.left(3) + ".json");
    handedIn << target;
    learn()->exportAction()->trigger();
    QVERIFY(QFile::exists(target));
  }
  target = m->folder.filePath("class.html");
  learn()->reportAction()->trigger();
  QVERIFY(content("class.html").contains("Ada &lt;b&gt;"));
  QVERIFY(content("class.html").contains("✓"));
  target = m->folder.filePath("class.csv");
  learn()->reportAction()->trigger();
  const QByteArray csv = content("class.csv");
  QCOMPARE(csv.count('\n'), 1 + 2 * static_cast<int>(learn()->results().lessons.size()));
  QVERIFY(csv.contains("\"'=1+1\""));  // no formula for a spreadsheet
}

void LessonsTest::aTeachersLessonIsAddedAndAWrongOneNamed() {
  const auto lesson = [](const QByteArray& check) {
    return QByteArray(R"({"format": "pic-lesson", "version": 1, "id": "mine", "title": "Mine", "about": "A test",
      "document": {"name": "note.txt", "text": "The dog ran home."},
      "steps": [{"title": "One", "text": "Read.", "check": )") + check + "}]}";
  };
  const QStringList files{
      m->writeFile("mine.json", lesson(R"({"kind": "choice", "prompt": "Who?", "options": ["dog", "cat"], "right": 1})")),
      m->writeFile("bad.json", lesson(R"({"kind": "choice", "prompt": "Who?", "options": ["dog", "cat"], "right": 3})")),
      m->writeFile("typo.json", lesson(R"({"kind": "number", "prompt": "?", "right": 3, "tolerence": 1})")),
      m->writeFile("broken.json", "{\n\"format\": oops")};
  const QStringList errors = app::addLessons(files);
  QCOMPARE(errors.size(), 3);
  QVERIFY2(errors[0].contains("steps[0].check.right"), qPrintable(errors[0]));
  QVERIFY2(errors[1].contains("tolerence"), qPrintable(errors[1]));
  QVERIFY2(errors[2].contains("line 2"), qPrintable(errors[2]));
  QCOMPARE(app::readLessons().lessons.back().id, QString("mine"));
}

PIC_TEST(LessonsTest)
#include "lessons_test.moc"
