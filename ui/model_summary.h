// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

#include "engine/values/mask_rules.h"

namespace ui {

// What the window says about the loaded model.
struct ModelSummary {
  QString name;  // the folder's
  QString folder;
  QString device;  // "cpu"
  QString dtype;   // "bfloat16"
  QString hash;
  int threads = 0;  // really used
  std::int64_t parameters = 0;   // decoder and compressors
  std::int64_t memoryBytes = 0;  // once loaded, a cache for a long prompt included
  QStringList compressors;
  QString defaultCompressor;
  double defaultRatio = 4;
  int segmentTokens = 0;
  std::int64_t cacheBytesPerPosition = 0;  // keys and values of all layers
  bool answers = false;  // it has a compressor and was trained to answer
};

// Which model to load, and how it computes.
struct ModelChoice {
  QString folder;
  QString device = "auto";
  QString dtype = "auto";
  int threads = 0;
};

// How documents become memory tokens. Ratio 1: the text itself is read.
struct CompressionChoice {
  double ratio = 4;
  std::optional<int> budget;  // memory tokens for all documents together
  QString compressor;         // empty: the model's default
  std::optional<engine::MaskChoice> mask;  // another than the compressor was trained with
  bool operator==(const CompressionChoice&) const = default;
};

}  // namespace ui
