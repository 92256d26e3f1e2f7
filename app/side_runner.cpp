// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/side_runner.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr JobKind kJob = JobKind::Ask;  // the only kind on this worker

engine::Answer answerOf(const engine::Engine& engine, const SideOrder& order, const SideSetting& setting,
                        const engine::Memory* memory, const std::string& question, std::stop_token stop) {
  engine::AskOptions options;
  options.evidence = order.evidence;
  if (memory != nullptr) return engine.ask(*memory, question, options, {}, stop);
  const engine::Source source = setting.source == engine::Source::Memory ? engine::Source::Full : setting.source;
  return engine.askText({order.document}, question, source, std::max(2.0, setting.ratio), options, {}, stop);
}

SideRun runOf(const engine::Engine& engine, const SideOrder& order, const SideSetting& setting,
              const std::function<void()>& step, const std::stop_token& stop) {
  SideRun run;
  if (setting.source == engine::Source::Memory && setting.ratio >= 2) {
    engine::CompressOptions options;
    options.ratio = setting.ratio;
    options.mask = setting.mask;
    if (!setting.compressor.empty()) options.compressor = setting.compressor;
    run.memory = std::make_shared<const engine::Memory>(engine.compress({order.document}, options, {}, stop));
  }
  step();
  for (const std::string& question : order.questions) {
    if (stop.stop_requested()) break;
    run.answers.push_back(answerOf(engine, order, setting, run.memory.get(), question, stop));
    step();
  }
  return run;
}

}  // namespace

SideRunner::SideRunner(QObject* parent) : QObject(parent), m_engines(std::make_shared<Engines>()) {
  connect(&m_worker, &Worker::failed, this, [this](JobKind, const QString& sentence) {
    if (m_failed) m_failed(sentence);
  });
}

void SideRunner::setOptions(const engine::EngineOptions& options) {
  m_options = options;
  m_engines = std::make_shared<Engines>();  // a job that runs keeps the old ones until it ends
}

void SideRunner::stop() { m_worker.stopAll(); }

void SideRunner::run(const SideOrder& order, Done done, Failed failed, std::function<void(int, int)> progress) {
  m_failed = std::move(failed);
  const int total = static_cast<int>(order.settings.size() * (order.questions.size() + 1));
  const auto job = [this, order, engines = m_engines, options = m_options, total, progress](std::stop_token stop) {
    int steps = 0;
    const auto step = [&] {
      m_worker.post(kJob, stop, [progress, at = ++steps, total] {
        if (progress) progress(at, total);
      });
    };
    // Only the models of this order stay loaded.
    std::erase_if(*engines, [&](const auto& loaded) {
      return std::none_of(order.settings.begin(), order.settings.end(),
                          [&](const SideSetting& setting) { return setting.model == loaded.first; });
    });
    std::vector<SideRun> runs;
    for (const SideSetting& setting : order.settings) {
      if (stop.stop_requested()) break;
      auto& engine = (*engines)[setting.model];
      if (!engine) engine = std::make_shared<engine::Engine>(setting.model, options);
      runs.push_back(runOf(*engine, order, setting, step, stop));
    }
    return std::pair(std::move(runs), stop.stop_requested());
  };
  m_worker.run(kJob, job, [done = std::move(done), this](const std::pair<std::vector<SideRun>, bool>& result) {
    if (!result.second) return done(result.first);
    if (m_failed) m_failed(tr("It was stopped."));
  });
}

}  // namespace app
