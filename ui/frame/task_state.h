// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

namespace ui {

// Tasks from this number on are works of other processes; those before are the window's own.
constexpr int kFirstRunTask = 1'000'000;

// How far a job has come.
struct TaskState {
  int id = 0;
  QString title;  // "Compressing lighthouse.txt"
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known
  QString unit;            // "tokens"
  double seconds = 0;      // since it began
  bool running = false;
};

// "45 % · 1,200 tokens/s · 3 s left"; as much of it as is known.
QString progressText(const TaskState& task);

}  // namespace ui
