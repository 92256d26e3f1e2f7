// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <iostream>

#include "app/cli/answer_output.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/material.h"
#include "app/cli/question.h"
#include "app/cli/session_recording.h"

namespace cli {
namespace {

struct AskCommand {
  MaterialOptions material;
  std::string question;
  std::string save;
  engine::AskOptions ask;
  bool json = false;
  bool evidence = false;
  bool verbose = false;
};

int run(AskCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  checkQuestion(command.question);
  SessionRecording recording(command.save, command.material);
  const engine::Engine engine = openEngine(common);
  Interrupts::Job job(interrupts);
  const Material material(engine, command.material, job);
  if (interrupts.exitCode() != 0) return interrupts.exitCode();

  command.ask.evidence = command.evidence;
  AnswerPrinter printer;
  const engine::TokenSink sink = command.json ? engine::TokenSink() : printer.sink(job);
  const engine::Answer answer = material.ask(engine, command.question, command.ask, sink, job.token());
  if (command.json) {
    printJson(answerJson(answer, command.evidence, material.imported()));
  } else {
    printer.finish(answer);
    if (command.evidence) printEvidence(answer, material.documents(), material.imported());
  }
  std::cout.flush();
  for (const std::string& note : answer.notes) printNote(note);
  recording.add(engine, material, command.question, command.ask, answer);
  const bool metrics = command.verbose || (!command.json && isatty(STDERR_FILENO) != 0);
  if (metrics) std::cerr << answerMetrics(answer) << '\n';
  return interrupts.exitCode();
}

}  // namespace

void addAskCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "ask", "Answer a question about a document from its memory",
                                       "pic ask letter.txt \"Who signed the letter?\" --ratio 8 --evidence");
  const auto command = std::make_shared<AskCommand>();
  addMaterialOptions(*sub.app, command->material);
  sub.app->add_option("QUESTION", command->question, "The question")->required();
  sub.app->add_flag("--json", command->json, "Print one JSON object");
  sub.app->add_flag("--evidence", command->evidence, "Also the sentences the answer came from");
  sub.app->add_flag("--verbose", command->verbose, "Counts and times on stderr, also when it is no terminal");
  addSaveOption(*sub.app, command->save);
  addReadingOptions(*sub.app, command->ask);
  addMaxTokensOption(*sub.app, command->ask.sampling);
  addSamplingOptions(*sub.app, command->ask.sampling);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
