// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/mask_image.h"
#include "app/cli/mask_option.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "engine/pic/chunking.h"
#include "engine/pic/mask_json.h"
#include "engine/pic/masks.h"
#include "engine/weights/atomic_file.h"

namespace cli {
namespace {

constexpr int kMostTokens = 2048;  // the picture has a cell for every pair

struct MaskCommand {
  int tokens = 0;
  double ratio = 4;
  std::string preset = "pic";
  bool json = false;
  std::string png, svg;  // files
};

struct MaskPicture {
  engine::MaskChoice choice;
  engine::AttentionMask mask;
  int memoryTokens = 0;
  std::int64_t pairs = 0;
};

MaskPicture makePicture(const MaskCommand& command) {
  MaskPicture picture;
  picture.choice = readMask(command.preset);
  std::vector<engine::ChunkSpan> chunks = picture.choice.chunkBegins.empty()
                                              ? engine::fixedChunks(command.tokens, command.ratio)
                                              : engine::handMadeChunks(command.tokens, picture.choice.chunkBegins);
  if (picture.choice.poolMean) {
    for (engine::ChunkSpan& chunk : chunks) chunk.memories = 0;  // a chunk's mean needs no position
  }
  picture.mask = engine::compressionMask(engine::segmentTags(chunks), picture.choice.rules);
  picture.memoryTokens = engine::memoryCount(chunks);
  picture.pairs = std::count(picture.mask.allowed.begin(), picture.mask.allowed.end(), 1);
  return picture;
}

std::string rowOf(const engine::AttentionMask& mask, int query, char allowed, char hidden) {
  std::string row;
  for (int key = 0; key < mask.size(); ++key) row += mask.at(query, key) ? allowed : hidden;
  return row;
}

std::string labelOf(const engine::Tag& tag) {
  return (tag.kind == engine::TokenKind::Memory ? "m" : "x") + std::to_string(tag.order) + " chunk " +
         std::to_string(tag.chunk);
}

std::string titleOf(const MaskPicture& picture, const MaskCommand& command) {
  return picture.choice.name + ": " + std::to_string(command.tokens) + " tokens x, " +
         std::to_string(picture.memoryTokens) + " memory tokens m, " + grouped(picture.pairs) +
         " allowed pairs. Row looks at column";
}

void printText(const MaskPicture& picture, const MaskCommand& command) {
  const engine::AttentionMask& mask = picture.mask;
  std::cout << titleOf(picture, command) << ": # yes, . no.\n";
  std::size_t width = 0;
  for (const engine::Tag& tag : mask.tags) width = std::max(width, labelOf(tag).size());
  std::string kinds;
  for (const engine::Tag& tag : mask.tags) kinds += tag.kind == engine::TokenKind::Memory ? 'm' : 'x';
  std::cout << std::string(width, ' ') << "  " << kinds << '\n';
  for (int query = 0; query < mask.size(); ++query) {
    const std::string label = labelOf(mask.tags[static_cast<std::size_t>(query)]);
    std::cout << std::left << std::setw(static_cast<int>(width)) << label << "  " << rowOf(mask, query, '#', '.')
              << '\n';
  }
}

Json rulesJson(engine::MaskChoice choice) {
  choice.name = "custom";  // a preset would be written as its name alone
  Json rules = Json::parse(engine::maskChoiceToJson(choice));
  rules.erase("name");
  return rules;
}

Json maskJson(const MaskPicture& picture, const MaskCommand& command) {
  Json tags = Json::array();
  Json matrix = Json::array();
  for (int query = 0; query < picture.mask.size(); ++query) {
    const engine::Tag& tag = picture.mask.tags[static_cast<std::size_t>(query)];
    const char* kind = tag.kind == engine::TokenKind::Memory ? "memory" : "context";
    tags.push_back({{"kind", kind}, {"chunk", tag.chunk}, {"order", tag.order}});
    matrix.push_back(rowOf(picture.mask, query, '1', '0'));
  }
  return {{"preset", picture.choice.name},
          {"tokens", command.tokens},
          {"ratio", command.ratio},
          {"memory_tokens", picture.memoryTokens},
          {"rules", rulesJson(picture.choice)},
          {"pairs", picture.pairs},
          {"tags", tags},
          {"matrix", matrix}};
}

int run(const MaskCommand& command) {
  for (const std::string& file : {command.png, command.svg}) {
    if (!file.empty()) checkWritable(file);
  }
  const MaskPicture picture = makePicture(command);
  if (!command.png.empty()) engine::writeFileAtomically(command.png, maskPng(picture.mask));
  if (!command.svg.empty()) engine::writeFileAtomically(command.svg, maskSvg(picture.mask, titleOf(picture, command)));
  if (command.json) printJson(maskJson(picture, command));
  const bool drawn = !command.png.empty() || !command.svg.empty();
  if (!command.json && !drawn) printText(picture, command);
  return 0;
}

}  // namespace

void addMaskCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "mask", "Show which token may look at which while a segment is compressed",
                                       "pic mask --tokens 12 --ratio 4 --preset pic");
  const auto command = std::make_shared<MaskCommand>();
  std::string presets;
  for (const std::string& name : engine::presetNames()) presets += (presets.empty() ? "" : ", ") + name;
  sub.app->add_option("--tokens", command->tokens, "Context tokens")
      ->required()
      ->check(wholeNumberFrom(1, kMostTokens))
      ->type_name("N");
  sub.app->add_option("--ratio", command->ratio, "Context tokens a memory token stands for (default 4)")
      ->check(numberFrom(1, kMostTokens))
      ->type_name("R");
  sub.app->add_option("--preset", command->preset, "One of " + presets + "; or a JSON file with free rules")
      ->type_name("PRESET|FILE");
  sub.app->add_option("--png", command->png, "Draw it into this PNG file, a cell a pair")->type_name("FILE");
  sub.app->add_option("--svg", command->svg, "Draw it into this SVG file, with a legend")->type_name("FILE");
  CLI::Option* json = sub.app->add_flag("--json", command->json, "Print one JSON object");
  sub.app
      ->add_flag_callback(
          "--text", [] {}, "Print a picture of letters (default)")
      ->excludes(json);
  sub.app->callback([command, &action] { action = [command](Interrupts&) { return run(*command); }; });
}

}  // namespace cli
