// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace engine {

// Receives every line of a run's log: one JSON object without a line end.
// {"kind":"run"|"step"|"evaluation"|"checkpoint"|"done", …}: docs/formats.md.
using TrainLog = std::function<void(const std::string& jsonLine)>;

}  // namespace engine
