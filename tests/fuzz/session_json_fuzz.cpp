// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "app/store/session_json.h"
#include "engine/error.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using store::DocumentTexts;

std::optional<store::Session> parsed(const std::string& text) {
  try {
    return store::sessionFromJson(text, {}, "input");
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

}  // namespace

// Whatever is accepted points nowhere outside itself, and is the same after writing and reading.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::optional<store::Session> session = parsed({reinterpret_cast<const char*>(data), size});
  if (!session) return 0;
  for (const store::Turn& turn : session->turns) {
    for (const int place : turn.documents) require(static_cast<std::size_t>(place) < session->documents.size());
    for (const engine::Evidence& piece : turn.answer.evidence) {
      const int place = turn.documents.at(static_cast<std::size_t>(piece.document));
      require(piece.bytes.end <= static_cast<std::int64_t>(session->documents[place].text.size()));
    }
  }
  const std::string written = store::sessionToJson(*session, DocumentTexts::Inside);
  const std::optional<store::Session> again = parsed(written);
  require(again && store::sessionToJson(*again, DocumentTexts::Inside) == written);
  return 0;
}
