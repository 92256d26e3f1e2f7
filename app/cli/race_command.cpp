// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/race_output.h"
#include "app/cli/train_line.h"
#include "engine/error.h"
#include "engine/train/race.h"
#include "engine/train/race_result.h"

namespace cli {
namespace {

struct RaceCommand {
  std::string config;
  std::string output;
  bool resume = false;
  bool quiet = false;
  bool show = false;
};

engine::RaceConfig readConfig(const RaceCommand& command, const CommonOptions& common) {
  if (!common.model.empty()) {
    throw engine::Error("The model a race starts from is named in its configuration, not with --model.");
  }
  engine::RaceConfig config = engine::readRaceConfig(command.config, command.output);
  config.machine = common.engine;
  return config;
}

int run(const RaceCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const engine::RaceConfig config = readConfig(command, common);
  if (command.show) {
    std::cout << raceText(engine::readRaceResult(config));
    return 0;
  }
  Interrupts::Job job(interrupts);
  ProgressBar bar;
  // The race goes on when the reader of these lines has gone: the log is in its folder.
  const auto log = [&](const std::string& jsonLine) {
    if (command.quiet) return;
    bar.hide();
    std::cout << trainLine(jsonLine) << std::endl;
  };
  const engine::RaceSummary summary = engine::race(config, command.resume, job.token(), log, bar.listener());
  bar.hide();
  std::cout << raceText(summary.result);
  if (summary.stopped) printNote("Stopped and saved; --resume goes on from here.");
  return interrupts.exitCode();
}

}  // namespace

void addRaceCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "race", "Train two or more compressors on identical batches and compare them",
                                       "pic race resources/races/small.json -o small-race");
  const auto command = std::make_shared<RaceCommand>();
  sub.app->add_option("CONFIG.json", command->config, "The arms, the seeds, and what all arms share")->required();
  sub.app->add_option("-o,--output", command->output, "Folder to write to, in place of the configuration's")
      ->type_name("DIR");
  sub.app->add_flag("--resume", command->resume, "Go on from where the race was stopped");
  sub.app->add_flag("--quiet", command->quiet, "Only the result at the end");
  sub.app->add_flag("--show", command->show, "Only the result so far of a race that was begun");
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
