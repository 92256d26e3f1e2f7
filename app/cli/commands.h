// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "app/cli/interrupts.h"

namespace cli {

// What a parsed command line asks for; returns the exit code.
using Action = std::function<int(Interrupts&)>;

// One function a subcommand: adds it with its options to `app`. When the command line names it, parsing sets `action`.
void addInfoCommand(CLI::App& app, Action& action);
void addImportCommand(CLI::App& app, Action& action);
void addCompressCommand(CLI::App& app, Action& action);
void addAskCommand(CLI::App& app, Action& action);
void addChatCommand(CLI::App& app, Action& action);
void addExplainCommand(CLI::App& app, Action& action);
void addGenerateCommand(CLI::App& app, Action& action);
void addTrainCommand(CLI::App& app, Action& action);
void addTokenizerCommand(CLI::App& app, Action& action);
void addTokenizeCommand(CLI::App& app, Action& action);
void addEvalCommand(CLI::App& app, Action& action);
void addMaskCommand(CLI::App& app, Action& action);
void addPeersCommand(CLI::App& app, Action& action);
void addRaceCommand(CLI::App& app, Action& action);
void addReplayCommand(CLI::App& app, Action& action);
void addSelftestCommand(CLI::App& app, Action& action);
void addBenchCommand(CLI::App& app, Action& action);
void addTuneCommand(CLI::App& app, Action& action);

}  // namespace cli
