// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/output.h"
#include "app/cli/replay.h"
#include "app/store/recording.h"
#include "app/store/session_file.h"
#include "app/store/session_json.h"
#include "engine/error.h"

namespace cli {
namespace {

struct ReplayCommand {
  std::string file;
  bool json = false;
  bool anyModel = false;
};

std::string beside(const std::string& now, const std::string& recorded, const char* unit) {
  return now + " " + unit + ", recorded " + recorded;
}

std::string timesText(const engine::Answer& now, const engine::Answer& recorded) {
  std::string text =
      "first token " + beside(fixed(now.firstTokenMilliseconds, 1), fixed(recorded.firstTokenMilliseconds, 1), "ms");
  text += " · " + beside(fixed(now.tokensPerSecond, 0), fixed(recorded.tokensPerSecond, 0), "tokens/s");
  if (recorded.compressMilliseconds > 0) {
    text += " · compress " + beside(fixed(now.compressMilliseconds, 0), fixed(recorded.compressMilliseconds, 0), "ms");
  }
  return text;
}

std::string computeText(const std::string& device, const std::string& dtype, int threads) {
  return dtype + " on " + device + ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

std::string difference(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1e", value);
  return text;
}

void printTurn(std::size_t number, const store::Turn& turn, const TurnReplay& replay) {
  std::cout << number << ". " << oneLine(turn.question) << '\n';
  if (!replay.skipped.empty()) {
    std::cout << "   left out: " << replay.skipped << '\n';
    return;
  }
  std::cout << (replay.same() ? "   same: " : "   DIFFERENT: ") << replay.sameTokens << " of " << replay.tokens
            << " tokens, largest Δ log-probability " << difference(replay.largestDifference) << '\n';
  if (!replay.same()) {
    std::cout << "   recorded: " << oneLine(turn.answer.text) << "\n   now:      " << oneLine(replay.now.text) << '\n';
  }
  std::cout << "   " << timesText(replay.now, turn.answer) << std::endl;
}

Json timesJson(const engine::Answer& answer) {
  return {{"compress_ms", answer.compressMilliseconds},
          {"first_token_ms", answer.firstTokenMilliseconds},
          {"tokens_per_second", answer.tokensPerSecond}};
}

Json turnJson(const store::Turn& turn, const TurnReplay& replay) {
  Json json{{"question", turn.question}, {"state", store::nameOf(turn.state)}};
  if (!replay.skipped.empty()) {
    json["skipped"] = replay.skipped;
    return json;
  }
  json["same"] = replay.same();
  json["same_ids"] = replay.sameTokens == replay.tokens && replay.now.tokens.size() == replay.tokens;
  json["tokens"] = replay.tokens;
  json["same_tokens"] = replay.sameTokens;
  json["largest_difference"] = replay.largestDifference;
  json["answer"] = replay.now.text;
  json["answer_recorded"] = turn.answer.text;
  json["times"] = timesJson(replay.now);
  json["times_recorded"] = timesJson(turn.answer);
  json["machine_recorded"] = store::machineText(turn.machine);
  return json;
}

// What may make numbers differ.
void printNotes(const store::Turn& turn, const engine::Engine& engine) {
  const store::Settings& recorded = turn.settings;
  const store::Machine here = store::thisMachine();
  if (!recorded.modelHash.starts_with(engine.modelHash())) {
    printNote("Computed with another model (" + engine.modelHash() + ") than recorded (" + recorded.modelHash + ").");
  }
  if (turn.machine.processor != here.processor) {
    printNote("Recorded on " + store::machineText(turn.machine) + "; this is " + store::machineText(here) +
              ". Another processor may sum in another order.");
  }
  if (engine.device() != recorded.device || engine.dtype() != recorded.dtype || engine.threads() != recorded.threads) {
    printNote("Computed with " + computeText(engine.device(), engine.dtype(), engine.threads()) + ", recorded with " +
              computeText(recorded.device, recorded.dtype, recorded.threads) + ".");
  }
}

class Report {
 public:
  explicit Report(bool json) : m_json(json) {}

  void add(const store::Turn& turn, const TurnReplay& replay) {
    if (replay.skipped.empty()) replay.same() ? ++m_same : ++m_different;
    if (m_json) {
      m_turns.push_back(turnJson(turn, replay));
    } else {
      printTurn(++m_number, turn, replay);
    }
  }

  // Errors: an answer came out differently.
  void finish(const ReplayCommand& command, const std::string& modelHash) const {
    if (m_json) {
      printJson(
          {{"file", command.file}, {"model_hash", modelHash}, {"turns", m_turns}, {"reproduced", m_different == 0}});
    }
    if (m_different > 0) {
      throw engine::Error(std::to_string(m_different) + " of " + std::to_string(m_same + m_different) +
                          " answers came out differently.");
    }
    if (m_json) return;
    std::cout << (m_same == 1 ? "The answer" : "All " + std::to_string(m_same) + " answers") << " came out the same.\n";
  }

 private:
  bool m_json;
  std::size_t m_number = 0;
  int m_same = 0;
  int m_different = 0;
  Json m_turns = Json::array();
};

int run(const ReplayCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const store::Session session = store::readSessionFile(command.file);
  if (std::ranges::all_of(session.turns, [](const store::Turn& turn) { return !reasonToSkip(turn).empty(); })) {
    throw engine::Error(command.file + " holds no finished answer; there is nothing to compute again.");
  }
  Interrupts::Job job(interrupts);
  Replayer replayer(session, modelFolder(common), common.engine, command.anyModel);
  Report report(command.json);
  bool noted = false;
  for (const store::Turn& turn : session.turns) {
    const TurnReplay replay = replayer.replay(turn, job.token());
    if (interrupts.exitCode() != 0) return interrupts.exitCode();
    if (replay.skipped.empty() && !std::exchange(noted, true)) {
      printNotes(turn, replayer.engine());
    }
    report.add(turn, replay);
  }
  std::cout.flush();  // before the word on stderr
  report.finish(command, replayer.engine().modelHash());
  return 0;
}

}  // namespace

void addReplayCommand(CLI::App& app, Action& action) {
  const Subcommand sub =
      addSubcommand(app, "replay", "Compute the answers of a session file again and compare", "pic replay talk.picz");
  const auto command = std::make_shared<ReplayCommand>();
  sub.app->add_option("FILE", command->file, "Session file (.picz), from the window or from --save")->required();
  sub.app->add_flag("--json", command->json, "Print one JSON object");
  sub.app->add_flag("--any-model", command->anyModel, "Take the model of --model although it is not the recorded one")
      ->needs(sub.app->get_option("--model"));
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
