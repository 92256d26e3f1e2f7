// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/session.h"

// What every export of a conversation says, in words; each format only dresses it.
namespace store {

// A sentence an answer came from.
struct Quotation {
  std::string text;
  std::string document;  // its name
  double score = 0;      // share of the attention, 0…1
};
// Evidence that points nowhere is left out; ranges are widened to whole characters.
std::vector<Quotation> quotationsOf(const Session& session, const Turn& turn);

// "Model pic-small (a1…-b2…), memory at 4×, compressor pic, float32 on cpu, 1 thread"
std::string settingsText(const Settings& settings);
// "120 tokens in 34 positions · first token 35 ms · 45 tokens/s · log-probability −0.12 a token"
std::string metricsText(const engine::Answer& answer);
// What the reader must know about a turn that did not end by itself; empty for one that did.
std::string stateText(const Turn& turn);
// "read.txt" or "read.txt, story.txt": what the turn was asked of, when the session has more than one document.
std::string documentNames(const Session& session, const Turn& turn);

}  // namespace store
