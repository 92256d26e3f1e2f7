// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_recording.h"

#include "app/cli/output.h"
#include "app/cli/text_input.h"
#include "app/cli/version.h"
#include "app/store/recording.h"
#include "app/store/session_file.h"
#include "engine/error.h"

namespace cli {
namespace {

store::Settings settingsOf(const engine::Engine& engine, const Material& material, const engine::AskOptions& ask) {
  store::Settings settings;
  settings.modelFolder = engine.folder().path.string();
  settings.modelHash = material.modelHash(engine);
  settings.device = engine.device();
  settings.dtype = engine.dtype();
  settings.threads = engine.threads();
  settings.source = material.source();
  settings.compression = material.compression();
  settings.sampling = ask.sampling;
  settings.evidence = ask.evidence;
  settings.grounded = ask.grounded;
  settings.retrieve = ask.retrieve;
  settings.abstain = ask.abstain;
  return settings;
}

}  // namespace

void addSaveOption(CLI::App& app, std::string& file) {
  app.add_option("--save", file, "Keep it in a session file, which pic replay computes again")->type_name("FILE.picz");
}

SessionRecording::SessionRecording(std::string file, const MaterialOptions& options)
    : m_file(std::move(file)), m_source(options.document) {
  if (m_file.empty()) return;
  if (isMemoryFile(m_source)) {
    throw engine::Error("--save needs the text: " + m_source +
                        " is a memory file, which does not say how it was made. Ask the document itself.");
  }
  checkWritable(m_file);
}

void SessionRecording::add(const engine::Engine& engine, const Material& material, const std::string& question,
                           const engine::AskOptions& ask, const engine::Answer& answer) {
  if (m_file.empty()) return;
  store::Turn turn;
  turn.asked = store::nowInMilliseconds();
  turn.question = question;
  turn.settings = settingsOf(engine, material, ask);
  turn.machine = store::thisMachine();
  turn.program = programVersion();
  turn.state = answer.stopped ? store::TurnState::Stopped : store::TurnState::Done;
  turn.answer = answer;
  if (m_session.turns.empty()) {
    for (const engine::DocumentText& document : material.documents()) {
      m_session.open.push_back(static_cast<int>(m_session.documents.size()));
      m_session.documents.push_back({document.name, document.text, "text", m_source});
    }
    m_session.title = m_session.documents.front().name;
    m_session.created = turn.asked;
    m_session.settings = turn.settings;
  }
  turn.documents = m_session.open;
  m_session.changed = turn.asked;
  m_session.turns.push_back(std::move(turn));
  store::writeSessionFile(m_session, m_file);
}

}  // namespace cli
