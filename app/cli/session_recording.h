// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/cli/material.h"
#include "app/store/session.h"

namespace cli {

// The option --save FILE.picz of ask and chat.
void addSaveOption(CLI::App& app, std::string& file);

// What is asked and answered, kept in a session file that `pic replay` computes again. The file is replaced after every
// answer, so that a conversation that ends in any way is there up to its last answer.
class SessionRecording {
 public:
  // An empty `file`: nothing is kept. Errors, before any long work: the file cannot be written; the document is a
  // memory file, which does not say how it was made.
  SessionRecording(std::string file, const MaterialOptions& options);

  void add(const engine::Engine& engine, const Material& material, const std::string& question,
           const engine::AskOptions& ask, const engine::Answer& answer);

 private:
  std::string m_file;
  std::string m_source;
  store::Session m_session;
};

}  // namespace cli
