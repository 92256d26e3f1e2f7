// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <cstdint>
#include <optional>

namespace ui {

enum class RunKind { Train, Race, Evaluation };

// Stopped: it was asked to, saved, and can go on. Broken: it ended without a word; its checkpoint, if any, is whole.
enum class RunState { Running, Paused, Stopping, Stopped, Finished, Failed, Broken };

// A work of `pic` in a process of its own, as far as the window shows it.
struct RunSummary {
  QString id;  // the name of its folder
  RunKind kind = RunKind::Train;
  QString title;
  QString folder;
  std::int64_t createdMs = 0;
  RunState state = RunState::Running;
  QString stage;  // before the first step: what is being done
  std::int64_t done = 0, total = 0;
  QString unit;
  double seconds = 0;  // of work, over all sittings
  std::optional<double> secondsLeft;
  QString failure;      // a sentence, when it failed
  QString commandLine;  // the same from a terminal
  bool canContinue = false;
  QString modelFolder;  // that it has made so far; empty: none
};

inline bool isAlive(RunState state) {
  return state == RunState::Running || state == RunState::Paused || state == RunState::Stopping;
}

QString stateText(RunState state);             // "running"
QString progressText(const RunSummary& run);  // "45 % · 1.2 steps/s · 3 min left"

}  // namespace ui
