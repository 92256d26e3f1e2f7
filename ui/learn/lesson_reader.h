// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "ui/learn/lesson.h"

namespace ui {

struct ReadLesson {
  std::optional<Lesson> lesson;
  QString error;  // a sentence with the file's name and the place in it, where there is no lesson
};

// Reads a lesson file (docs/lessons.md). Keys it does not know are errors, so that a slip of the pen is found.
ReadLesson readLesson(const QByteArray& json, const QString& fileName);

}  // namespace ui
