// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers.h"

#include <QLocale>
#include <cmath>

namespace ui {

QString grouped(std::int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

QString bytesText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString ratioText(double ratio) {
  const bool whole = std::abs(ratio - std::round(ratio)) < 0.05;
  return QLocale().toString(ratio, 'f', whole ? 0 : 1) + QStringLiteral("×");
}

QString durationText(double milliseconds) {
  if (milliseconds < 1000) return QStringLiteral("%1 ms").arg(QLocale().toString(milliseconds, 'f', 0));
  if (milliseconds < 60'000) return QStringLiteral("%1 s").arg(QLocale().toString(milliseconds / 1000, 'f', 1));
  const auto seconds = static_cast<std::int64_t>(milliseconds / 1000);
  const auto pair = [](std::int64_t whole, const char* unit, std::int64_t rest, const char* smaller) {
    return QStringLiteral("%1 %2 %3 %4").arg(whole).arg(QLatin1String(unit)).arg(rest, 2, 10, QLatin1Char('0')).arg(QLatin1String(smaller));
  };
  return seconds < 3600 ? pair(seconds / 60, "min", seconds % 60, "s") : pair(seconds / 3600, "h", seconds / 60 % 60, "min");
}

QString rateText(double perSecond) {
  if (perSecond >= 10) return grouped(static_cast<std::int64_t>(perSecond));
  return QLocale().toString(perSecond, 'f', perSecond >= 1 ? 1 : 2);
}

}  // namespace ui
