// SPDX-License-Identifier: Apache-2.0
#include "engine/text/control_symbols.h"

#include <nlohmann/json.hpp>

#include "engine/text/tokenizer.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

std::string inJson(const std::string& bytes, const std::vector<std::string>& symbols, int firstId) {
  auto json = nlohmann::ordered_json::parse(bytes);
  for (const std::string& symbol : symbols) {
    json["added_tokens"].push_back({{"id", firstId++},
                                    {"content", symbol},
                                    {"single_word", false},
                                    {"lstrip", false},
                                    {"rstrip", false},
                                    {"normalized", false},
                                    {"special", true}});
  }
  return json.dump();
}

// A sentencepiece model is a protobuf message: pieces appended to its bytes are appended to its list of pieces. A piece
// is its text (field 1), a score of 0 (field 2) and its type, 3 for control symbols (field 3).
// Source: sentencepiece_model.proto; the encoding of protobuf.
std::string inProtobuf(std::string bytes, const std::vector<std::string>& symbols) {
  for (const std::string& symbol : symbols) {
    const std::string piece = std::string("\x0a") + static_cast<char>(symbol.size()) + symbol +
                              std::string("\x15\0\0\0\0", 5) + std::string("\x18\x03");
    bytes += std::string("\x0a") + static_cast<char>(piece.size()) + piece;
  }
  return bytes;
}

}  // namespace

std::string withControlSymbols(const std::filesystem::path& file, const std::vector<std::string>& symbols) {
  const std::unique_ptr<Tokenizer> tokenizer = openTokenizer(file);
  std::vector<std::string> missing;
  for (const std::string& symbol : symbols) {
    if (!tokenizer->idOf(symbol)) missing.push_back(symbol);
  }
  const std::string bytes = readTextFile(file);
  return file.extension() == ".json" ? inJson(bytes, missing, tokenizer->size()) : inProtobuf(bytes, missing);
}

}  // namespace engine
