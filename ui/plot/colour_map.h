// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace ui {

// How numbers become colours; told apart also by who sees no red or no green.
enum class ColourMap { Viridis, Cividis, Grey, Diverging };
inline constexpr int kColourMaps = 4;

QString nameOf(ColourMap map);

// The colour at `share` (0…1) of the range.
QColor colourAt(ColourMap map, double share);

// The numbers the ends of a colour map stand for.
struct ColourRange {
  double low = 0;
  double high = 1;
  bool operator==(const ColourRange&) const = default;
};

// Where a value lies in a range, 0…1. An empty range is a step at its end.
double shareOf(double value, const ColourRange& range);

}  // namespace ui
