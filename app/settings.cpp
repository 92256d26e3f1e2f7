// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QSettings>
#include <algorithm>
#include <array>

namespace app {
namespace {

// Names in the file, in the order of the enumerations.
const std::array<QString, 4> kThemes{"system", "light", "dark", "high-contrast"};
const std::array<QString, 3> kLayouts{"simple", "researcher", "teacher"};

template <class Enum, std::size_t N>
Enum enumOf(const QString& name, const std::array<QString, N>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? Enum{} : static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t N>
const QString& nameOf(Enum value, const std::array<QString, N>& names) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

ui::Preferences readPreferences() {
  const QSettings file;
  ui::Preferences preferences;
  preferences.theme = enumOf<ui::Theme>(file.value("theme").toString(), kThemes);
  preferences.layout = enumOf<ui::Layout>(file.value("layout").toString(), kLayouts);
  preferences.textScale = std::clamp(file.value("textScale", 100).toInt(), 80, 200);
  preferences.language = file.value("language").toString();
  preferences.modelFolder = file.value("modelFolder").toString();
  preferences.device = file.value("device", preferences.device).toString();
  preferences.dtype = file.value("dtype", preferences.dtype).toString();
  preferences.threads = std::clamp(file.value("threads", 0).toInt(), 0, 256);
  preferences.ratio = std::clamp(file.value("ratio", 4.0).toDouble(), 1.0, 64.0);
  preferences.reread = file.value("reread", true).toBool();
  preferences.recentFiles = file.value("recentFiles").toStringList();
  return preferences;
}

void writePreferences(const ui::Preferences& preferences) {
  QSettings file;
  file.setValue("theme", nameOf(preferences.theme, kThemes));
  file.setValue("layout", nameOf(preferences.layout, kLayouts));
  file.setValue("textScale", preferences.textScale);
  file.setValue("language", preferences.language);
  file.setValue("modelFolder", preferences.modelFolder);
  file.setValue("device", preferences.device);
  file.setValue("dtype", preferences.dtype);
  file.setValue("threads", preferences.threads);
  file.setValue("ratio", preferences.ratio);
  file.setValue("reread", preferences.reread);
  file.setValue("recentFiles", preferences.recentFiles);
}

WindowState readWindowState() {
  const QSettings file;
  return {file.value("window/geometry").toByteArray(), file.value("window/docks").toByteArray(),
          file.value("window/splitter").toByteArray()};
}

void writeWindowState(const WindowState& state) {
  QSettings file;
  file.setValue("window/geometry", state.geometry);
  file.setValue("window/docks", state.docks);
  file.setValue("window/splitter", state.splitter);
}

}  // namespace app
