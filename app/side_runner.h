// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/worker.h"
#include "engine/engine.h"

namespace app {

// What one run reads a document with.
struct SideSetting {
  std::string model;       // folder
  std::string compressor;  // empty: the model's default
  double ratio = 4;        // below 2: the text itself
  engine::Source source = engine::Source::Memory;
  std::optional<engine::MaskChoice> mask;
};

// Questions over one document with several settings, one after the other.
struct SideOrder {
  std::vector<SideSetting> settings;
  engine::DocumentText document;
  std::vector<std::string> questions;
  bool evidence = false;
};

// Of every setting: the memory (nullptr where the text or nothing was read) and an answer a question.
struct SideRun {
  std::shared_ptr<const engine::Memory> memory;
  std::vector<engine::Answer> answers;
};

// Runs orders for lessons and for comparisons beside the conversation, on a thread and with engines of its own, so that
// two models can stand side by side and the conversation's memory is left alone. A newer order supersedes an older one.
// Thread safety: the GUI thread.
class SideRunner : public QObject {
  Q_OBJECT

 public:
  explicit SideRunner(QObject* parent = nullptr);

  using Done = std::function<void(const std::vector<SideRun>&)>;
  using Failed = std::function<void(const QString& sentence)>;
  void run(const SideOrder& order, Done done, Failed failed, std::function<void(int done, int total)> progress = {});
  void stop();
  bool isBusy() const { return m_worker.isBusy(); }
  void setOptions(const engine::EngineOptions& options);

 private:
  using Engines = std::map<std::string, std::shared_ptr<engine::Engine>>;

  std::shared_ptr<Engines> m_engines;  // used on the worker's thread alone
  engine::EngineOptions m_options;
  Failed m_failed;
  Worker m_worker;
};

}  // namespace app
