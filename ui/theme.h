// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include "ui/preferences.h"

class QWidget;

namespace ui {

// Colours beyond QPalette's roles, for the theme that is on. Taken from the palette, so they follow it.
struct Colours {
  QColor surface;  // cards and panes
  QColor border;
  QColor subtleText;  // captions, metrics
  QColor accent;
  QColor accentText;
  QColor warning;
  QColor error;
};
Colours coloursOf(const QPalette& palette);

bool isDark(const QPalette& palette);

// Puts theme and text scale on the whole application: style, palette, icons, font. May be called at any time; widgets
// hear of it by QEvent::PaletteChange. `systemFont`, `systemPalette`: as they were before the first call.
void applyTheme(Theme theme, int textScale);

// The highlight for the `index`-th piece of evidence; texts keep a contrast of 4.5 on it.
QColor evidenceColour(int index, const QPalette& palette, double strength = 1);

// How large a text stands among the others. Kept by the style sheet, so that it follows the text scale.
enum class TextRole { Title, Heading, Answer, Strong, Small, Caption };
void setTextRole(QWidget* widget, TextRole role);

// For what is painted by hand: the application's font, smaller for captions or larger for headings. `factor` 1: as it
// is.
QFont scaledFont(double factor, int weight = -1);

}  // namespace ui
