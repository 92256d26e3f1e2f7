// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace ui {

// What the engine says it does ("Compressing") and counts ("tokens"), in the window's language; unknown words as they
// are. The engine itself speaks English.
QString engineWord(const std::string& word);

}  // namespace ui
