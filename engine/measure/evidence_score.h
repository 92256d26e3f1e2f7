// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// Where accepted answers stand in a text, word for word. Units: UTF-8 bytes.
std::vector<ByteRange> answerPlaces(std::string_view text, const std::vector<std::string>& golds);

// True when the range holds one of the places whole.
bool holdsAnswer(ByteRange range, std::span<const ByteRange> places);

// The chance that a range of `length` bytes put anywhere in a text of `textLength` bytes holds one of the places.
// Exact: all starts are equally likely. Units: 0…1.
double chanceToHoldAnswer(std::int64_t length, std::int64_t textLength, std::span<const ByteRange> places);

}  // namespace engine
