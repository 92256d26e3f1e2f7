// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/compression.h"
#include "app/cli/folder_input.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/text_input.h"
#include "engine/error.h"
#include "engine/library.h"
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

bool isFolder(const std::string& path) {
  std::error_code failed;
  return std::filesystem::is_directory(path, failed);
}

std::vector<engine::DocumentText> readDocuments(const std::vector<std::string>& paths) {
  std::vector<engine::DocumentText> documents;
  for (const std::string& path : paths) {
    if (!isFolder(path)) {
      documents.push_back(textOf(readDocument(path)));
      continue;
    }
    FolderDocuments folder = readFolder(path);
    for (const std::string& reason : folder.leftOut) printNote("left out " + reason);
    std::ranges::move(folder.documents, std::back_inserter(documents));
  }
  return documents;
}

// A memory file of the same name from an earlier time is a folder's cache.
engine::Memory earlierMemory(const CompressCommand& command) {
  const bool library = std::ranges::any_of(command.documents, isFolder);
  if (!library || !std::filesystem::exists(command.output)) return {};
  return engine::openMemory(command.output);
}

engine::LibraryUpdate makeMemory(const CompressCommand& command, const engine::Engine& engine,
                                 const engine::Progress& report, const std::stop_token& stop) {
  const std::vector<engine::DocumentText> documents = readDocuments(command.documents);
  if (command.append.empty()) {
    engine::CompressOptions options =
        compressOptions(engine.folder(), command.ratio, command.budget, command.mask, command.compressor);
    options.keepText = !command.noText;
    return engine::updateLibrary(engine, earlierMemory(command), documents, options, report, stop);
  }
  engine::LibraryUpdate update;
  update.memory = engine::openMemory(command.append);
  for (const engine::DocumentText& document : documents)
    update.memory = engine.append(update.memory, document.text, report, stop);
  return update;
}

int run(const CompressCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (command.ratio == 1) throw engine::Error("A ratio of 1 is the full text itself; memory ratios start at 2.");
  checkWritable(command.output);
  const engine::Engine engine = openEngine(common);
  Interrupts::Job job(interrupts);
  engine::LibraryUpdate update;
  {
    ProgressBar bar;
    update = makeMemory(command, engine, bar.listener(), job.token());
  }
  if (interrupts.exitCode() != 0) {
    printNote("Stopped; " + command.output + " was not written.");
    return interrupts.exitCode();
  }
  engine::saveMemory(command.output, update.memory);
  std::cout << compressionSummary(update.memory);
  if (update.reused > 0) std::cout << "; " << grouped(update.reused) << " of them as they were";
  std::cout << '\n';
  return 0;
}

// A folder's memory lies beside it, unless another place is named.
void chooseOutput(CompressCommand& command) {
  if (!command.output.empty()) return;
  if (command.documents.size() != 1 || !isFolder(command.documents.front())) throw CLI::RequiredError("--output");
  std::filesystem::path folder = std::filesystem::absolute(command.documents.front()).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  command.output = folder.string() + ".picmem";
}

}  // namespace

void addCompressCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "compress", "Compress documents into a memory file",
                                       "pic compress letter.txt minutes.txt -o office.picmem --ratio 8\n  pic compress notes && pic ask notes.picmem \"When do we meet?\"");
  const auto command = std::make_shared<CompressCommand>();
  sub.app->add_option("DOC", command->documents, 
                      "Documents (text, Markdown, HTML, PDF, docx, odt) and folders of them; - is text from standard input")
      ->required();
  sub.app->add_option("-o,--output", command->output, "Memory file to write (of a folder: FOLDER.picmem); what it holds of a folder is not "
                 "compressed again")
      ->type_name("FILE.picmem");
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
    chooseOutput(*command);
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
