// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/race_output.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "app/cli/output.h"

namespace cli {
namespace {

bool isShare(const engine::RaceMeasure& measure) { return measure.name == "accuracy" || measure.name == "diagonal"; }

std::string titleOf(const engine::RaceMeasure& measure) {
  if (measure.name == "f1") return "F1 of held-out questions";
  if (measure.name == "em") return "Exact match of held-out questions";
  if (measure.name == "diagonal") return "Share of memory tokens' attention inside their own chunk";
  return "Accuracy of " + measure.objective;
}

std::string valueText(const engine::RaceMeasure& measure, double value) {
  return fixed(isShare(measure) ? 100 * value : value, 1) + " %";
}

// "step 120, 16.9 s: 40 % of its steps, 41 % of its time"
std::string passText(const engine::RaceCurve& curve, const engine::RaceCurve& baseline) {
  if (!curve.passed || !baseline.best) return "not reached";
  const engine::RacePoint& passed = *curve.passed;
  std::string text = "step " + std::to_string(passed.step) + ", " + fixed(passed.seconds, 1) + " s: " +
                     fixed(100.0 * passed.step / std::max(1, baseline.best->step), 0) + " % of its steps";
  if (baseline.best->seconds > 0) text += ", " + fixed(100 * passed.seconds / baseline.best->seconds, 0) + " % of its time";
  return text;
}

void addLine(std::ostringstream& text, const engine::RaceMeasure& measure, const engine::RaceCurve& curve,
             const engine::RaceCurve& baseline, std::size_t width) {
  text << "  seed " << std::left << std::setw(6) << curve.seed << std::setw(static_cast<int>(width) + 2) << curve.arm;
  if (!curve.best) {
    text << "not evaluated yet\n";
    return;
  }
  text << "last " << valueText(measure, curve.points.back().value) << ", best " << valueText(measure, curve.best->value)
       << " at step " << curve.best->step << " (" << fixed(curve.best->seconds, 1) << " s)";
  const bool compared = measure.decides && &curve != &baseline && baseline.best;
  text << (compared ? "; passes " + baseline.arm + ": " + passText(curve, baseline) : "") << '\n';
}

}  // namespace

std::string raceText(const engine::RaceResult& result) {
  std::ostringstream text;
  std::size_t width = 0;
  for (const std::string& arm : result.arms) width = std::max(width, arm.size());
  for (const engine::RaceMeasure& measure : result.measures) {
    text << titleOf(measure) << " at " << ratioText(measure.ratio) << '\n';
    for (std::size_t i = 0; i < measure.curves.size(); ++i) {
      addLine(text, measure, measure.curves[i], measure.curves[i - i % result.arms.size()], width);
    }
  }
  return text.str();
}

}  // namespace cli
