// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/values/memory.h"

namespace ui {

// A piece of a document to be marked. Pieces of one hue belong together.
struct Highlight {
  int document = 0;  // id of the open document
  engine::ByteRange bytes;
  int hue = 0;
  double strength = 1;  // 0…1
  bool operator==(const Highlight&) const = default;
};

// An open document as it stands in the window.
struct OpenDocument {
  int id = 0;
  engine::DocumentText text;
  bool operator==(const OpenDocument&) const = default;
};

}  // namespace ui
