// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/task_state.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/numbers.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::TaskState", text); }

}  // namespace

QString progressText(const TaskState& task) {
  QStringList parts;
  if (task.total > 0) parts << QStringLiteral("%1 %").arg(100 * task.done / task.total);
  if (task.seconds > 0.2 && task.done > 0) {
    const double rate = static_cast<double>(task.done) / task.seconds;
    parts << translated("%1 %2/s").arg(rateText(rate), task.unit);
    if (task.running && task.total > task.done) {
      parts << translated("%1 left").arg(durationText(1000 * static_cast<double>(task.total - task.done) / rate));
    }
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace ui
