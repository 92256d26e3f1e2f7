// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "engine/values/progress.h"

namespace cli {

// How far a long job has come, with its rate and the time left, on one line of the terminal. In a pipe it says nothing.
// The line goes when the object goes.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  engine::Progress listener();  // empty in a pipe. Lives as long as the bar.
  void hide();                  // until the next report: before another line is printed

 private:
  void show(const engine::ProgressReport& report);

  bool m_terminal;
  bool m_shown = false;
  std::string m_what;            // whose begin the next two are
  std::int64_t m_firstDone = 0;  // a resumed job has done much before it starts
  std::chrono::steady_clock::time_point m_start;
  std::chrono::steady_clock::time_point m_lastShown;
};

// The line itself: "Compressing 1,200 / 4,800 tokens  25 %  600/s  0:06 left".
// `doneHere` of report.done was done in `seconds`.
std::string progressLine(const engine::ProgressReport& report, std::int64_t doneHere, double seconds);

}  // namespace cli
