// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "engine/pic/mask_json.h"
#include "engine/pic/peers.h"

namespace cli {
namespace {

Json peerJson(const engine::Peer& peer) {
  const engine::CompressorConfig& settings = peer.settings;
  return {{"name", peer.name},
          {"what", peer.what},
          {"source", peer.source},
          {"differs", peer.differs},
          {"compressor",
           {{"mask", Json::parse(engine::maskChoiceToJson(settings.mask))},
            {"bidirectional_context", !settings.causalContext},
            {"memory_input", settings.memoryInput},
            {"memory_output", settings.memoryOutput},
            {"memories_per_chunk", settings.memoriesPerChunk},
            {"memory_tokens", settings.memoryTokens},
            {"positions", settings.positions}}}};
}

void printPeer(const engine::Peer& peer) {
  const engine::CompressorConfig& settings = peer.settings;
  std::cout << peer.name << ": " << peer.what << "\n  mask " << settings.mask.name << ", positions "
            << settings.positions;
  if (settings.memoryTokens > 0) std::cout << ", " << settings.memoryTokens << " memory tokens of their own";
  if (!settings.causalContext) std::cout << ", context looks both ways";
  std::cout << "\n  source: " << peer.source << '\n';
  if (!peer.differs.empty()) std::cout << "  differs: " << peer.differs << '\n';
}

int run(bool json) {
  Json all = Json::array();
  for (const engine::Peer& peer : engine::peers()) {
    if (json) all.push_back(peerJson(peer));
    else printPeer(peer);
  }
  if (json) printJson(all);
  return 0;
}

}  // namespace

void addPeersCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "peers", "List the published methods that a compressor can be trained as",
                                       "pic peers --json");
  const auto json = std::make_shared<bool>(false);
  sub.app->add_flag("--json", *json, "Print one JSON list");
  sub.app->callback([json, &action] { action = [json](Interrupts&) { return run(*json); }; });
}

}  // namespace cli
