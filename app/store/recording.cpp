// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/recording.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <thread>

namespace store {
namespace {

// "model name : AMD EPYC 7B13"; some systems have no such line.
std::string processorName() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return {};
}

}  // namespace

Machine thisMachine() {
  Machine machine{processorName(), static_cast<int>(std::thread::hardware_concurrency()), 0, {}};
  utsname system{};
  if (uname(&system) == 0) {
    machine.system = std::string(system.sysname) + " " + system.release;
    if (machine.processor.empty()) machine.processor = system.machine;
  }
  machine.memoryBytes = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return machine;
}

std::string machineText(const Machine& machine) {
  char memory[32];
  std::snprintf(memory, sizeof memory, "%.1f GiB", static_cast<double>(machine.memoryBytes) / (1 << 30));
  return machine.processor + ", " + std::to_string(machine.cores) + (machine.cores == 1 ? " core, " : " cores, ") +
         memory + ", " + machine.system;
}

std::int64_t nowInMilliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string dateAndTime(std::int64_t milliseconds) {
  const std::time_t seconds = milliseconds / 1000;
  std::tm utc{};
  if (gmtime_r(&seconds, &utc) == nullptr) return {};
  char text[64];
  return std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &utc) > 0 ? text : "";
}

}  // namespace store
