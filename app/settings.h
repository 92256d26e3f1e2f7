// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "ui/preferences.h"

namespace app {

// What is kept from one start to the next, in the user's configuration folder (QSettings). The only place that reads or
// writes it. Values out of range are replaced by the defaults.
ui::Preferences readPreferences();
void writePreferences(const ui::Preferences& preferences);

// Size, place and docks of the window, as Qt writes them.
struct WindowState {
  QByteArray geometry;
  QByteArray docks;
  QByteArray splitter;
};
WindowState readWindowState();
void writeWindowState(const WindowState& state);

}  // namespace app
