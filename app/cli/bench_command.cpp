// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/machine_json.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/version.h"
#include "app/store/recording.h"
#include "engine/bench/bench.h"
#include "engine/measure/averages.h"
#include "engine/weights/atomic_file.h"

namespace cli {
namespace {

struct BenchCommand {
  engine::BenchPlan plan;
  std::string json;
};

struct Quartiles {
  double low = 0;
  double median = 0;
  double high = 0;
};

Quartiles quartilesOf(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return {times[times.size() / 4], engine::median(times), times[times.size() * 3 / 4]};
}

// The shortest time the machine's memory and arithmetic allow.
double bestMilliseconds(const engine::BenchReport& report, const engine::BenchResult& result) {
  return 1000 * std::max(result.operations / report.operationsPerSecond, result.bytes / report.bytesPerSecond);
}

Json resultJson(const engine::BenchReport& report, const engine::BenchResult& result) {
  const Quartiles times = quartilesOf(result.milliseconds);
  const double best = bestMilliseconds(report, result);
  return {{"job", result.job},
          {"batch", result.batch},
          {"length", result.length},
          {"runs", result.milliseconds.size()},
          {"median_ms", times.median},
          {"quartile_low_ms", times.low},
          {"quartile_high_ms", times.high},
          {"tokens_per_second", 1000 * result.tokens / times.median},
          {"flops", result.operations},
          {"flops_per_second", 1000 * result.operations / times.median},
          {"bytes", result.bytes},
          {"roofline_ms", best},
          {"roofline_share", best / times.median}};
}

Json reportJson(const BenchCommand& command, const engine::ModelFolder& folder, const engine::BenchReport& report) {
  Json results = Json::array();
  for (const engine::BenchResult& result : report.results) results.push_back(resultJson(report, result));
  return {{"results", results},
          {"roofline", {{"bytes_per_second", report.bytesPerSecond}, {"flops_per_second", report.operationsPerSecond}}},
          {"config",
           {{"program", programVersion()},
            {"measured_ms", store::nowInMilliseconds()},
            {"model", folder.path.string()},
            {"device", report.device},
            {"dtype", report.dtype},
            {"threads", report.threads},
            {"machine", machineJson()},
            {"ratio", command.plan.ratio},
            {"runs", command.plan.runs},
            {"warm_up", command.plan.warmUp},
            {"new_tokens", command.plan.newTokens},
            {"stopped", report.stopped}}}};
}

void printReport(const engine::BenchReport& report) {
  std::cout << report.device << ", " << report.dtype << ", " << report.threads << " threads: memory "
            << fixed(report.bytesPerSecond / 1e9, 1) << " GB/s, matrix product "
            << fixed(report.operationsPerSecond / 1e9, 0) << " GFLOP/s\n";
  char line[200];
  std::snprintf(line, sizeof line, "%-12s %5s %7s %10s %-20s %10s %9s %9s", "job", "batch", "length", "median ms",
                "quartiles", "tokens/s", "GFLOP/s", "of best");
  std::cout << line << '\n';
  for (const engine::BenchResult& result : report.results) {
    const Quartiles times = quartilesOf(result.milliseconds);
    const std::string quartiles = "[" + fixed(times.low, 1) + ", " + fixed(times.high, 1) + "]";
    const std::string share = fixed(100 * bestMilliseconds(report, result) / times.median, 0) + " %";
    std::snprintf(line, sizeof line, "%-12s %5d %7d %10.1f %-20s %10.0f %9.1f %9s", result.job.c_str(), result.batch,
                  result.length, times.median, quartiles.c_str(), 1000 * result.tokens / times.median,
                  result.operations / times.median / 1e6, share.c_str());
    std::cout << line << '\n';
  }
}

int run(const BenchCommand& command, const CommonOptions& common, Interrupts& interrupts) {
  if (!command.json.empty() && command.json != "-") checkWritable(command.json);
  const engine::ModelFolder folder = engine::openModelFolder(modelFolder(common));
  const double load = machineLoad();
  Interrupts::Job job(interrupts);
  engine::BenchReport report;
  {
    ProgressBar bar;
    report = engine::runBench(folder, common.engine, command.plan, bar.listener(), job.token());
  }
  const Json json = reportJson(command, folder, report);
  if (command.json != "-") printReport(report);
  if (command.json == "-") printJson(json);
  if (!command.json.empty() && command.json != "-") {
    engine::writeFileAtomically(command.json, jsonText(json) + "\n");
  }
  const auto cores = static_cast<double>(std::thread::hardware_concurrency());
  if (command.json != "-") std::cout << "load of the machine before: " << fixed(load, 1) << " on " << fixed(cores, 0) << " cores\n";
  if (load > cores / 2) {
    printNote("The machine was busy (load " + fixed(load, 1) + "): these times also measure what else ran.");
  }
  return interrupts.exitCode();
}

void addOptions(CLI::App& app, BenchCommand& command) {
  engine::BenchPlan& plan = command.plan;
  app.add_option("--jobs", plan.jobs, "Of " + CLI::detail::join(engine::benchJobs(), ", ") + " (default: all)")
      ->delimiter(',')
      ->check(CLI::IsMember(engine::benchJobs()))
      ->type_name("NAME,…");
  app.add_option("--batches", plan.batches, "Texts or prompts at once (default 1)")
      ->delimiter(',')
      ->check(wholeNumberFrom(1, 4096))
      ->type_name("N,…");
  app.add_option("--lengths", plan.lengths, "Context tokens of each (default 256)")
      ->delimiter(',')
      ->check(wholeNumberFrom(1, 1'000'000))
      ->type_name("N,…");
  app.add_option("--ratio", plan.ratio, "Of the memory (default 4)")->check(numberFrom(2, 1e6))->type_name("R");
  app.add_option("--runs", plan.runs, "Runs the median is of (default 20)")
      ->check(wholeNumberFrom(1, 100'000))
      ->type_name("N");
  app.add_option("--warm-up", plan.warmUp, "Runs before them that do not count (default 2)")
      ->check(wholeNumberFrom(0, 100'000))
      ->type_name("N");
  app.add_option("--new-tokens", plan.newTokens, "Generated by decode (default 32)")
      ->check(wholeNumberFrom(1, 4096))
      ->type_name("N");
  app.add_option("--json", command.json, "Write JSON to a file, or to stdout with -")->type_name("FILE|-");
}

}  // namespace

void addBenchCommand(CLI::App& app, Action& action) {
  const Subcommand sub =
      addSubcommand(app, "bench", "Measure how fast this machine compresses, reads, answers and trains",
                    "pic bench --batches 1,8 --lengths 256,2048 --json bench.json");
  const auto command = std::make_shared<BenchCommand>();
  addOptions(*sub.app, *command);
  sub.app->callback([command, common = sub.common, &action] {
    action = [command, common](Interrupts& interrupts) { return run(*command, *common, interrupts); };
  });
}

}  // namespace cli
