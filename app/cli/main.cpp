// SPDX-License-Identifier: GPL-3.0-or-later
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <new>

#include "app/common/allocator.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/version.h"
#include "engine/error.h"

namespace cli {
namespace {

constexpr int kUserError = 1;
constexpr int kUsageError = 2;

void addCommands(CLI::App& app, Action& action) {
  app.require_subcommand(1);
  app.set_version_flag("--version", programVersion());
  app.footer(
      "Example:\n  pic ask letter.txt \"Who signed the letter?\" --ratio 8\n"
      "Exit codes: 0 done, 1 it could not be done (one line says why), 2 wrong usage, 130 stopped by Ctrl-C.");
  addInfoCommand(app, action);
  addImportCommand(app, action);
  addCompressCommand(app, action);
  addAskCommand(app, action);
  addChatCommand(app, action);
  addReplayCommand(app, action);
  addExplainCommand(app, action);
  addGenerateCommand(app, action);
  addTrainCommand(app, action);
  addRaceCommand(app, action);
  addPeersCommand(app, action);
  addTokenizerCommand(app, action);
  addTokenizeCommand(app, action);
  addEvalCommand(app, action);
  addMaskCommand(app, action);
  addSelftestCommand(app, action);
  addBenchCommand(app, action);
  addTuneCommand(app, action);
}

int fail(const std::string& sentence) {
  std::cerr << "pic: " << oneLine(sentence) << '\n';
  return kUserError;
}

// "pic ask": the command as far as it was understood.
std::string namedCommand(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* sub : app.get_subcommands()) name += " " + namedCommand(*sub);
  return name;
}

int usageError(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
  const std::vector<std::string> unknown = app.remaining();
  const bool noCommand = app.get_subcommands().empty() && !unknown.empty();
  const std::string problem = noCommand ? "There is no subcommand \"" + unknown.front() + "\"" : error.what();
  std::cerr << "pic: " << oneLine(problem) << "\nRun \"" << namedCommand(app) << " --help\" for how to use it.\n";
  return kUsageError;
}

// True when stdout is a pipe that nobody reads any more.
bool readerHasGone() {
  pollfd stream{STDOUT_FILENO, POLLOUT, 0};
  return poll(&stream, 1, 0) == 1 && (stream.revents & POLLERR) != 0;
}

// Whether all output has arrived. A reader that went away (head) is no error worth a word: as if SIGPIPE had struck.
int finish(int exitCode) {
  std::cout.flush();
  if (std::cout) return exitCode;
  return readerHasGone() ? 128 + SIGPIPE : fail("The output could not be written to its end.");
}

int run(int argc, char** argv, Interrupts& interrupts) {
  CLI::App app("Compress documents into memory tokens and answer questions from them.", "pic");
  Action action;
  addCommands(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return finish(usageError(app, error));
  }
  return finish(action(interrupts));
}

}  // namespace
}  // namespace cli

int main(int argc, char** argv) {
  common::keepFreedMemory();
  cli::Interrupts interrupts;
  try {
    return cli::run(argc, argv, interrupts);
  } catch (const engine::Error& error) {
    return cli::fail(error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    return cli::fail(error.path1().string() + ": " + error.code().message() + ".");
  } catch (const std::bad_alloc&) {
    return cli::fail("There is not enough memory for this.");
  }
}
