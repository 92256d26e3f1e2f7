// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ui {

class HeadPicker;
class Selection;
class TokenText;

// Parts that the views of Inspect share.
QWidget* besidePicker(QWidget* figure, HeadPicker* heads);  // the thumbnails on the right
QWidget* splitBelow(QWidget* top, QWidget* bottom);         // a movable border between them
QWidget* splitBeside(QWidget* left, QWidget* right);
void linkText(TokenText* text, Selection* selection);       // pointing and clicking in the text
QString readable(const QString& token);                     // for a label: no white space but ↵

}  // namespace ui
