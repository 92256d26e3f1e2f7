// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace engine {

// The one exception of the engine: an expected failure, told to the user as a whole sentence with its cause,
// the value that was found and the limit or the expectation it broke.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& sentence) : std::runtime_error(sentence) {}
};

}  // namespace engine
