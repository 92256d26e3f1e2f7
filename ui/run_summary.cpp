// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_summary.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/numbers.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::RunSummary", text); }

}  // namespace

QString stateText(RunState state) {
  switch (state) {
    case RunState::Running:
      return translated("running");
    case RunState::Paused:
      return translated("paused");
    case RunState::Stopping:
      return translated("saving and stopping…");
    case RunState::Stopped:
      return translated("stopped, can go on");
    case RunState::Finished:
      return translated("finished");
    case RunState::Failed:
      return translated("failed");
    case RunState::Broken:
      break;
  }
  return translated("ended unexpectedly");
}

QString progressText(const RunSummary& run) {
  QStringList parts;
  if (run.total > 0) {
    parts << QStringLiteral("%1 %").arg(100 * run.done / run.total);
    parts << translated("%1 of %2 %3").arg(grouped(run.done), grouped(run.total), run.unit);
  }
  if (run.seconds > 0.2 && run.done > 0) {
    parts << translated("%1 %2/s").arg(rateText(static_cast<double>(run.done) / run.seconds), run.unit);
  }
  if (run.secondsLeft && isAlive(run.state)) {
    parts << translated("%1 left").arg(durationText(1000 * *run.secondsLeft));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace ui
