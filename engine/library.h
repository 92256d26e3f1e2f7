// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <vector>

#include "engine/engine.h"
#include "engine/values/library_update.h"

namespace engine {

// Engine::compress(), but what stands in `earlier` (an empty memory will do) with the same text, and was made by the same
// model, compressor, mask and ratio, is not compressed again: of a changed document only the segments that changed.
// Errors and stopping: as there.
LibraryUpdate updateLibrary(const Engine& engine, const Memory& earlier, const std::vector<DocumentText>& documents,
                            const CompressOptions& options, const Progress& report = {}, std::stop_token stop = {});

}  // namespace engine
