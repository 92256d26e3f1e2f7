// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "app/cli/output.h"

namespace cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kShortestPause = std::chrono::milliseconds(100);
constexpr const char* kClearLine = "\r\x1b[K";

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

ProgressBar::ProgressBar() : m_terminal(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() { hide(); }

engine::Progress ProgressBar::listener() {
  if (!m_terminal) return {};
  return [this](const engine::ProgressReport& report) { show(report); };
}

void ProgressBar::show(const engine::ProgressReport& report) {
  const Clock::time_point now = Clock::now();
  if (report.what != m_what) {
    m_what = report.what;
    m_start = now;
    m_firstDone = report.done;
  } else if (now - m_lastShown < kShortestPause && report.done != report.total) {
    return;
  }
  m_lastShown = now;
  m_shown = true;
  std::fprintf(stderr, "%s%s", kClearLine,
               progressLine(report, report.done - m_firstDone, secondsSince(m_start)).c_str());
  std::fflush(stderr);
}

void ProgressBar::hide() {
  if (m_shown) std::fputs(kClearLine, stderr);
  m_shown = false;
}

std::string progressLine(const engine::ProgressReport& report, std::int64_t doneHere, double seconds) {
  std::string line = report.what + " " + grouped(report.done);
  if (report.total > 0) line += " / " + grouped(report.total);
  line += " " + report.unit;
  if (report.total > 0) line += "  " + std::to_string(100 * std::min(report.done, report.total) / report.total) + " %";
  if (seconds < 1 || doneHere <= 0) return line;  // a rate from less than a second misleads
  const double rate = static_cast<double>(doneHere) / seconds;
  line += "  " + fixed(rate, rate < 10 ? 1 : 0) + "/s";
  if (report.total > report.done)
    line += "  " + clockTime(static_cast<double>(report.total - report.done) / rate) + " left";
  return line;
}

}  // namespace cli
