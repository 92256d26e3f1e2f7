// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "ui/inspect/inspected.h"
#include "ui/inspect/mask_design.h"

namespace app {

// The engine's pure functions of masks, for the window. `compressor`: by name, empty: the default.
ui::MaskTools maskToolsOf(const engine::Engine& engine, const QString& compressor);
ui::InspectedModel inspectedModelOf(const engine::Engine& engine, const QString& compressor);

// A segment of a memory, token by token. REQUIRES: a memory of this engine that kept its text; a segment it has.
ui::InspectedSegment inspectedSegmentOf(const engine::Engine& engine, const engine::Memory& memory, int segment);

// As a file for `pic train` and `pic ask --mask`. Errors: engine::Error, when the file cannot be written.
void saveMask(const engine::MaskChoice& mask, const QString& file);

}  // namespace app
