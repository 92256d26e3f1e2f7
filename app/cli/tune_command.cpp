// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "engine/error.h"
#include "engine/measure/questions.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/pic_config.h"

namespace cli {
namespace {

struct TuneCommand {
  std::string data;
  engine::HeadChoicePlan plan;
};

int run(const TuneCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const auto questions = engine::readQuestions(command.data);
  const engine::Engine engine = openEngine(common);
  if (!engine.folder().pic) throw engine::Error("This model has no compressor; there is no evidence to tune.");
  Interrupts::Job job(interrupts);
  ProgressBar bar;
  const engine::HeadChoice choice = engine.chooseEvidence(questions, command.plan, bar.listener(), job.token());
  bar.hide();
  if (interrupts.exitCode() != 0) return interrupts.exitCode();
  if (choice.heads.empty()) throw engine::Error("No head's attention found an answer; the model's pic.json stays as it is.");
  engine::PicConfig config = *engine.folder().pic;
  config.evidenceHeads = choice.heads;
  config.evidenceFloor = choice.floor;
  engine::writeFileAtomically(engine.folder().path / "pic.json", engine::writePicConfig(config));
  std::cout << choice.heads.size() << " heads: the first sentence holds the answer of " << fixed(100 * choice.hits, 1) << " % of "
            << choice.questions << " questions (all heads: " << fixed(100 * choice.hitsOfAll, 1) << " %); floor "
            << fixed(choice.floor, 3) << '\n';
  return 0;
}

}  // namespace

void addTuneCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "tune", "Choose the heads that evidence is read from, and write them into the model's pic.json",
                                       "pic tune development.jsonl --model models/pic-small");
  const auto command = std::make_shared<TuneCommand>();
  sub.app->add_option("DATA", command->data, "Development questions, as for eval")->required();
  sub.app->add_option("--ratio", command->plan.ratio, "Ratio of the memory")->check(CLI::Range(2.0, 4096.0))->capture_default_str();
  sub.app->add_option("--limit", command->plan.questions, "Questions to ask")->check(CLI::PositiveNumber)->capture_default_str();
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
