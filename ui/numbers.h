// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

namespace ui {

QString grouped(std::int64_t number);       // "12,340", in the user's way
QString bytesText(std::int64_t bytes);      // "1.2 MB"
QString ratioText(double ratio);            // "16×", "15.2×"
QString durationText(double milliseconds);  // "320 ms", "1.4 s", "2 min 05 s", "3 h 20 min"
QString rateText(double perSecond);         // "1,200", "3.4", "0.05"

}  // namespace ui
