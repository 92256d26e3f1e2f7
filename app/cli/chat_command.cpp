// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <iostream>

#include "app/cli/answer_output.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/material.h"
#include "app/cli/question.h"
#include "app/cli/session_recording.h"
#include "engine/error.h"

namespace cli {
namespace {

struct ChatCommand {
  MaterialOptions material;
  engine::AskOptions ask;
  std::string save;
  bool evidence = false;
};

void answer(const ChatCommand& command, const engine::Engine& engine, const Material& material,
            const std::string& question, SessionRecording& recording, Interrupts& interrupts) {
  Interrupts::Job job(interrupts);  // Ctrl-C ends this answer, not the conversation
  try {
    checkQuestion(question);
    AnswerPrinter printer;
    const engine::Answer given = material.ask(engine, question, command.ask, printer.sink(job), job.token());
    printer.finish(given);
    if (command.evidence) printEvidence(given, material.documents(), material.imported());
    for (const std::string& note : given.notes) printNote(note);
    recording.add(engine, material, question, command.ask, given);
  } catch (const engine::Error& error) {  // one question that fails does not end the conversation
    std::cerr << "pic: " << oneLine(error.what()) << '\n';
  }
}

int run(ChatCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (command.material.document == "-") throw engine::Error("Questions come from standard input; name a file for DOC.");
  SessionRecording recording(command.save, command.material);
  const engine::Engine engine = openEngine(common);
  std::optional<Interrupts::Job> job(std::in_place, interrupts);
  const Material material(engine, command.material, *job);
  job.reset();
  if (interrupts.exitCode() != 0) return interrupts.exitCode();

  command.ask.evidence = command.evidence;
  const bool terminal = isatty(STDIN_FILENO) != 0;
  std::cerr << "Each question is answered on its own; earlier ones are not remembered. :quit or Ctrl-D ends.\n";
  std::string question;
  while (std::cout && (!terminal || std::cerr << "> ") && std::getline(std::cin, question) && question != ":quit") {
    if (question.find_first_not_of(" \t\r") != std::string::npos) {
      answer(command, engine, material, question, recording, interrupts);
    }
  }
  if (terminal) std::cerr << '\n';
  return 0;
}

}  // namespace

void addChatCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "chat", "Answer questions about a document, line by line from stdin",
                                       "pic chat letter.txt --ratio 4");
  const auto command = std::make_shared<ChatCommand>();
  addMaterialOptions(*sub.app, command->material);
  sub.app->add_flag("--evidence", command->evidence, "Also the sentences each answer came from");
  addSaveOption(*sub.app, command->save);
  addReadingOptions(*sub.app, command->ask);
  addMaxTokensOption(*sub.app, command->ask.sampling);
  addSamplingOptions(*sub.app, command->ask.sampling);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
