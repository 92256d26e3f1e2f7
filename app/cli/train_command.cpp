// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/train_line.h"
#include "engine/error.h"
#include "engine/train/held_out_questions.h"
#include "engine/train/trainer.h"

namespace cli {
namespace {

struct TrainCommand {
  std::string config;
  bool resume = false;
  std::string heldOut;
};

// What the command line says about the machine wins over the file, so that a file travels between machines.
engine::TrainConfig readConfig(const TrainCommand& command, const CommonOptions& common) {
  if (!common.model.empty()) {
    throw engine::Error("The model a training starts from is named in its configuration, not with --model.");
  }
  engine::TrainConfig config = engine::readTrainConfig(command.config);
  const engine::EngineOptions automatic;
  if (common.engine.device != automatic.device) config.device = common.engine.device;
  if (common.engine.dtype != automatic.dtype) config.dtype = common.engine.dtype;
  if (common.engine.threads != automatic.threads) config.threads = common.engine.threads;
  return config;
}

int run(const TrainCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const engine::TrainConfig config = readConfig(command, common);
  Interrupts::Job job(interrupts);
  ProgressBar bar;
  if (!command.heldOut.empty()) {
    const int records = engine::writeHeldOutQuestions(config, command.heldOut, bar.listener(), job.token());
    bar.hide();
    std::cout << records << " held-out documents in " << command.heldOut << '\n';
    return interrupts.exitCode();
  }
  // Training goes on when the reader of these lines has gone: the log is in the run's folder.
  const auto log = [&bar](const std::string& jsonLine) {
    bar.hide();
    std::cout << trainLine(jsonLine) << std::endl;
  };
  const engine::TrainSummary summary = engine::train(config, command.resume, job.token(), log, bar.listener());
  if (summary.stopped) printNote("Stopped and saved; --resume goes on from here.");
  return interrupts.exitCode();
}

}  // namespace

void addTrainCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "train", "Train a model as a configuration file says",
                                       "pic train models/make/read.json --resume");
  const auto command = std::make_shared<TrainCommand>();
  sub.app->add_option("CONFIG.json", command->config, "What to train, from what, on what")->required();
  sub.app->add_flag("--resume", command->resume, "Go on from the run's last checkpoint");
  sub.app->add_option("--held-out", command->heldOut, "Only write the questions this run never trains on, as JSON lines for eval");
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
