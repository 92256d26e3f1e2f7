// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/common_options.h"

#include <limits>

#include "app/common/shipped_files.h"
#include "app/cli/number_checks.h"
#include "app/cli/version.h"

namespace cli {
namespace {

constexpr const char* kCommonGroup = "Common options";
constexpr const char* kSamplingGroup = "How tokens are chosen";
constexpr int kMostThreads = 1024;
constexpr std::int64_t kMostSeed = std::numeric_limits<std::int64_t>::max();

}  // namespace

Subcommand addSubcommand(CLI::App& app, const std::string& name, const std::string& purpose,
                         const std::string& example) {
  Subcommand result{app.add_subcommand(name, purpose), std::make_shared<CommonOptions>()};
  CommonOptions& options = *result.common;
  CLI::App& sub = *result.app;
  sub.footer("Example:\n  " + example);
  sub.set_version_flag("--version", programVersion())->group(kCommonGroup);
  sub.add_option("--model", options.model, "Model folder (default: the shipped pic-small)")
      ->type_name("DIR")
      ->group(kCommonGroup);
  sub.add_option("--device", options.engine.device, "Where to compute: auto, cpu or cuda")
      ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
      ->type_name("NAME")
      ->group(kCommonGroup);
  sub.add_option("--dtype", options.engine.dtype, "Numbers: auto, float32, bfloat16 or float64")
      ->check(CLI::IsMember({"auto", "float32", "bfloat16", "float64"}))
      ->type_name("NAME")
      ->group(kCommonGroup);
  sub.add_option("--threads", options.engine.threads, "Threads (default 0: all cores but one)")
      ->check(wholeNumberFrom(0, kMostThreads))
      ->type_name("N")
      ->group(kCommonGroup);
  return result;
}

std::filesystem::path modelFolder(const CommonOptions& options) {
  return options.model.empty() ? common::shippedModel() : std::filesystem::path(options.model);
}

engine::Engine openEngine(const CommonOptions& options) { return {modelFolder(options), options.engine}; }

void addSamplingOptions(CLI::App& app, engine::SamplingOptions& options) {
  app.add_option("--temperature", options.temperature, "0 (default): always the likeliest token; higher: freer")
      ->check(numberFrom(0, 100))
      ->type_name("T")
      ->group(kSamplingGroup);
  app.add_option("--top-k", options.topK, "Only the K likeliest tokens (default 0: all)")
      ->check(wholeNumberFrom(0))
      ->type_name("K")
      ->group(kSamplingGroup);
  app.add_option("--top-p", options.topP, "Only the likeliest tokens that together reach P (default 1)")
      ->check(numberFrom(1e-9, 1))
      ->type_name("P")
      ->group(kSamplingGroup);
  app.add_option("--seed", options.seed, "Of the random choice (default 0)")
      ->check(wholeNumberFrom(0, kMostSeed))
      ->type_name("N")
      ->group(kSamplingGroup);
}

void addReadingOptions(CLI::App& app, engine::AskOptions& options) {
  app.add_option("--retrieve", options.retrieve,
                 "Segments of a long text that are read, the best by the question's words, or all (default: the model's)")
      ->check(wholeNumberFrom(0))
      ->transform([](const std::string& text) { return text == "all" ? std::string("0") : text; })
      ->type_name("K|all");
  app.add_flag("!--always-answer", options.abstain, "Never say that the text does not hold the answer");
  app.add_flag("!--free", options.grounded, "Any words may be said, not only word sequences of the text");
}

void addMaxTokensOption(CLI::App& app, engine::SamplingOptions& options) {
  app.add_option("--max-tokens", options.maxTokens, "How long an answer may be (default 64)")
      ->check(wholeNumberFrom(1))
      ->type_name("N");
}

}  // namespace cli
