// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

#include "ui/train/training_log.h"

namespace app {

// Adds one line of log.jsonl to what is known. A resumed run says steps again: those of before are forgotten. Kinds,
// keys and lines that are not understood are passed over. Source: docs/formats.md, “Run folder”.
void addTrainingLine(ui::TrainingLog& log, const QByteArray& line);

// A line of maps.jsonl. Absent: it is none.
std::optional<ui::MemoryMapFrame> readMapLine(const QByteArray& line);

}  // namespace app
