// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/lesson_check.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/numbers.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::LessonCheck", text); }

QString nameOf(const LessonRun& run) {
  if (run.source == QLatin1String("none")) return translated("no text");
  if (run.source == QLatin1String("full") || (run.source == QLatin1String("memory") && run.ratio < 2))
    return translated("the full text");
  const QString ratio = ratioText(run.ratio);
  if (run.source == QLatin1String("budget")) return translated("as much text as %1 leaves").arg(ratio);
  return run.compressor.isEmpty() ? ratio : ratio + QLatin1Char(' ') + run.compressor;
}

bool isShare(Measure measure) { return measure == Measure::F1 || measure == Measure::Confidence; }

QString valueText(Measure measure, double value) {
  return isShare(measure) ? QLocale().toString(100 * value, 'f', 0) + QStringLiteral(" %") : QLocale().toString(value, 'f', 0);
}

bool equal(double a, double b, double share) { return std::abs(a - b) <= share * std::max(std::abs(a), std::abs(b)); }

// 0: the first is larger, 1: they are equal, 2: the second is larger. Of answers 0: the same, 1: different.
int comparison(const LessonCheck& check, const LiveResult& first, const LiveResult& second) {
  if (check.measure == Measure::Answer)
    return first.answer.simplified().compare(second.answer.simplified(), Qt::CaseInsensitive) == 0 ? 0 : 1;
  if (equal(first.value, second.value, check.tolerance)) return 1;
  return first.value > second.value ? 0 : 2;
}

}  // namespace

QStringList choicesOf(const LessonCheck& check, const QString& language) {
  QStringList choices;
  for (const LessonText& option : check.options) choices << option.of(language);
  if (!check.comparesRuns()) return choices;
  if (check.measure == Measure::Answer)
    return {translated("Both give the same answer"), translated("They give different answers")};
  const QString first = nameOf(check.runs[0]);
  const QString second = nameOf(check.runs[1]);
  return {translated("More with %1").arg(first), translated("The same with both"), translated("More with %1").arg(second)};
}

QString resultsText(const LessonCheck& check, const std::vector<LiveResult>& results) {
  QStringList parts;
  for (std::size_t i = 0; i < results.size() && i < check.runs.size(); ++i) {
    const QString answer = QStringLiteral("“%1”").arg(results[i].answer.simplified());
    const QString number = check.measure == Measure::Answer ? QString() : valueText(check.measure, results[i].value);
    parts << nameOf(check.runs[i]) + QStringLiteral(": ") +
                 (number.isEmpty() ? answer : number + QStringLiteral(" (") + answer + QLatin1Char(')'));
  }
  return parts.join(QStringLiteral(" · "));
}

bool isRight(const LessonCheck& check, double answer, const std::vector<LiveResult>& results) {
  if (check.kind == CheckKind::Choice) return static_cast<int>(answer) == check.right;
  if (check.kind == CheckKind::Number) return std::abs(answer - check.number) <= check.tolerance + 1e-9;
  if (results.size() != check.runs.size()) return false;
  if (check.comparesRuns()) return static_cast<int>(answer) == comparison(check, results[0], results[1]);
  const double scale = isShare(check.measure) ? 100 : 1;  // shares are typed in per cent
  return equal(answer, scale * results[0].value, std::max(check.tolerance, 1e-9));
}

}  // namespace ui
