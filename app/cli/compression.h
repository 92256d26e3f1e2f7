// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "engine/values/memory.h"
#include "engine/values/options.h"
#include "engine/weights/model_folder.h"

namespace cli {

// The options of every subcommand that compresses.
CLI::Option* addRatioOption(CLI::App& app, std::optional<double>& ratio);
CLI::Option* addBudgetOption(CLI::App& app, std::optional<int>& budget);
void addMaskOptions(CLI::App& app, std::optional<std::string>& mask, std::optional<std::string>& compressor);

double defaultRatio(const engine::ModelFolder& model);

// Errors: an unknown mask.
engine::CompressOptions compressOptions(const engine::ModelFolder& model, std::optional<double> ratio,
                                        std::optional<int> budget, const std::optional<std::string>& mask,
                                        const std::optional<std::string>& compressor);

// "12,340 tokens → 772 memory tokens (16×, 15.2× with delimiters) in 49 segments"
std::string compressionSummary(const engine::Memory& memory);

}  // namespace cli
