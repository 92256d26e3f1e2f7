// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "ui/learn/lesson.h"
#include "ui/learn/lesson_results.h"

namespace app {

struct ReadLessons {
  std::vector<ui::Lesson> lessons;  // the shipped ones by their files' names, then the user's own
  QStringList errors;               // a sentence for every file that is none
};

// Lessons that come with the program (resources/lessons) and those that were added.
ReadLessons readLessons();
// Copies lesson files, with the document each names, to the added ones. Returns sentences for those that are none.
QStringList addLessons(const QStringList& files);

// Text of a lesson's document: its own, that of the file beside the lesson, or a sample's. Null: there is no such file.
QString lessonDocumentText(const ui::LessonDocument& document, const QString& folder);

ui::LearnerResults readProgress();
void writeProgress(const ui::LearnerResults& results);

}  // namespace app
