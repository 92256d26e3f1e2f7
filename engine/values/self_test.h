// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace engine {

// One invariant of the mask family, tried on a model.
struct SelfTestResult {
  enum class Outcome { Passed, Failed, NotApplicable };
  std::string name;        // "Independent chunks equal separate batch rows"
  Outcome outcome = Outcome::NotApplicable;
  double error = 0;        // largest absolute difference found
  double bound = 0;
  std::string reason;      // why it is not applicable, or what failed beside the bound
};

}  // namespace engine
