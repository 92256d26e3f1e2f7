// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/engine.h"

namespace cli {

// What every subcommand takes.
struct CommonOptions {
  std::string model;  // empty: the shipped model
  engine::EngineOptions engine;
};

// A subcommand with the common options and an example at the end of its help. The options live as long as the app.
struct Subcommand {
  CLI::App* app = nullptr;
  std::shared_ptr<CommonOptions> common;
};
Subcommand addSubcommand(CLI::App& app, const std::string& name, const std::string& purpose,
                         const std::string& example);

std::filesystem::path modelFolder(const CommonOptions& options);
engine::Engine openEngine(const CommonOptions& options);

// How tokens are chosen; shared by ask, chat and generate. `options` must outlive the app's parsing.
void addSamplingOptions(CLI::App& app, engine::SamplingOptions& options);
// How much of a long text is read, and whether an answer is held to its words; shared by ask, chat and eval.
void addReadingOptions(CLI::App& app, engine::AskOptions& options);
void addMaxTokensOption(CLI::App& app, engine::SamplingOptions& options);

}  // namespace cli
