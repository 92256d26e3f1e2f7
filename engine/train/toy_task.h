// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace engine {

// The smallest task that shows what a mask does: say 48 random symbols of 32 back from 6 memory tokens. No symbol tells
// anything about another, so the share that comes back right is what the memory carries. It is text like any other
// (symbols are letters and digits, a token each), so trainer, race and window know nothing of it.
// Source: pic.md §4.

std::filesystem::path toyFolder(const std::filesystem::path& race);

// Writes tokenizer.json, shape.json and text.jsonl into the folder, the same bytes every time.
void writeToyTask(const std::filesystem::path& folder);

// The training configuration of the task, as JSON; its paths count from the folder. Without output, compressors, seed.
std::string toyTraining();
// What a compressor of the task has unless it is said otherwise.
std::string toyCompressor();

}  // namespace engine
