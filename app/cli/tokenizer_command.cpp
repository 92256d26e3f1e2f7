// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "engine/text/tokenizer.h"
#include "engine/text/tokenizer_training.h"
#include "engine/train/corpus.h"

namespace cli {
namespace {

struct TokenizerCommand {
  std::vector<std::string> files;
  std::string output;
  int pieces = engine::TokenizerTraining().vocabularySize;
};

int run(const TokenizerCommand& command) {
  checkWritable(command.output);
  engine::TokenizerTraining training;
  training.file = command.output;
  training.vocabularySize = command.pieces;
  training.readTexts = [&](const engine::TextSink& sink) {
    for (const std::string& file : command.files) {
      engine::readDocuments(file, [&](const engine::CorpusDocument& document, std::int64_t) {
        sink(document.text);
        return true;
      });
    }
  };
  engine::trainTokenizer(training);
  const std::unique_ptr<engine::Tokenizer> tokenizer = engine::openTokenizer(command.output);
  std::cout << command.output << ": " << grouped(tokenizer->size()) << " pieces, hash " << tokenizer->hash() << '\n';
  return 0;
}

}  // namespace

void addTokenizerCommand(CLI::App& app, Action& action) {
  CLI::App* group = app.add_subcommand("tokenizer", "Make a tokenizer");
  group->require_subcommand(1)->footer(
      "Example:\n  pic tokenizer train corpus.jsonl -o tokenizer.model --pieces 16384");
  const Subcommand sub = addSubcommand(*group, "train", "Train a sentencepiece tokenizer on text",
                                       "pic tokenizer train corpus.jsonl.xz -o tokenizer.model --pieces 16384");
  const auto command = std::make_shared<TokenizerCommand>();
  sub.app->add_option("FILES", command->files, "Text or JSON lines {\"text\"}; also .xz, .zst")->required();
  sub.app->add_option("-o,--output", command->output, "Tokenizer to write")->required()->type_name("FILE.model");
  sub.app->add_option("--pieces", command->pieces, "Size of the vocabulary (default 16384)")
      ->check(wholeNumberFrom(1))
      ->type_name("N");
  sub.app->callback([command, &action] { action = [command](Interrupts&) { return run(*command); }; });
}

}  // namespace cli
