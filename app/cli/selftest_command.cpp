// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"

namespace cli {
namespace {

using Outcome = engine::SelfTestResult::Outcome;

std::string verdict(const engine::SelfTestResult& result) {
  char numbers[80];
  std::snprintf(numbers, sizeof numbers, "largest difference %.1e, allowed %.1e", result.error, result.bound);
  switch (result.outcome) {
    case Outcome::Passed:
      return std::string("passed          ") + numbers;
    case Outcome::Failed:
      return std::string("FAILED          ") + numbers;
    case Outcome::NotApplicable:
      break;
  }
  return "not applicable: " + result.reason;
}

int run(const CommonOptions& common) {
  const engine::Engine engine = openEngine(common);
  const std::vector<engine::SelfTestResult> results = engine.selfTest();
  std::size_t width = 0;
  for (const engine::SelfTestResult& result : results) width = std::max(width, result.name.size());
  for (const engine::SelfTestResult& result : results) {
    std::cout << result.name << std::string(width - result.name.size() + 2, ' ') << verdict(result) << '\n';
  }
  const bool failed = std::any_of(results.begin(), results.end(), [](const engine::SelfTestResult& result) {
    return result.outcome == Outcome::Failed;
  });
  if (failed) std::cerr << "pic: The model breaks an invariant of its masks.\n";
  return failed ? 1 : 0;
}

}  // namespace

void addSelftestCommand(CLI::App& app, Action& action) {
  const Subcommand sub = addSubcommand(app, "selftest", "Try the invariants of the masks on the loaded model",
                                       "pic selftest --model models/pic-small");
  sub.app->callback([common = sub.common, &action] { action = [common](Interrupts&) { return run(*common); }; });
}

}  // namespace cli
