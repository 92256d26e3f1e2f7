// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace ui {

// A document that comes with the program, and questions one can ask of it.
struct Sample {
  QString title;
  QString about;  // "An entry of an encyclopaedia, 176 words"
  QString file;
  QStringList questions;
};

}  // namespace ui
