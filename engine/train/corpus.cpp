// SPDX-License-Identifier: Apache-2.0
#include "engine/train/corpus.h"

#include <unicode/ustring.h>

#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/train/line_reader.h"

namespace engine {
namespace {

using nlohmann::json;

bool isValidUtf8(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<std::int32_t>(text.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

bool isBlank(const std::string& line) { return line.find_first_not_of(" \t\r\n\f\v") == std::string::npos; }

json parseLine(const std::string& line, const LineReader& reader) try {
  json record = json::parse(line);
  if (!record.is_object()) throw Error(reader.place() + ": expected a JSON object, found " + record.type_name() + ".");
  return record;
} catch (const json::parse_error& error) {
  throw Error(reader.place() + ": this is not valid JSON in UTF-8; it breaks off at byte " +
              std::to_string(error.byte) + " of the line.");
}

std::string stringAt(const json& record, const char* key, const LineReader& reader) {
  const auto found = record.find(key);
  if (found == record.end() || !found->is_string()) {
    throw Error(reader.place() + ": expected a text under \"" + key + "\", found " +
                (found == record.end() ? "nothing" : found->type_name()) + ".");
  }
  return found->get<std::string>();
}

std::string titleOf(const json& record, const LineReader& reader) {
  return record.contains("title") ? stringAt(record, "title", reader) : std::string();
}

const json& listAt(const json& record, const char* key, const LineReader& reader) {
  const auto found = record.find(key);
  if (found == record.end() || !found->is_array()) {
    throw Error(reader.place() + ": expected a list under \"" + key + "\", found " +
                (found == record.end() ? "nothing" : found->type_name()) + ".");
  }
  return *found;
}

// Without white space around it: a space before an answer would be learned as part of it.
std::string trimmed(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

CorpusQuestion questionOf(const json& entry, const LineReader& reader) {
  if (!entry.is_object())
    throw Error(reader.place() + ": expected objects under \"qas\", found " + entry.type_name() + ".");
  CorpusQuestion question{trimmed(stringAt(entry, "q", reader)), {}};
  for (const json& answer : listAt(entry, "a", reader)) {
    if (!answer.is_string())
      throw Error(reader.place() + ": expected texts under \"a\", found " + answer.type_name() + ".");
    if (std::string text = trimmed(answer.get<std::string>()); !text.empty())
      question.answers.push_back(std::move(text));
  }
  return question;
}

CorpusPassage passageOf(const json& record, const LineReader& reader) {
  CorpusPassage passage{titleOf(record, reader), stringAt(record, "context", reader), {}};
  for (const json& entry : listAt(record, "qas", reader)) {
    CorpusQuestion question = questionOf(entry, reader);
    if (!question.answers.empty() && !question.question.empty()) passage.questions.push_back(std::move(question));
  }
  return passage;
}

void readJsonDocuments(LineReader& reader, const OnDocument& onDocument) {
  std::string line;
  bool wanted = true;
  while (wanted && reader.next(line)) {
    if (isBlank(line)) continue;
    const json record = parseLine(line, reader);
    const CorpusDocument document{titleOf(record, reader), stringAt(record, "text", reader)};
    if (!isBlank(document.text)) wanted = onDocument(document, reader.bytesRead());
  }
}

void readPlainDocuments(LineReader& reader, const OnDocument& onDocument) {
  std::string line;
  CorpusDocument document;
  bool wanted = true;
  while (wanted && reader.next(line)) {
    if (!isValidUtf8(line)) throw Error(reader.place() + ": the bytes are not valid UTF-8.");
    if (!isBlank(line)) {
      document.text += (document.text.empty() ? "" : "\n") + line;
    } else if (!document.text.empty()) {
      wanted = onDocument(document, reader.bytesRead());
      document.text.clear();
    }
  }
  if (wanted && !document.text.empty()) onDocument(document, reader.bytesRead());
}

bool holdsJson(std::filesystem::path file) {
  if (file.extension() == ".xz" || file.extension() == ".zst") file.replace_extension();
  return file.extension() == ".jsonl" || file.extension() == ".json";
}

}  // namespace

void readDocuments(const std::filesystem::path& file, const OnDocument& onDocument) {
  LineReader reader(file);
  holdsJson(file) ? readJsonDocuments(reader, onDocument) : readPlainDocuments(reader, onDocument);
}

void readPassages(const std::filesystem::path& file, const OnPassage& onPassage) {
  LineReader reader(file);
  std::string line;
  bool wanted = true;
  while (wanted && reader.next(line)) {
    if (isBlank(line)) continue;
    wanted = onPassage(passageOf(parseLine(line, reader), reader), reader.bytesRead());
  }
}

}  // namespace engine
