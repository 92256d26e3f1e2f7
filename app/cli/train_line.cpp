// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_line.h"

#include <cstdio>

#include "app/cli/output.h"

namespace cli {
namespace {

std::string shortNumber(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string shortValue(const Json& value) {
  if (value.is_number_float()) return shortNumber(value.get<double>());
  return value.is_string() ? oneLine(value.get<std::string>()) : value.dump();
}

// "memory pic 4×: F1 10.8 EM 6.2"
std::string scoreText(const Json& score) {
  std::string text = score.value("source", "");
  if (const std::string compressor = score.value("compressor", ""); !compressor.empty()) text += " " + compressor;
  text += " " + ratioText(score.value("ratio", 1.0)) + ": F1 " + fixed(score.value("f1", 0.0), 1);
  return text + " EM " + fixed(score.value("em", 0.0), 1);
}

// "autoencode memory pic 4×: loss 1.234 accuracy 56.7 %"
std::string taughtText(const Json& score) {
  std::string text = score.value("objective", "") + " " + score.value("source", "");
  if (const std::string compressor = score.value("compressor", ""); !compressor.empty()) {
    text += " " + compressor + " " + ratioText(score.value("ratio", 1.0));
  }
  text += ": loss " + fixed(score.value("loss", 0.0), 3);
  return text + " accuracy " + fixed(100 * score.value("accuracy", 0.0), 1) + " %";
}

}  // namespace

std::string trainLine(const std::string& jsonLine) {
  const Json line = Json::parse(jsonLine, nullptr, false);
  if (!line.is_object()) return jsonLine;
  const std::string kind = line.value("kind", "step");
  std::string text = kind == "step" ? "" : kind;
  for (const auto& [key, value] : line.items()) {
    if (key == "kind" || value.is_structured() || value.is_null() || value == "") continue;
    text += (text.empty() ? "" : "  ") + key + " " + shortValue(value);
  }
  for (const Json& score : line.value("scores", Json::array())) text += "\n  " + scoreText(score);
  for (const Json& score : line.value("taught", Json::array())) text += "\n  " + taughtText(score);
  return text;
}

}  // namespace cli
