// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compression.h"

#include "app/cli/mask_option.h"
#include "app/cli/number_checks.h"
#include "app/cli/output.h"
#include "engine/measure/cost.h"

namespace cli {
namespace {

std::string counted(std::int64_t number, const std::string& what) {
  return grouped(number) + " " + what + (number == 1 ? "" : "s");
}

}  // namespace

CLI::Option* addRatioOption(CLI::App& app, std::optional<double>& ratio) {
  return app.add_option("--ratio", ratio, "Context tokens a memory token stands for, 2 or more; 1: the full text")
      ->check(numberFrom(1, 1e6))
      ->type_name("R");
}

CLI::Option* addBudgetOption(CLI::App& app, std::optional<int>& budget) {
  return app.add_option("--budget", budget, "Memory tokens for all documents together, never exceeded")
      ->check(wholeNumberFrom(1))
      ->type_name("N");
}

void addMaskOptions(CLI::App& app, std::optional<std::string>& mask, std::optional<std::string>& compressor) {
  app.add_option("--mask", mask, "Mask: a preset (see pic mask), or a JSON file with free rules")
      ->type_name("PRESET|FILE");
  app.add_option("--compressor", compressor, "One of the model's compressors (see pic info)")->type_name("NAME");
}

double defaultRatio(const engine::ModelFolder& model) {
  return model.pic ? model.pic->defaultRatio : engine::CompressOptions().ratio;
}

engine::CompressOptions compressOptions(const engine::ModelFolder& model, std::optional<double> ratio,
                                        std::optional<int> budget, const std::optional<std::string>& mask,
                                        const std::optional<std::string>& compressor) {
  engine::CompressOptions options;
  options.ratio = ratio.value_or(defaultRatio(model));
  options.budget = budget;
  options.compressor = compressor;
  if (mask) {
    const engine::EvaluatedMask chosen = chooseMask(model, *mask, compressor);
    options.compressor = chosen.compressor;
    options.mask = chosen.override;
  }
  return options;
}

std::string compressionSummary(const engine::Memory& memory) {
  const int memories = memory.memoryCount();
  std::string text = counted(memory.contextTokens(), "token") + " → " + counted(memories, "memory token");
  if (memories > 0) {
    const double ratio = static_cast<double>(memory.contextTokens()) / memories;
    text += " (" + ratioText(ratio) + ", " + ratioText(engine::ratioWithDelimiters(memory)) + " with delimiters)";
  }
  return text + " in " + counted(static_cast<std::int64_t>(memory.segments.size()), "segment");
}

}  // namespace cli
