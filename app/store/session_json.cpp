// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/session_json.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "app/store/answer_json.h"
#include "app/store/settings_json.h"
#include "engine/error.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/json_fields.h"

namespace store {
namespace {

using engine::JsonFields;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::int64_t kMostTime = std::int64_t{1} << 53;
const std::vector<std::string> kStates = {"running", "done", "stopped", "interrupted", "failed"};

std::string hashOf(const std::string& text) { return engine::contentHash(std::as_bytes(std::span(text))); }

Settings forOthers(Settings settings) {
  std::filesystem::path folder = settings.modelFolder;
  if (!folder.has_filename()) folder = folder.parent_path();
  settings.modelFolder = folder.filename().string();
  return settings;
}

ordered_json documentToJson(const Document& document, DocumentTexts texts) {
  ordered_json value{{"name", document.name}, {"kind", document.kind}, {"hash", hashOf(document.text)}};
  if (texts == DocumentTexts::Inside) value["text"] = document.text;
  return value;
}

ordered_json turnToJson(const Turn& turn) {
  ordered_json value{{"asked_ms", turn.asked},
                     {"question", turn.question},
                     {"documents", turn.documents},
                     {"state", nameOf(turn.state)},
                     {"answer", answerToJson(turn.answer)},
                     {"settings", settingsToJson(forOthers(turn.settings))},
                     {"machine", machineToJson(turn.machine)},
                     {"program", turn.program}};
  if (!turn.failure.empty()) value["failure"] = turn.failure;
  return value;
}

const json& listOf(const JsonFields& fields, const std::string& key) {
  const json* list = fields.value(key);
  if (list == nullptr || !list->is_array()) fields.fail("'" + key + "' must be a list.");
  return *list;
}

const json& objectOf(const JsonFields& fields, const std::string& key) {
  const json* value = fields.value(key);
  if (value == nullptr) fields.fail("'" + key + "' is missing.");
  return *value;
}

std::vector<int> indicesFrom(const JsonFields& fields, const std::string& key, std::size_t limit) {
  std::vector<int> indices;
  for (const json& index : listOf(fields, key)) {
    if (!index.is_number_unsigned() || index.get<std::uint64_t>() >= limit) {
      fields.fail("'" + key + "' holds " + index.dump() + "; there are " + std::to_string(limit) + " documents.");
    }
    indices.push_back(index.get<int>());
  }
  return indices;
}

Document documentFrom(const json& value, const std::string* textBeside, const std::string& where) {
  const JsonFields fields(value, where);
  Document document{fields.text("name"), {}, fields.text("kind", ""), {}};
  if (textBeside == nullptr && !fields.has("text")) fields.fail("the text is missing.");
  document.text = textBeside != nullptr ? *textBeside : fields.text("text");
  if (hashOf(document.text) != fields.text("hash")) {
    fields.fail("the text of " + document.name + " is not the one that was recorded; its hash differs.");
  }
  fields.refuseUnknownKeys();
  return document;
}

void checkEvidence(const Turn& turn, const std::vector<Document>& documents, const std::string& where) {
  for (const engine::Evidence& piece : turn.answer.evidence) {
    const auto index = static_cast<std::size_t>(piece.document);
    if (index >= turn.documents.size() ||
        piece.bytes.end > static_cast<std::int64_t>(documents[turn.documents[index]].text.size())) {
      throw engine::Error(where + ": its evidence points outside the documents.");
    }
  }
}

Turn turnFrom(const json& value, const std::vector<Document>& documents, const std::string& where) {
  const JsonFields fields(value, where);
  Turn turn;
  turn.asked = fields.integer("asked_ms", 0, kMostTime);
  turn.question = fields.text("question");
  turn.documents = indicesFrom(fields, "documents", documents.size());
  turn.state = turnStateNamed(fields.text("state"), where);
  turn.answer = answerFromJson(objectOf(fields, "answer"), where);
  turn.settings = settingsFromJson(objectOf(fields, "settings"), where);
  turn.machine = machineFromJson(objectOf(fields, "machine"), where);
  turn.program = fields.text("program", "");
  turn.failure = fields.text("failure", "");
  fields.refuseUnknownKeys();
  // Whoever ran it is not running it in this file.
  if (turn.state == TurnState::Running) turn.state = TurnState::Interrupted;
  checkEvidence(turn, documents, where);
  return turn;
}

void checkFormat(const JsonFields& fields) {
  const std::int64_t format = fields.integer("format", 1, std::numeric_limits<int>::max());
  if (format != kFormat) {
    fields.fail("this is format " + std::to_string(format) + ", written by a newer program; this one reads format " +
                std::to_string(kFormat) + ".");
  }
}

}  // namespace

const std::string& nameOf(TurnState state) { return kStates.at(static_cast<std::size_t>(state)); }

TurnState turnStateNamed(const std::string& name, const std::string& where) {
  const auto found = std::ranges::find(kStates, name);
  if (found == kStates.end()) throw engine::Error(where + ": the state '" + name + "' is not known.");
  return static_cast<TurnState>(found - kStates.begin());
}

std::string sessionToJson(const Session& session, DocumentTexts texts) {
  ordered_json value{{"format", kFormat},
                     {"title", session.title},
                     {"created_ms", session.created},
                     {"changed_ms", session.changed},
                     {"settings", settingsToJson(forOthers(session.settings))}};
  value["documents"] = ordered_json::array();
  for (const Document& document : session.documents) value["documents"].push_back(documentToJson(document, texts));
  value["open"] = session.open;
  value["turns"] = ordered_json::array();
  for (const Turn& turn : session.turns) value["turns"].push_back(turnToJson(turn));
  return value.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Session sessionFromJson(std::string_view text, const std::vector<std::string>& texts, const std::string& where) {
  const json value = engine::parseJson(text, where);
  const JsonFields fields(value, where);
  checkFormat(fields);
  Session session;
  session.title = fields.text("title");
  session.created = fields.integer("created_ms", 0, kMostTime);
  session.changed = fields.integer("changed_ms", 0, kMostTime);
  session.settings = settingsFromJson(objectOf(fields, "settings"), where);
  for (const json& entry : listOf(fields, "documents")) {
    const std::size_t index = session.documents.size();
    const std::string* beside = index < texts.size() ? &texts[index] : nullptr;
    session.documents.push_back(documentFrom(entry, beside, where + ", document " + std::to_string(index + 1)));
  }
  session.open = indicesFrom(fields, "open", session.documents.size());
  for (const json& entry : listOf(fields, "turns")) {
    const std::string turn = where + ", turn " + std::to_string(session.turns.size() + 1);
    session.turns.push_back(turnFrom(entry, session.documents, turn));
  }
  fields.refuseUnknownKeys();
  return session;
}

}  // namespace store
