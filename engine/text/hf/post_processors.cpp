// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/post_processors.h"

#include <algorithm>

#include "engine/text/hf/byte_alphabet.h"
#include "engine/text/hf/component.h"
#include "engine/text/hf/unicode_classes.h"
#include "engine/text/hf/vocabulary.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

bool isSpaceOfPiece(char32_t code) {
  constexpr char32_t kByteLevelSpace = 0x120;  // "Ġ"
  return code == kByteLevelSpace || isWhiteSpace(code);
}

std::size_t spacesInFront(std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < piece.size() && isSpaceOfPiece(characterAt(piece, at).code); ++count) {
    at += characterLength(piece[at]);
  }
  return count;
}

std::size_t spacesBehind(std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t end = piece.size(); end > 0; ++count) {
    do {
      --end;
    } while (end > 0 && continuesCharacter(piece[end]));
    if (!isSpaceOfPiece(characterAt(piece, end).code)) break;
  }
  return count;
}

// Moves the borders of a range inwards by characters of the text.
ByteRange shrunk(std::string_view text, ByteRange range, std::size_t front, std::size_t behind) {
  for (; front > 0 && range.begin < range.end; --front) {
    range.begin += static_cast<std::int64_t>(characterLength(text[static_cast<std::size_t>(range.begin)]));
  }
  range.begin = std::min(range.begin, range.end);
  for (; behind > 0 && range.end > range.begin; --behind) {
    do {
      --range.end;
    } while (range.end > range.begin && continuesCharacter(text[static_cast<std::size_t>(range.end)]));
  }
  return range;
}

// One space at the start is taken for the one that was put there, which is no part of the text; more of them are its
// own.
PostProcessor::Step trimOffsets(bool prefixed, const PostProcessor::PieceOf& pieceOf) {
  return [prefixed, pieceOf](std::string_view text, TokenizedText& tokens) {
    for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
      const std::string piece = pieceOf(tokens.ids[i]);
      std::size_t front = spacesInFront(piece);
      if (front == 1 && prefixed && (i == 0 || tokens.offsets[i].begin == 0)) front = 0;
      tokens.offsets[i] = shrunk(text, tokens.offsets[i], front, spacesBehind(piece));
    }
  };
}

PostProcessor::Step surround(std::vector<std::int32_t> before, std::vector<std::int32_t> behind) {
  return [before = std::move(before), behind = std::move(behind)](std::string_view, TokenizedText& tokens) {
    tokens.ids.insert(tokens.ids.begin(), before.begin(), before.end());
    tokens.ids.insert(tokens.ids.end(), behind.begin(), behind.end());
    tokens.offsets.insert(tokens.offsets.begin(), before.size(), ByteRange{});
    tokens.offsets.insert(tokens.offsets.end(), behind.size(), ByteRange{});
  };
}

std::int32_t readId(const JsonFields& fields, const nlohmann::json& json) {
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() >= Vocabulary::kMostIds) {
    fields.fail("a special token of the post-processor has no valid id.");
  }
  return json.get<std::int32_t>();
}

// "special_tokens": {name: {"ids": […]}}.
std::vector<std::int32_t> idsOfSpecial(const JsonFields& fields, const std::string& name) {
  const nlohmann::json* table = fields.value("special_tokens");
  const bool known = table != nullptr && table->is_object() && table->contains(name) && (*table)[name].is_object();
  const nlohmann::json ids = known ? (*table)[name].value("ids", nlohmann::json()) : nlohmann::json();
  if (!ids.is_array()) fields.fail("the special token '" + name + "' of the template is not defined.");
  std::vector<std::int32_t> result;
  for (const nlohmann::json& id : ids) result.push_back(readId(fields, id));
  return result;
}

