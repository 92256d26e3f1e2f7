// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/compression.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/mask_option.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "engine/error.h"
#include "engine/measure/reconstruction_score.h"
#include "engine/weights/atomic_file.h"

namespace cli {
namespace {

struct EvalCommand {
  std::string data;
  std::vector<double> ratios{4, 16};
  std::vector<std::string> masks;
  std::vector<std::string> sources{"memory", "full", "none", "budget", "swapped"};
  engine::EvaluationOptions options;
  std::string json;
  bool predictions = false;
  int reconstruct = 0;
};

engine::EvaluationOptions evaluationOptions(const EvalCommand& command, const engine::ModelFolder& model) {
  engine::EvaluationOptions options = command.options;
  for (const std::string& source : command.sources) options.sources.push_back(engine::evaluatedSource(source));
  options.ratios = command.ratios;
  if (std::erase(options.ratios, 1.0) > 0 && !std::ranges::count(options.sources, engine::EvaluatedSource::Full)) {
    options.sources.push_back(engine::EvaluatedSource::Full);  // ratio 1 is the full text
  }
  for (const std::string& mask : command.masks) options.masks.push_back(chooseMask(model, mask));
  if (!model.pic) {
    options.masks.clear();
    printNote("This model has no compressor; there are no rows for memory and swapped.");
  }
  if (!options.masks.empty() || !model.pic) return options;
  for (const engine::CompressorConfig& compressor : model.pic->compressors) {
    if (compressor.name == model.pic->defaultCompressor) {
      options.masks.push_back({compressor.mask.name, compressor.name, std::nullopt, true});
    }
  }
  return options;
}

Json configJson(const EvalCommand& command, const engine::Engine& engine, const engine::Evaluation& result) {
  Json masks = Json::array();
  for (const std::string& mask : command.masks) masks.push_back(mask);
  return {{"data", command.data},
          {"model", engine.folder().path.string()},
          {"model_hash", engine.modelHash()},
          {"device", engine.device()},
          {"dtype", engine.dtype()},
          {"sources", command.sources},
          {"masks", masks},
          {"ratios", command.ratios},
          {"limit", command.options.limit},
          {"seed", command.options.seed},
          {"bootstrap", command.options.bootstrapSamples},
          {"max_tokens", command.options.ask.sampling.maxTokens},
          {"retrieve", command.options.ask.retrieve.value_or(engine.folder().pic ? engine.folder().pic->readSegments : 0)},
          {"grounded", command.options.ask.grounded},
          {"questions", result.questions},
          {"unanswerable", result.unanswerable},
          {"stopped", result.stopped}};
}

Json reconstructionsJson(const std::vector<engine::ReconstructionRow>& rows) {
  Json json = Json::array();
  for (const engine::ReconstructionRow& row : rows) {
    json.push_back({{"ratio", row.ratio}, {"n", row.n}, {"teacher_forced", row.teacherForced},
                    {"without_memory", row.withoutMemory}, {"free_running", row.freeRunning}});
  }
  return json;
}

void printReconstructions(const std::vector<engine::ReconstructionRow>& rows) {
  for (const engine::ReconstructionRow& row : rows) {
    std::cout << "text told again from memory at " << ratioText(row.ratio) << ": " << fixed(100 * row.teacherForced, 1)
              << " % of tokens given the true ones before (" << fixed(100 * row.withoutMemory, 1) << " % without memory), "
              << fixed(100 * row.freeRunning, 1) << " % free-running, " << row.n << " documents\n";
  }
}

void write(const EvalCommand& command, const engine::Engine& engine, const engine::Evaluation& result,
           const std::vector<engine::ReconstructionRow>& reconstructions, const std::vector<engine::QuestionDocument>& documents) {
  if (command.json != "-") {
    printTable(result);
    printReconstructions(reconstructions);
  }
  if (command.json.empty()) return;
  Json json = evaluationJson(result);
  json["config"] = configJson(command, engine, result);
  if (!reconstructions.empty()) json["reconstruction"] = reconstructionsJson(reconstructions);
  if (command.predictions) json["predictions"] = predictionsJson(result, documents);
  if (command.json == "-") {
    printJson(json);
  } else {
    engine::writeFileAtomically(command.json, jsonText(json) + "\n");
  }
}

int run(const EvalCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (!command.json.empty() && command.json != "-") checkWritable(command.json);
  const std::vector<engine::QuestionDocument> documents = engine::readQuestions(command.data);
  const engine::Engine engine = openEngine(common);
  const engine::EvaluationOptions options = evaluationOptions(command, engine.folder());
  Interrupts::Job job(interrupts);
  engine::Evaluation result;
  std::vector<engine::ReconstructionRow> reconstructions;
  {
    ProgressBar bar;
    result = engine::evaluate(engine, documents, options, bar.listener(), job.token());
    if (command.reconstruct > 0 && engine.folder().pic) {
      reconstructions = engine::scoreReconstruction(engine, documents, options.ratios, command.reconstruct, bar.listener(), job.token());
    }
  }
  write(command, engine, result, reconstructions, documents);
  if (result.stopped) printNote("Stopped; the rows hold what was asked until then.");
  return interrupts.exitCode();
}

}  // namespace

void addEvalCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "eval", "Score answers to a file of questions, with controls",
                                       "pic eval questions.jsonl --ratios 4,16 --limit 500 --json scores.json");
  const auto command = std::make_shared<EvalCommand>();
  engine::EvaluationOptions& options = command->options;
  sub.app->add_option("DATA", command->data, "JSON lines {context, qas} or {document, question, answers}, or SQuAD JSON; also .xz, .zst")->required();
  sub.app->add_option("--ratios", command->ratios, "Of memory, auto, swapped and the budgets; 1: the full text (default 4,16)")
      ->delimiter(',')
      ->check(numberFrom(1, 1e6))
      ->type_name("R,…");
  sub.app->add_option("--masks", command->masks, "Presets or JSON files (default: the default compressor's)")
      ->delimiter(',')
      ->type_name("PRESET,…");
  sub.app->add_option("--sources", command->sources,
                      "Of memory, auto, full, none, budget, budget-bm25, swapped (default: all but auto and budget-bm25)")
      ->delimiter(',')
      ->check(CLI::IsMember({"memory", "auto", "full", "none", "budget", "budget-bm25", "swapped"}))
      ->type_name("NAME,…");
  sub.app->add_option("--limit", options.limit, "Answerable questions drawn at random, and others in proportion (default 0: all)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  sub.app->add_option("--seed", options.seed, "Of the draw and of the intervals (default 0)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  sub.app->add_option("--bootstrap", options.bootstrapSamples, "Resamples behind an interval (default 2000)")
      ->check(wholeNumberFrom(1, 1'000'000))
      ->type_name("N");
  addReadingOptions(*sub.app, options.ask);
  addMaxTokensOption(*sub.app, options.ask.sampling);
  sub.app->add_option("--reconstruct", command->reconstruct, "Also tell so many documents again from memory (default 0)")
      ->check(wholeNumberFrom(0))
      ->type_name("N");
  CLI::Option* json = sub.app->add_option("--json", command->json, "Write JSON to a file, or to stdout with -");
  json->type_name("FILE|-");
  sub.app->add_flag("--predictions", command->predictions, "With --json: also every answer")->needs(json);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
