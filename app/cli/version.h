// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

// "pic 0.1.0"; the number is the project's in CMakeLists.txt.
inline const char* programVersion() { return "pic " PIC_VERSION; }

}  // namespace cli
