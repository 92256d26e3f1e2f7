// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "engine/text/tokenizer.h"
#include "engine/train/examples.h"
#include "engine/train/token_cache.h"
#include "engine/values/progress.h"

namespace engine {

// The cache of a data file, made now if there is none that fits. It fits the bytes of the data file, the tokenizer, the
// segment length and the version of the code that makes it; all four are in its name. Nothing: stopped before the end.
// Errors: engine::Error naming the file and line of what cannot be read, and of a `kind` that does not exist.
std::optional<TokenCache> openOrBuildCache(const DataFile& file, const Tokenizer& tokenizer, const DataOptions& options,
                                           const Progress& report, std::stop_token stop);

}  // namespace engine
