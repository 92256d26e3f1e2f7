// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/word_model.h"

#include "engine/text/hf/component.h"

namespace engine {

namespace {

// The first files of this format do not name their model.
std::string modelType(const JsonFields& fields) {
  if (fields.has("type")) return fields.text("type");
  if (fields.has("merges")) return "BPE";
  return fields.has("unk_id") ? "Unigram" : "WordPiece";
}

}  // namespace

WordModel readWordModel(const nlohmann::json& json, const std::string& where) {
  const JsonFields fields(json, where);
  const std::string type = modelType(fields);
  WordModel model;
  if (type == "BPE") {
    model = readBpe(fields);
  } else if (type == "WordPiece") {
    model = readWordPiece(fields);
  } else if (type == "Unigram") {
    model = readUnigram(fields);
  } else {
    refuseComponent(fields, "model", type);
  }
  fields.refuseUnknownKeys();
  if (!model.sections) {
    model.sections = [](std::string_view word) { return std::vector<TextSpan>{{0, word.size()}}; };
  }
  return model;
}

}  // namespace engine
