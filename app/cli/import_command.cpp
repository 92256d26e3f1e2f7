// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/document_output.h"
#include "app/cli/text_input.h"

namespace cli {
namespace {

int run(const std::string& path, bool json) {
  const documents::ImportedDocument document = readDocument(path);
  if (json) {
    printJson(documentJson(document));
  } else {
    std::cout << document.text << (document.text.ends_with('\n') ? "" : "\n");
  }
  return 0;
}

}  // namespace

void addImportCommand(CLI::App& app, Action& action) {
  const Subcommand sub =
      addSubcommand(app, "import", "Show the text that is read from a document", "pic import report.pdf");
  const auto path = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  sub.app->add_option("FILE", *path, "Text, Markdown, HTML, PDF, docx or odt; - is text from standard input")
      ->required();
  sub.app->add_flag("--json", *json, "Print one JSON object: also where every piece of the text stands");
  sub.app->callback([path, json, &action] { action = [path, json](Interrupts&) { return run(*path, *json); }; });
}

}  // namespace cli
