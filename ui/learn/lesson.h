// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace ui {

// A text in several languages, by code ("en", "zh"). `of` gives the window's language, else English.
class LessonText {
 public:
  LessonText() = default;
  explicit LessonText(QMap<QString, QString> texts) : m_texts(std::move(texts)) {}
  QString of(const QString& language) const {
    const auto found = m_texts.find(language);
    return found != m_texts.end() ? *found : m_texts.value(QStringLiteral("en"));
  }
  bool isEmpty() const { return m_texts.isEmpty(); }
  QStringList languages() const { return m_texts.keys(); }

 private:
  QMap<QString, QString> m_texts;
};

// "zh" or "en": what the window speaks (QLocale's default, which the chosen language sets).
QString lessonLanguage();

// One run of the loaded model.
struct LessonRun {
  double ratio = 4;    // below 2: the text itself is read
  QString compressor;  // empty: the model's default
  QString source = QStringLiteral("memory");  // memory | full | none | budget
};

// What is read off a run.
enum class Measure { Answer, F1, MemoryTokens, Positions, Confidence };

enum class CheckKind { Choice, Number, Live };

// A question to the learner. Choice and Number have the right answer in the file; Live has it from the loaded model:
// with two runs the learner says how they compare, with one run what the number is.
struct LessonCheck {
  CheckKind kind = CheckKind::Choice;
  LessonText prompt;
  LessonText why;  // shown once it is answered rightly, or given up
  std::vector<LessonText> options;
  int right = 0;
  double number = 0;
  double tolerance = 0;  // absolute for Number; a share of the measured value for Live
  QString question;
  QStringList accepted;  // right answers of `question`, for Measure::F1
  std::vector<LessonRun> runs;
  Measure measure = Measure::Answer;
  bool comparesRuns() const { return kind == CheckKind::Live && runs.size() == 2; }
};

struct LessonDocument {
  QString name;
  QString text;  // empty: the file of that name beside the lesson or among the samples
};

// What a step sets in the window before it is read. What is not named stays as it is.
struct LessonSetting {
  QString workspace;  // ask | inspect | explore | train | learn | compare
  QString question;   // typed, not asked
  std::optional<double> ratio;
  QString compressor;
  QString mask;  // a preset, in Inspect
};

struct LessonStep {
  LessonText title;
  LessonText text;    // Markdown
  QString point;      // the widget a coach mark points at: its object name, or its class without "ui::"
  QStringList hide;   // widgets that are not needed yet, named in the same way
  LessonSetting set;
  std::optional<LessonCheck> check;
};

// A lesson as its file says it: docs/lessons.md.
struct Lesson {
  QString id;
  LessonText title;
  LessonText about;
  int minutes = 10;
  QString checkedWith;  // hash of the model its live questions were tried with; empty: any
  std::optional<LessonDocument> document;
  std::vector<LessonStep> steps;
  QString folder;  // of its file, for documents beside it
  int checks() const {
    int count = 0;
    for (const LessonStep& step : steps) count += step.check ? 1 : 0;
    return count;
  }
};

// What one run of a live question gave.
struct LiveResult {
  QString answer;
  double value = 0;
};

// A live question on its way to the model. `step` says whose answer it is when it comes back.
struct LiveRequest {
  int step = 0;
  LessonDocument document;
  QString folder;
  QString question;
  QStringList accepted;
  std::vector<LessonRun> runs;
  Measure measure = Measure::Answer;
};

}  // namespace ui
