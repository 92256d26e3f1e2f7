// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/values/answer.h"
#include "engine/values/memory.h"
#include "engine/values/options.h"

// What the window and the command line keep of a conversation, as plain values.
namespace store {

using Id = std::int64_t;  // of a row in the library; 0: not stored there

// What an answer's numbers depend on besides the question and the documents.
struct Settings {
  std::string modelFolder;  // as it was opened; only its last part goes into files for others
  std::string
      modelHash;  // Engine::modelHash(); of an answer from memory: Memory::modelHash, which also names the compressor
  std::string device = "cpu";
  std::string dtype;  // the one really used, never "auto"
  int threads = 0;    // really used, never 0 in a turn
  engine::Source source = engine::Source::Memory;
  engine::CompressOptions compression;  // its ratio also sets the length of Source::Budget
  engine::SamplingOptions sampling;
  bool evidence = true;
  bool grounded = true;
  bool abstain = true;
  std::optional<int> retrieve;  // as in engine::AskOptions
};

// Where an answer was computed.
struct Machine {
  std::string processor;
  int cores = 0;
  std::int64_t memoryBytes = 0;
  std::string system;
  bool operator==(const Machine&) const = default;
};

struct Document {
  std::string name;
  std::string text;    // UTF-8
  std::string kind;    // "text", "pdf", …, as the importer calls it
  std::string source;  // path it was read from; empty: pasted. Stays on this machine.
  bool operator==(const Document&) const = default;
};

enum class TurnState {
  Running,
  Done,
  Stopped,      // by the user; the answer has what came before
  Interrupted,  // the program died; the answer's text is what had been written through
  Failed,       // `failure` says why
};

// One question and its answer. Every question stands alone.
struct Turn {
  Id id = 0;
  std::int64_t asked = 0;  // milliseconds since 1970, UTC
  std::string question;
  std::vector<int> documents;  // indices into the session's documents, in the order they were read
  Settings settings;
  Machine machine;
  std::string program;  // "pic 0.1.0"
  TurnState state = TurnState::Running;
  engine::Answer answer;  // Evidence::document counts in `documents`
  std::string failure;
};

struct Session {
  Id id = 0;
  std::string title;
  std::int64_t created = 0;  // milliseconds since 1970, UTC
  std::int64_t changed = 0;
  Settings settings;                // of the next question
  std::vector<Document> documents;  // all that the session or one of its turns reads
  std::vector<int> open;            // those the next question is asked of, indices, in order
  std::vector<Turn> turns;
};

}  // namespace store
