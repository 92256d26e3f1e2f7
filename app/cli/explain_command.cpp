// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/explain_output.h"
#include "app/cli/material.h"
#include "app/cli/number_checks.h"
#include "app/cli/progress_bar.h"
#include "app/cli/question.h"
#include "engine/error.h"

namespace cli {
namespace {

using engine::AttributionUnit;

struct ExplainCommand {
  MaterialOptions material;
  std::string question;
  std::string method;
  std::string unit;  // empty: the method's own
  std::string of = "answer";
  std::vector<int> memories;
  int segment = 0;
  Shown shown;
  engine::AskOptions ask;
  bool json = false;
};

// One call of the command: a model, what it read, and who waits for it.
struct Session {
  const ExplainCommand& command;
  const engine::Engine& engine;
  const engine::Memory& memory;
  ProgressBar& bar;
  std::stop_token stop;
};

template <typename ToJson, typename Print>
void give(const Session& session, ToJson toJson, Print print) {
  session.bar.hide();
  session.command.json ? printJson(toJson()) : print();
}

AttributionUnit unitNamed(const std::string& name) {
  if (name == "chunk") return AttributionUnit::Chunk;
  return name == "sentence" ? AttributionUnit::Sentence : AttributionUnit::MemoryToken;
}

void checkHeads(const ExplainCommand& command, const engine::AttentionView& view) {
  if (command.shown.layer < view.layers && command.shown.head < view.heads) return;
  throw engine::Error("The model has " + std::to_string(view.layers) + " layers of " + std::to_string(view.heads) +
                      " heads, counted from 0.");
}

// What a memory holds, whoever asks.
bool explainMemory(const Session& session) {
  const ExplainCommand& command = session.command;
  const auto& [ignored, engine, memory, bar, stop] = session;
  if (command.method == "influence") {
    const auto unit = command.unit == "token" ? engine::InfluenceUnit::Token : engine::InfluenceUnit::Chunk;
    const auto found = engine::measureInfluence(engine, memory, command.segment, unit, 2, bar.listener(), stop);
    give(
        session, [&] { return influenceJson(found); }, [&] { printInfluence(found); });
  } else if (command.method == "survival") {
    const auto found = engine::whatSurvived(engine, memory, command.segment, bar.listener(), stop);
    give(
        session, [&] { return survivalJson(found); }, [&] { printSurvival(found, memory); });
  } else if (command.method == "geometry") {
    const auto found = engine::memoryGeometry(engine, memory, 5, stop);
    give(
        session, [&] { return geometryJson(found); }, [&] { printGeometry(found); });
  } else if (command.method == "attention" && command.of == "memory") {
    const auto view = engine::memoryAttention(engine, memory, command.segment, stop);
    checkHeads(command, view);
    const auto map = engine::memoryMapOf(view, memory.segments[static_cast<std::size_t>(command.segment)],
                                         command.shown.layer, command.shown.head);
    give(
        session, [&] { return memoryMapJson(view, map); }, [&] { printMemoryMap(view, map, memory); });
  } else {
    return false;
  }
  return true;
}

void explainAnswer(const Session& session, const engine::AskedQuestion& asked) {
  const ExplainCommand& command = session.command;
  const auto& [ignored, engine, memory, bar, stop] = session;
  if (command.method == "knock-out") {
    if (command.memories.empty()) throw engine::Error("--method knock-out needs --memories, as in --memories 0,3.");
    const auto found = engine::knockOut(engine, asked, command.memories, command.ask, stop);
    give(
        session, [&] { return knockOutJson(found); }, [&] { printKnockOut(found); });
    return;
  }
  if (command.method == "attention") {
    const auto view = engine::answerAttention(engine, asked, stop);
    checkHeads(command, view);
    give(
        session, [&] { return answerAttentionJson(view, command.shown); },
        [&] { printAnswerAttention(view, asked, command.shown); });
    return;
  }
  const auto found = command.method == "gradient" ? engine::gradientTimesInput(engine, asked, bar.listener(), stop)
                     : command.method == "rollout"
                         ? engine::attentionRollout(engine, asked, stop)
                         : engine::leaveOneOut(engine, asked, unitNamed(command.unit), bar.listener(), stop);
  give(
      session, [&] { return attributionJson(found, asked); }, [&] { printAttribution(found, asked, command.shown); });
}

int run(const ExplainCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  const engine::Engine engine = openEngine(common);
  Interrupts::Job job(interrupts);
  const Material material(engine, command.material, job);
  if (interrupts.exitCode() != 0) return interrupts.exitCode();
  if (material.memory() == nullptr)
    throw engine::Error("Memory is explained, and ratio 1 reads the text itself; use --ratio 2 or more.");
  ProgressBar bar;
  const Session session{command, engine, *material.memory(), bar, job.token()};
  if (explainMemory(session)) return interrupts.exitCode();
  if (command.question.empty())
    throw engine::Error("--method " + command.method + " explains an answer: it needs a question.");
  checkQuestion(command.question);
  const engine::Answer answer = material.ask(engine, command.question, command.ask, {}, job.token());
  explainAnswer(session, {*material.memory(), command.question, answer});
  for (const std::string& note : answer.notes) printNote(note);
  return interrupts.exitCode();
}

void addMethodOptions(CLI::App& app, ExplainCommand& command) {
  app.add_option(
         "--method", command.method,
         "leave-one-out, gradient or rollout (which parts an answer hangs on), attention, knock-out (ask without "
         "--memories), influence (which memory tokens a change of the text moves), survival (what can be told "
         "again) or geometry")
      ->required()
      ->check(CLI::IsMember(
          {"leave-one-out", "gradient", "rollout", "attention", "knock-out", "influence", "survival", "geometry"}))
      ->type_name("NAME");
  app.add_option("--unit", command.unit,
                 "What is left out at a time: a memory token (token, default), chunk or sentence; for influence what "
                 "is changed: "
                 "chunk (default) or token")
      ->check(CLI::IsMember({"token", "chunk", "sentence"}))
      ->type_name("NAME");
  app.add_option("--memories", command.memories, "Memory tokens to knock out, counted from 0: 0,3,4")
      ->delimiter(',')
      ->check(wholeNumberFrom(0))
      ->type_name("N,…");
  app.add_option("--of", command.of, "Whose attention: answer (default), or memory while it is made")
      ->check(CLI::IsMember({"answer", "memory"}))
      ->type_name("NAME");
  app.add_option("--segment", command.segment, "Segment for influence, survival and attention of memory (default 0)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  app.add_option("--layer", command.shown.layer, "Layer of the attention, from 0 (default: the mean of all)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  app.add_option("--head", command.shown.head, "Head of the attention, from 0 (default: the mean of all)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  app.add_option("--top", command.shown.parts, "Lines that are printed, without --json (default 10)")
      ->check(wholeNumberFrom(1))
      ->type_name("N");
}

}  // namespace

void addExplainCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "explain", "Show what an answer hangs on, and what a memory holds",
                                       "pic explain letter.txt \"Who signed?\" --method leave-one-out --unit sentence");
  const auto command = std::make_shared<ExplainCommand>();
  command->material.source = "memory";
  addDocumentOptions(*sub.app, command->material);
  sub.app->add_option("QUESTION", command->question, "The question; influence, survival and geometry need none");
  addMethodOptions(*sub.app, *command);
  sub.app->add_flag("--json", command->json, "Print one JSON object");
  addReadingOptions(*sub.app, command->ask);
  addMaxTokensOption(*sub.app, command->ask.sampling);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
