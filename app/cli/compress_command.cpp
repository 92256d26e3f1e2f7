// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/compression.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/text_input.h"
#include "engine/error.h"
#include "engine/pic/memory_file.h"

namespace cli {
namespace {

struct CompressCommand {
  std::vector<std::string> documents;
  std::string output;
  std::string append;
  std::optional<double> ratio;
  std::optional<int> budget;
  std::optional<std::string> mask;
  std::optional<std::string> compressor;
  bool noText = false;
};

std::vector<engine::DocumentText> readDocuments(const std::vector<std::string>& paths) {
  std::vector<engine::DocumentText> documents;
  for (const std::string& path : paths) documents.push_back(textOf(readDocument(path)));
  return documents;
}

engine::Memory makeMemory(const CompressCommand& command, const engine::Engine& engine, const engine::Progress& report,
                          std::stop_token stop) {
  const std::vector<engine::DocumentText> documents = readDocuments(command.documents);
  if (command.append.empty()) {
    engine::CompressOptions options =
        compressOptions(engine.folder(), command.ratio, command.budget, command.mask, command.compressor);
    options.keepText = !command.noText;
    return engine.compress(documents, options, report, stop);
  }
  engine::Memory memory = engine::openMemory(command.append);
  for (const engine::DocumentText& document : documents) memory = engine.append(memory, document.text, report, stop);
  return memory;
}

int run(const CompressCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (command.ratio == 1) throw engine::Error("A ratio of 1 is the full text itself; memory ratios start at 2.");
  checkWritable(command.output);
  const engine::Engine engine = openEngine(common);
  Interrupts::Job job(interrupts);
  engine::Memory memory;
  {
    ProgressBar bar;
    memory = makeMemory(command, engine, bar.listener(), job.token());
  }
  if (interrupts.exitCode() != 0) {
    printNote("Stopped; " + command.output + " was not written.");
    return interrupts.exitCode();
  }
  engine::saveMemory(command.output, memory);
  std::cout << compressionSummary(memory) << '\n';
  return 0;
}

}  // namespace

void addCompressCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "compress", "Compress documents into a memory file",
                                       "pic compress letter.txt minutes.txt -o office.picmem --ratio 8");
  const auto command = std::make_shared<CompressCommand>();
  sub.app->add_option("DOC", command->documents, "Documents (text, Markdown, HTML, PDF, docx, odt); - is text from standard input")->required();
  sub.app->add_option("-o,--output", command->output, "Memory file to write")->required()->type_name("FILE.picmem");
  std::vector<CLI::Option*> fixed{addRatioOption(*sub.app, command->ratio), addBudgetOption(*sub.app, command->budget)};
  fixed[1]->excludes(fixed[0]);
  addMaskOptions(*sub.app, command->mask, command->compressor);
  fixed.push_back(sub.app->get_option("--mask"));
  fixed.push_back(sub.app->get_option("--compressor"));
  fixed.push_back(sub.app->add_flag("--no-text", command->noText, "Do not keep the text: no evidence, no appending"));
  CLI::Option* append =
      sub.app->add_option("--append", command->append, "Memory file the text is to follow; its ratio and mask stay");
  append->type_name("FILE.picmem");
  for (CLI::Option* option : fixed) append->excludes(option);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
