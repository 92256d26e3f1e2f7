// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace common {

std::string grouped(std::int64_t number);     // 12340 → "12,340"
std::string fixed(double value, int digits);  // "0.31"
std::string ratioText(double ratio);          // 16 → "16×", 15.24 → "15.2×"

}  // namespace common