// "single": special tokens and exactly one sequence.
PostProcessor readTemplate(const JsonFields& fields) {
  std::vector<std::int32_t> before;
  std::vector<std::int32_t> behind;
  int sequences = 0;
  const nlohmann::json* single = fields.value("single");
  if (single == nullptr || !single->is_array()) fields.fail("'single' must be an array.");
  fields.value("pair");            // for two texts
  fields.value("special_tokens");  // asked for by name below
  for (const nlohmann::json& element : *single) {
    const JsonFields item(element, fields.where());
    if (item.has("Sequence")) {
      ++sequences;
      continue;
    }
    const nlohmann::json* special = item.value("SpecialToken");
    if (special == nullptr) fields.fail("an element of 'single' is neither SpecialToken nor Sequence.");
    std::vector<std::int32_t>& target = sequences == 0 ? before : behind;
    for (const std::int32_t id : idsOfSpecial(fields, JsonFields(*special, fields.where()).text("id"))) {
      target.push_back(id);
    }
  }
  if (sequences != 1) fields.fail("'single' has " + std::to_string(sequences) + " sequences; one is supported.");
  PostProcessor result;
  if (!before.empty()) result.begin = before.front();
  if (!behind.empty()) result.end = behind.back();
  result.steps = {surround(std::move(before), std::move(behind))};
  return result;
}

// "cls" and "sep": [piece, id].
std::int32_t readPieceAndId(const JsonFields& fields, const std::string& key) {
  const nlohmann::json* pair = fields.value(key);
  if (pair == nullptr || !pair->is_array() || pair->size() != 2)
    fields.fail("'" + key + "' must be a piece and its id.");
  return readId(fields, (*pair)[1]);
}

PostProcessor readBert(const JsonFields& fields) {
  const std::int32_t begin = readPieceAndId(fields, "cls");
  const std::int32_t end = readPieceAndId(fields, "sep");
  return {{surround({begin}, {end})}, begin, end};
}

PostProcessor readByteLevel(const JsonFields& fields, const PostProcessor::PieceOf& pieceOf) {
  fields.flag("use_regex", true);  // of the pre-tokenizer of the same name
  const bool prefixed = fields.flag("add_prefix_space", true);
  PostProcessor result;
  if (fields.flag("trim_offsets", true)) result.steps = {trimOffsets(prefixed, pieceOf)};
  return result;
}

PostProcessor readRoberta(const JsonFields& fields, const PostProcessor::PieceOf& pieceOf) {
  PostProcessor result = readBert(fields);
  const bool prefixed = fields.flag("add_prefix_space", true);
  if (fields.flag("trim_offsets", true)) result.steps.insert(result.steps.begin(), trimOffsets(prefixed, pieceOf));
  return result;
}

PostProcessor readSequence(const JsonFields& fields, const PostProcessor::PieceOf& pieceOf) {
  PostProcessor result;
  const auto read = [&](const nlohmann::json& json, const std::string& where) {
    return readPostProcessor(json, where, pieceOf);
  };
  for (PostProcessor& part : readParts<PostProcessor>(fields, "processors", read)) {
    result.steps.insert(result.steps.end(), part.steps.begin(), part.steps.end());
    if (part.begin) result.begin = part.begin;
    if (part.end) result.end = part.end;
  }
  return result;
}

}  // namespace

PostProcessor readPostProcessor(const nlohmann::json& json, const std::string& where,
                                const PostProcessor::PieceOf& pieceOf) {
  if (json.is_null()) return {};
  const JsonFields fields(json, where);
  const std::string type = fields.text("type");
  PostProcessor result;
  if (type == "TemplateProcessing") {
    result = readTemplate(fields);
  } else if (type == "BertProcessing") {
    result = readBert(fields);
  } else if (type == "RobertaProcessing") {
    result = readRoberta(fields, pieceOf);
  } else if (type == "ByteLevel") {
    result = readByteLevel(fields, pieceOf);
  } else if (type == "Sequence") {
    result = readSequence(fields, pieceOf);
  } else {
    refuseComponent(fields, "post-processor", type);
  }
  fields.refuseUnknownKeys();
  return result;
}

}  // namespace engine
