// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/colour_map.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::ColourMap", text); }

// Equally spaced stops. Sources: viridis (Smith and van der Walt 2015), cividis (Nuñez, Anderton and Renslow 2018),
// diverging: RdBu of ColorBrewer (Harrower and Brewer 2003), blue below zero.
constexpr QRgb kViridis[] = {0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
                             0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};
constexpr QRgb kCividis[] = {0xff00224e, 0xff123570, 0xff3b496c, 0xff575d6d, 0xff707173,
                             0xff8a8678, 0xffa59c74, 0xffc3b369, 0xffe1cc55, 0xfffee838};
constexpr QRgb kGrey[] = {0xff000000, 0xffffffff};
constexpr QRgb kDiverging[] = {0xff2166ac, 0xff4393c3, 0xff92c5de, 0xffd1e5f0, 0xfff7f7f7,
                               0xfffddbc7, 0xfff4a582, 0xffd6604d, 0xffb2182b};

std::span<const QRgb> stopsOf(ColourMap map) {
  switch (map) {
    case ColourMap::Viridis:
      return kViridis;
    case ColourMap::Cividis:
      return kCividis;
    case ColourMap::Grey:
      return kGrey;
    case ColourMap::Diverging:
      break;
  }
  return kDiverging;
}

}  // namespace

QString nameOf(ColourMap map) {
  switch (map) {
    case ColourMap::Viridis:
      return translated("Viridis");
    case ColourMap::Cividis:
      return translated("Cividis");
    case ColourMap::Grey:
      return translated("Grey");
    case ColourMap::Diverging:
      break;
  }
  return translated("Diverging");
}

QColor colourAt(ColourMap map, double share) {
  const std::span<const QRgb> stops = stopsOf(map);
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
  const double part = place - static_cast<double>(below);
  const auto mix = [part](int a, int b) { return static_cast<int>(a + (b - a) * part + 0.5); };
  const QRgb a = stops[below], b = stops[below + 1];
  return {mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))};
}

double shareOf(double value, const ColourRange& range) {
  if (range.high <= range.low) return value >= range.high ? 1 : 0;
  return std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
}

}  // namespace ui
