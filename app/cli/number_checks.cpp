// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/number_checks.h"

#include <charconv>
#include <sstream>

namespace cli {
namespace {

template <typename Number>
CLI::Validator within(Number low, Number high, const std::string& kind) {
  return {[=](const std::string& text) {
            Number value{};
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool read = error == std::errc() && end == text.data() + text.size();
            if (read && value >= low && value <= high) return std::string();  // NaN passes no comparison
            std::ostringstream sentence;
            sentence << '"' << text << "\" is not a " << kind << " from " << low << " to " << high;
            return sentence.str();
          },
          ""};
}

}  // namespace

CLI::Validator numberFrom(double low, double high) { return within(low, high, "number"); }

CLI::Validator wholeNumberFrom(std::int64_t low, std::int64_t high) { return within(low, high, "whole number"); }

}  // namespace cli
