// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace ui {

enum class Theme { System, Light, Dark, HighContrast };
enum class Layout { Simple, Researcher, Teacher };

// Everything the user may choose and that is kept from one start to the next. Plain values: app reads and writes them.
struct Preferences {
  Theme theme = Theme::System;
  Layout layout = Layout::Simple;
  int textScale = 100;  // percent, 80…200
  QString language;     // "en", "zh_CN"; empty: the system's
  QString modelFolder;  // empty: the shipped model
  QString device = "auto";
  QString dtype = "auto";
  int threads = 0;  // 0: cores − 1
  double ratio = 4;
  bool reread = true;  // passages of the text are read again where memory leaves the model unsure
  QStringList recentFiles;  // newest first
  bool operator==(const Preferences&) const = default;
};

}  // namespace ui
