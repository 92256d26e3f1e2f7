// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/evaluation_json.h"
#include "app/cli/evaluation_log.h"
#include "app/cli/evaluation_setup.h"
#include "app/cli/evaluation_table.h"
#include "app/cli/number_checks.h"
#include "app/cli/progress_bar.h"
#include "app/report/evaluation_page.h"
#include "engine/error.h"
#include "engine/measure/question_draw.h"
#include "engine/weights/atomic_file.h"

namespace cli {
namespace {

using Documents = std::vector<engine::QuestionDocument>;
using Reconstructions = std::vector<engine::ReconstructionRow>;

// Where an evaluation is logged: where the user says, else beside the JSON while it is not done; empty: nowhere.
std::filesystem::path logFile(const EvalCommand& command) {
  if (!command.log.empty()) return command.log;
  return command.json.empty() || command.json == "-" ? "" : command.json + ".partial";
}

std::optional<EvaluationLog> openLog(const EvalCommand& command, const engine::Engine& engine,
                                     const Documents& documents, const engine::EvaluationOptions& options,
                                     const Json& config) {
  const std::filesystem::path file = logFile(command);
  if (file.empty()) return std::nullopt;
  Json run{{"rows", Json::array()}, {"questions", 0}, {"config", config}};
  for (const engine::EvaluationRow& row : engine::plannedRows(engine.folder(), options))
    run["rows"].push_back(rowSettingJson(row));
  std::size_t questions = 0;
  for (const engine::DrawnDocument& drawn : engine::drawQuestions(documents, options.limit, options.seed))
    questions += drawn.questions.size();
  run["questions"] = questions;
  std::optional<EvaluationLog> log(std::in_place, file, answersKey(config, engine, options), run);
  if (log->remembered() > 0) {
    printNote(grouped(static_cast<std::int64_t>(log->remembered())) + " answers are taken from " + file.string() + ".");
  }
  if (log->replaced()) printNote(file.string() + " was of another evaluation; it is begun anew.");
  return log;
}

void printResult(const EvalCommand& command, const engine::Evaluation& result, const Reconstructions& reconstructions) {
  if (command.json == "-") return;
  printTable(result);
  printReconstructions(reconstructions);
  if (command.cited) printCited();
}

void writeJson(const EvalCommand& command, const Json& config, const engine::Evaluation& result,
               const Reconstructions& reconstructions, const Documents& documents) {
  if (command.json.empty()) return;
  Json json = evaluationJson(result);
  json["config"] = config;
  if (!reconstructions.empty()) json["reconstruction"] = reconstructionsJson(reconstructions);
  if (command.cited) json["cited"] = citedJson();
  if (command.predictions) json["predictions"] = predictionsJson(result, documents);
  if (command.json == "-") {
    printJson(json);
  } else {
    engine::writeFileAtomically(command.json, jsonText(json) + "\n");
  }
}

void writeReport(const EvalCommand& command, const Json& config, const engine::Evaluation& result,
                 const Reconstructions& reconstructions) {
  if (command.report.empty()) return;
  const std::string data = std::filesystem::path(command.data).filename().string();
  engine::writeFileAtomically(command.report,
                              report::evaluationPage({.title = "Answers from memory: " + data,
                                                      .evaluation = result,
                                                      .reconstructions = reconstructions,
                                                      .facts = configFacts(config),
                                                      .cited = command.cited}));
}

int run(const EvalCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (!command.json.empty() && command.json != "-") checkWritable(command.json);
  if (!command.report.empty()) checkWritable(command.report);
  const Documents documents = engine::readQuestions(command.data);
  const engine::Engine engine = openEngine(common);
  const engine::EvaluationOptions options = evaluationOptions(command, engine.folder());
  Json config = configJson(command, engine, options);
  std::optional<EvaluationLog> log = openLog(command, engine, documents, options, config);
  Interrupts::Job job(interrupts);
  engine::Evaluation result;
  Reconstructions reconstructions;
  {
    ProgressBar bar;
    result = engine::evaluate(engine, documents, options, bar.listener(), job.token(),
                              log ? log->listener() : engine::EvaluationListener());
    if (command.reconstruct > 0 && engine.folder().pic) {
      reconstructions = engine::scoreReconstruction(engine, documents, options.ratios, command.reconstruct,
                                                    bar.listener(), job.token());
    }
  }
  config.update({{"questions", result.questions}, {"unanswerable", result.unanswerable}, {"stopped", result.stopped}});
  printResult(command, result, reconstructions);
  writeJson(command, config, result, reconstructions, documents);
  writeReport(command, config, result, reconstructions);
  if (log) log->finish(result.stopped);
  if (result.stopped) {
    printNote("Stopped; the rows hold what was asked until then." +
              std::string(log ? " The same command goes on from there." : ""));
  } else if (log && command.log.empty()) {
    std::filesystem::remove(logFile(command));
  }
  return interrupts.exitCode();
}

void addWhatIsAsked(CLI::App& app, EvalCommand& command) {
  const std::vector<std::string> sources = engine::evaluatedSourceNames();
  const std::vector<std::string> controls = engine::controlNames();
  app.add_option("DATA", command.data,
                 "JSON lines {context, qas} or {document, question, answers}, or SQuAD JSON; also .xz, .zst")
      ->required();
  app.add_option("--ratios", command.ratios, "Of memory and its controls; 1: the full text (default 4,16)")
      ->delimiter(',')
      ->check(numberFrom(1, 1e6))
      ->type_name("R,…");
  app.add_option("--masks", command.masks, "Presets or JSON files (default: the compressor's own)")
      ->delimiter(',')
      ->type_name("PRESET,…");
  app.add_option("--compressors", command.compressors,
                 "Of the model (default: the one trained with the mask, or the model's default)")
      ->delimiter(',')
      ->type_name("NAME,…");
  app.add_option("--sources", command.sources,
                 "Of " + CLI::detail::join(sources, ", ") + " (default: memory, full, none, budget, swapped)")
      ->delimiter(',')
      ->check(CLI::IsMember(sources))
      ->type_name("NAME,…");
  CLI::Option* control = app.add_option("--controls", command.controls,
                                        "Memory and what it has to beat, all or some of " +
                                            CLI::detail::join(controls, ", "));
  control->delimiter(',')->check(CLI::IsMember(controls))->expected(0, static_cast<int>(controls.size()));
  control->type_name("NAME,…")->default_str(CLI::detail::join(controls, ","));
}

void addHowItIsAsked(CLI::App& app, EvalCommand& command) {
  engine::EvaluationOptions& options = command.options;
  app.add_option("--limit", options.limit,
                 "Answerable questions drawn at random, and others in proportion (default 0: all)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  app.add_option("--seed", options.seed, "Of the draw, the intervals and the controls (default 0)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  app.add_option("--bootstrap", options.bootstrapSamples, "Resamples behind an interval (default 2000)")
      ->check(wholeNumberFrom(1, 1'000'000))
      ->type_name("N");
  addReadingOptions(app, options.ask);
  addMaxTokensOption(app, options.ask.sampling);
  app.add_option("--reconstruct", command.reconstruct, "Also tell so many documents again from memory (default 0)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
}

void addOutputs(CLI::App& app, EvalCommand& command) {
  CLI::Option* json = app.add_option("--json", command.json, "Write JSON to a file, or to stdout with -");
  json->type_name("FILE|-");
  app.add_flag("--predictions", command.predictions, "With --json: also every answer")->needs(json);
  app.add_option("--report", command.report, "Write a page with summary, charts and tables (HTML)")->type_name("FILE");
  app.add_option("--log", command.log,
                 "JSON lines while it runs; the same command goes on from it (default with --json FILE: FILE.partial)")
      ->type_name("FILE");
  app.add_flag("--cited", command.cited, "Also what others report, marked as cited");
}

}  // namespace

void addEvalCommand(CLI::App& app, Action& action) {
  const Subcommand sub =
      addSubcommand(app, "eval", "Score answers to a file of questions, with controls",
                    "pic eval questions.jsonl --ratios 4,16 --limit 500 --controls --report scores.html");
  const auto command = std::make_shared<EvalCommand>();
  addWhatIsAsked(*sub.app, *command);
  addHowItIsAsked(*sub.app, *command);
  addOutputs(*sub.app, *command);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
