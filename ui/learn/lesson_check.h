// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "ui/learn/lesson.h"

namespace ui {

// What a learner may choose from; empty: a number is typed. `language` of the lesson's own words.
QStringList choicesOf(const LessonCheck& check, const QString& language);

// What the model gave, in words: "4×: “3 November 1871” · 32×: “1871”".
QString resultsText(const LessonCheck& check, const std::vector<LiveResult>& results);

// Whether the answer is right: the index of a choice, or the number. `results`: of a live question, one a run.
bool isRight(const LessonCheck& check, double answer, const std::vector<LiveResult>& results);

}  // namespace ui
