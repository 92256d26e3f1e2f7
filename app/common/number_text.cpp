// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/number_text.h"

#include <cstdio>

namespace common {

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const int first = number < 0 ? 1 : 0;
  for (int at = static_cast<int>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string ratioText(double ratio) {
  std::string text = fixed(ratio, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + "×";
}

}  // namespace common
