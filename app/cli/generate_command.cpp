// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "app/documents/utf8.h"
#include "engine/error.h"

namespace cli {
namespace {

struct GenerateCommand {
  engine::GenerateRequest request;
  bool json = false;
};

Json generationJson(const engine::Generation& generation, bool logits) {
  Json ids = Json::array();
  Json logProbabilities = Json::array();
  for (const engine::GeneratedToken& token : generation.tokens) {
    ids.push_back(token.id);
    logProbabilities.push_back(token.logProbability);
  }
  Json json{{"ids", ids}, {"text", generation.text}, {"log_probabilities", logProbabilities}};
  if (logits) json["logits_last"] = generation.logitsLast;
  return json;
}

// Without a tokenizer there is no text: the ids are what can be shown.
void printIds(const engine::Generation& generation) {
  const char* separator = "";
  for (const engine::GeneratedToken& token : generation.tokens) {
    std::cout << separator << token.id;
    separator = ",";
  }
}

int run(const GenerateCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (const auto at = documents::firstInvalidUtf8(command.request.prompt)) {
    throw engine::Error("The prompt is not valid UTF-8 at byte " + std::to_string(*at) + ".");
  }
  const engine::Engine engine = openEngine(common);
  Interrupts::Job job(interrupts);
  const bool stream = !command.json && engine.tokenizer() != nullptr;
  const engine::TokenSink sink = stream ? tokenPrinter(job) : engine::TokenSink();
  const engine::Generation generation = engine.generate(command.request, sink, job.token());
  if (command.json) {
    printJson(generationJson(generation, command.request.logits));
  } else {
    if (!stream) printIds(generation);
    std::cout << '\n';
  }
  return interrupts.exitCode();
}

}  // namespace

void addGenerateCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "generate", "Continue a text with any causal model",
                                       "pic generate \"Once upon a time\" --tokens 100 --model models/llama");
  const auto command = std::make_shared<GenerateCommand>();
  engine::GenerateRequest& request = command->request;
  CLI::Option* prompt = sub.app->add_option("PROMPT", request.prompt, "Text to continue");
  CLI::Option* ids = sub.app->add_option("--ids", request.ids, "Token ids to continue, as they are: 1,2,3");
  ids->delimiter(',')->check(wholeNumberFrom(0))->type_name("IDS")->excludes(prompt);
  sub.app->add_flag("--chat", request.chat, "PROMPT is a message, put as the model's chat template says")->excludes(ids);
  sub.app->add_option("--tokens", request.sampling.maxTokens, "How many tokens at most (default 64)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  CLI::Option* json = sub.app->add_flag("--json", command->json, "Print one JSON object");
  sub.app->add_flag("--logits", request.logits, "With --json: also the logits after the prompt")->needs(json);
  addSamplingOptions(*sub.app, request.sampling);
  sub.app->callback([command, common = sub.common, &action, prompt, ids] {
    if (prompt->empty() && ids->empty()) throw CLI::RequiredError("PROMPT or --ids");
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
