// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

#include "ui/run_summary.h"

namespace app {

// What a run's folder says of it for good, in run.json: docs/formats.md. The arguments are those of `pic`, which works
// in that folder.
struct RunDescription {
  ui::RunKind kind = ui::RunKind::Train;
  QString title;
  QStringList arguments;
  QStringList continueArguments;  // to go on with a stopped run; empty: it cannot
  std::int64_t createdMs = 0;
};

// The folder of all runs: in the user's data, or where `PIC_RUNS` says.
QString runsFolder();

// Files a run begins with, by their names.
using RunFiles = std::vector<std::pair<QString, QByteArray>>;

// Makes a folder with run.json and these files. Returns its path. Errors: it cannot be written.
QString createRunFolder(const RunDescription& run, const RunFiles& files);

// Absent: this is no folder of a run.
std::optional<RunDescription> readRunFolder(const QString& folder);
QStringList runFolders();  // newest first

// "pic train 'a b/config.json'", with the program's words quoted for a shell; `folder`: that it works in.
QString commandLineOf(const RunDescription& run, const QString& folder);

}  // namespace app
