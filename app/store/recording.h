// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/store/session.h"

namespace store {

Machine thisMachine();
std::string machineText(const Machine& machine);  // "AMD EPYC 7B13, 2 cores, 7.8 GiB, Linux 6.1.0"

std::int64_t nowInMilliseconds();                    // since 1970, UTC
std::string dateAndTime(std::int64_t milliseconds);  // "2026-11-21 12:30 UTC"

}  // namespace store
