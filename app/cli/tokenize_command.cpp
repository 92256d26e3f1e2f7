// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "app/cli/text_input.h"
#include "engine/error.h"
#include "engine/text/tokenizer.h"

namespace cli {
namespace {

struct TokenizeCommand {
  std::string document = "-";
  bool lines = false;
};

Json tokenized(const engine::Tokenizer& tokenizer, std::string_view text) {
  const engine::TokenizedText tokens = tokenizer.encodeWithSpecials(text);
  Json offsets = Json::array();
  for (const engine::ByteRange& range : tokens.offsets) offsets.push_back({range.begin, range.end});
  Json line;
  line["ids"] = tokens.ids;
  line["offsets"] = std::move(offsets);
  line["decoded"] = tokenizer.decode(tokens.ids);
  return line;
}

// Invalid bytes of a line become U+FFFD before it is parsed: they stand inside its texts.
std::string textOfLine(const std::string& line, std::int64_t number) {
  const Json valid = Json::parse(Json(line).dump(-1, ' ', false, Json::error_handler_t::replace));
  const Json json = Json::parse(valid.get<std::string>(), nullptr, false);
  if (!json.is_object() || !json.contains("text") || !json["text"].is_string()) {
    throw engine::Error("Line " + std::to_string(number) + " of standard input is not a JSON object with a \"text\".");
  }
  return json["text"].get<std::string>();
}

int runLines(const engine::Tokenizer& tokenizer) {
  std::int64_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string::npos) printJson(tokenized(tokenizer, textOfLine(line, number)));
  }
  return 0;
}

// A line a token: its id, its bytes of the text, its piece.
int runDocument(const engine::Tokenizer& tokenizer, const std::string& path) {
  const engine::TokenizedText tokens = tokenizer.encodeWithSpecials(readDocument(path).text);
  for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
    const engine::ByteRange range = tokens.offsets[i];
    std::cout << tokens.ids[i] << '\t' << range.begin << '-' << range.end << '\t'
              << oneLine(tokenizer.piece(tokens.ids[i])) << '\n';
  }
  return 0;
}

int run(const TokenizeCommand& command, const CommonOptions& common) {
  const std::unique_ptr<engine::Tokenizer> tokenizer = engine::openTokenizer(modelFolder(common));
  return command.lines ? runLines(*tokenizer) : runDocument(*tokenizer, command.document);
}

}  // namespace

void addTokenizeCommand(CLI::App& app, Action& action) {
  const Subcommand sub =
      addSubcommand(app, "tokenize", "Show the tokens of a text; a folder with only a tokenizer will do",
                    "pic tokenize letter.txt --model models/pic-small");
  const auto command = std::make_shared<TokenizeCommand>();
  CLI::Option* document = sub.app->add_option("DOC", command->document, "Text file; - (default) reads standard input");
  sub.app
      ->add_flag(
          "--jsonl", command->lines,
          "JSON lines {\"text\"} from standard input; out come {\"ids\",\"offsets\",\"decoded\"}, offsets in bytes")
      ->excludes(document);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts&) { return run(*command, *common); };
  });
}

}  // namespace cli
