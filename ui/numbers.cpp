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
  return QStringLiteral("%1 s").arg(QLocale().toString(milliseconds / 1000, 'f', 1));
}

}  // namespace ui
