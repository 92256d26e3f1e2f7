// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <map>
#include <optional>
#include <vector>

namespace ui {

// How a learner answered the question of one step.
struct CheckRecord {
  bool right = false;
  int attempts = 0;
  QString answer;  // the last one, in the learner's words
  bool operator==(const CheckRecord&) const = default;
};

// How far a learner is in one lesson.
struct LessonRecord {
  QString title;
  QString model;   // hash of the model that live questions were checked against
  QString changed; // ISO date and time
  int step = 0;    // the one to go on with
  int checkCount = 0;
  bool finished = false;
  std::map<int, CheckRecord> checks;  // by step
  int right() const;         // in the end
  int rightAtOnce() const;   // with the first answer
  bool operator==(const LessonRecord&) const = default;
};

// One learner's work: what is saved as progress and handed in as a result file (docs/lessons.md).
struct LearnerResults {
  QString learner;
  std::map<QString, LessonRecord> lessons;  // by the lesson's id
  bool operator==(const LearnerResults&) const = default;
};

QByteArray resultsJson(const LearnerResults& results);

struct ReadResults {
  std::optional<LearnerResults> results;
  QString error;  // a sentence with the file's name, where it is none
};
ReadResults readResults(const QByteArray& json, const QString& fileName);

// One report of a class. Files of the same learner are merged: of each lesson the further one counts.
std::vector<LearnerResults> mergedResults(const std::vector<LearnerResults>& files);
QByteArray classReportCsv(const std::vector<LearnerResults>& learners);
QString classReportHtml(const std::vector<LearnerResults>& learners);

}  // namespace ui
