// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/weights/pic_config.h"

namespace engine {

// A published way to compress context into memory, as a setting of our compressor: everything that is compared is one
// code, one training and one evaluation.
struct Peer {
  std::string name;           // as "peer" of a compressor in a training or race configuration
  std::string what;           // in a sentence
  std::string source;         // the paper, and the code that was read
  std::string differs;        // what ours does otherwise; "": nothing known
  CompressorConfig settings;  // its name is the peer's
};

// Source: pic.md §2 (the table of methods) and §3.3 (which preset equals which).
const std::vector<Peer>& peers();
// Errors: an unknown name, said with the list.
const Peer& namedPeer(const std::string& name);

}  // namespace engine
