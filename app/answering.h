// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "engine/engine.h"
#include "ui/model_summary.h"

namespace app {

// The memory of these documents. What `before` holds is used: all of it where nothing changed, and where the last
// document has only grown, the engine compresses what is new. nullptr: it was stopped.
std::shared_ptr<const engine::Memory> memoryOf(const engine::Engine& engine,
                                               const std::vector<engine::DocumentText>& documents,
                                               const ui::CompressionChoice& choice,
                                               std::shared_ptr<const engine::Memory> before,
                                               const engine::Progress& report, std::stop_token stop);

engine::CompressOptions compressionOf(const ui::CompressionChoice& choice);

// What the window says about a model.
ui::ModelSummary summaryOf(const engine::Engine& engine);

}  // namespace app
