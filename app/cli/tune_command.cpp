// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "engine/error.h"
#include "engine/measure/calibration.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/pic_config.h"

namespace cli {
namespace {

struct TuneCommand {
  std::string data;
  engine::HeadChoicePlan heads;
  engine::CalibrationPlan calibration;
};

void save(const engine::Engine& engine, const engine::PicConfig& config) {
  engine::writeFileAtomically(engine.folder().path / "pic.json", engine::writePicConfig(config));
}

// Errors: no head finds an answer.
void tuneEvidence(const engine::Engine& engine, const std::vector<engine::QuestionDocument>& questions,
                  const engine::HeadChoicePlan& plan, engine::PicConfig& config, Interrupts::Job& job) {
  ProgressBar bar;
  const engine::HeadChoice choice = engine.chooseEvidence(questions, plan, bar.listener(), job.token());
  bar.hide();
  if (job.token().stop_requested()) return;
  if (choice.heads.empty())
    throw engine::Error("No head's attention found an answer; the model's pic.json stays as it is.");
  config.evidenceHeads = choice.heads;
  config.evidenceFloor = choice.floor;
  std::cout << choice.heads.size() << " heads: the first sentence holds the answer of " << fixed(100 * choice.hits, 1)
            << " % of " << choice.questions << " questions (all heads: " << fixed(100 * choice.hitsOfAll, 1)
            << " %); floor " << fixed(choice.floor, 3) << '\n';
}

void tuneConfidence(const engine::Engine& engine, const std::vector<engine::QuestionDocument>& questions,
                    const engine::CalibrationPlan& plan, engine::PicConfig& config, Interrupts::Job& job) {
  ProgressBar bar;
  const engine::Calibration calibration = engine::calibrate(engine, questions, plan, bar.listener(), job.token());
  bar.hide();
  if (job.token().stop_requested()) return;
  if (calibration.weights.given.empty()) printNote("Too few answers to fit a confidence; the model has none.");
  config.confidence = calibration.weights;
  config.abstainFrom = calibration.abstainFrom;
  std::cout << "confidence: fitted on " << calibration.given << " answers and " << calibration.abstained
            << " abstentions\n";
}

int run(const TuneCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const auto questions = engine::readQuestions(command.data);
  const engine::Engine engine = openEngine(common);
  if (!engine.folder().pic) throw engine::Error("This model has no compressor; there is nothing to tune.");
  Interrupts::Job job(interrupts);
  engine::PicConfig config = *engine.folder().pic;
  if (command.heads.questions > 0) tuneEvidence(engine, questions, command.heads, config, job);
  if (command.calibration.questions > 0 && !job.token().stop_requested()) {
    tuneConfidence(engine, questions, command.calibration, config, job);
  }
  if (interrupts.exitCode() == 0) save(engine, config);
  return interrupts.exitCode();
}

}  // namespace

void addTuneCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(
      app, "tune", "Choose the evidence heads and fit the confidence, and write both into the model's pic.json",
      "pic tune development.jsonl --model models/pic-small");
  const auto command = std::make_shared<TuneCommand>();
  sub.app->add_option("DATA", command->data, "Development questions, as for eval")->required();
  sub.app->add_option("--ratio", command->heads.ratio, "Ratio of the memory, for the heads")
      ->check(CLI::Range(2.0, 4096.0))
      ->capture_default_str();
  sub.app->add_option("--limit", command->heads.questions, "Questions to choose the heads with; 0: leave them")
      ->check(wholeNumberFrom(0))
      ->capture_default_str();
  sub.app
      ->add_option("--calibrate", command->calibration.questions, "Questions to fit the confidence with; 0: leave it")
      ->check(wholeNumberFrom(0))
      ->capture_default_str();
  addReadingOptions(*sub.app, command->calibration.ask);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
