// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/questions.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/error.h"
#include "engine/train/line_reader.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

namespace engine {
namespace {

using nlohmann::json;

std::string readWhole(const std::filesystem::path& file) {
  LineReader reader(file);
  std::string content;
  for (std::string line; reader.next(line);) content += line + '\n';
  if (content.starts_with("\xEF\xBB\xBF")) content.erase(0, 3);
  return content;
}

// Where in a file a value stands, for sentences.
struct Place {
  std::string words;  // "questions.jsonl, line 3"

  [[noreturn]] void fail(const std::string& problem) const { throw Error(words + ": " + problem + "."); }

  const json& member(const json& object, const char* key) const {
    if (!object.is_object()) fail("an object was expected, found " + std::string(object.type_name()));
    const auto found = object.find(key);
    if (found == object.end()) fail("the key \"" + std::string(key) + "\" is missing");
    return *found;
  }
  std::string text(const json& object, const char* key) const {
    const json& value = member(object, key);
    if (!value.is_string()) fail("\"" + std::string(key) + "\" must be text, found " + value.type_name());
    return value.get<std::string>();
  }
  std::string textOrNothing(const json& object, const char* key) const {
    return object.is_object() && object.contains(key) && !object[key].is_null() ? text(object, key) : std::string();
  }
  const json& list(const json& object, const char* key) const {
    const json& value = member(object, key);
    if (!value.is_array()) fail("\"" + std::string(key) + "\" must be a list, found " + value.type_name());
    return value;
  }
};

// Ids are text in SQuAD and numbers in some of its relatives.
std::string idOf(const json& object) {
  if (!object.contains("id")) return {};
  const json& id = object["id"];
  return id.is_string() ? id.get<std::string>() : id.dump();
}

Question lineQuestion(const json& value, const Place& place) {
  Question question;
  question.text = place.text(value, "q");
  question.id = idOf(value);
  for (const json& answer : place.list(value, "a")) {
    if (!answer.is_string()) place.fail("an answer in \"a\" must be text, found " + std::string(answer.type_name()));
    question.golds.push_back(answer.get<std::string>());
  }
  question.answerable = !question.golds.empty();
  return question;
}

QuestionDocument lineDocument(const json& value, const Place& place) {
  QuestionDocument document;
  document.title = place.textOrNothing(value, "title");
  document.source = place.textOrNothing(value, "source");
  document.text = place.text(value, "context");
  for (const json& question : place.list(value, "qas")) document.questions.push_back(lineQuestion(question, place));
  return document;
}

Question squadQuestion(const json& value, const Place& place) {
  Question question;
  question.text = place.text(value, "question");
  question.id = idOf(value);
  question.answerable = !value.value("is_impossible", false);
  if (!question.answerable) return question;  // v2.0 gives plausible answers there, which are not right ones
  for (const json& answer : place.list(value, "answers")) question.golds.push_back(place.text(answer, "text"));
  question.answerable = !question.golds.empty();
  return question;
}

QuestionDocument squadParagraph(const json& value, const std::string& title, const Place& place) {
  QuestionDocument document{.title = title, .source = "squad", .text = place.text(value, "context"), .questions = {}};
  const json& questions = place.list(value, "qas");
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Place here{place.words + ", question " + std::to_string(i + 1)};
    document.questions.push_back(squadQuestion(questions[i], here));
  }
  return document;
}

std::vector<QuestionDocument> squadDocuments(const json& root, const std::string& name) {
  std::vector<QuestionDocument> documents;
  const json& articles = Place{name}.list(root, "data");
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Place place{name + ", article " + std::to_string(i + 1)};
    const std::string title = place.textOrNothing(articles[i], "title");
    for (const json& paragraph : place.list(articles[i], "paragraphs")) {
      documents.push_back(squadParagraph(paragraph, title, place));
    }
  }
  return documents;
}

// A question a line; its document is a file.
class DocumentQuestions {
 public:
  DocumentQuestions(std::filesystem::path folder, std::vector<QuestionDocument>& documents)
      : m_folder(std::move(folder)), m_documents(documents) {}

  void add(const json& value, const Place& place) {
    QuestionDocument& document = documentNamed(place.text(value, "document"), place);
    Question question;
    question.text = place.text(value, "question");
    question.id = idOf(value);
    for (const json& answer : place.list(value, "answers")) {
      if (!answer.is_string()) place.fail("an answer must be text, found " + std::string(answer.type_name()));
      question.golds.push_back(answer.get<std::string>());
    }
    question.answerable = !question.golds.empty() && !value.value("unanswerable", false);
    if (!question.answerable) question.golds.clear();
    const std::string evidence = place.textOrNothing(value, "evidence");
    if (question.answerable && !evidence.empty()) question.evidence = placeOf(evidence, document, place);
    document.questions.push_back(std::move(question));
  }

 private:
  QuestionDocument& documentNamed(const std::string& name, const Place& place) {
    for (QuestionDocument& document : m_documents) {
      if (document.title == name) return document;
    }
    if (!staysInFolder(name)) place.fail("the document \"" + name + "\" does not lie below the file's folder");
    std::filesystem::path file = m_folder / name;
    if (!std::filesystem::exists(file)) file = m_folder / "documents" / name;
    if (!std::filesystem::exists(file)) place.fail("the document \"" + name + "\" is not beside the file");
    return m_documents.emplace_back(
        QuestionDocument{.title = name, .source = {}, .text = readTextFile(file), .questions = {}});
  }

  static ByteRange placeOf(const std::string& evidence, const QuestionDocument& document, const Place& place) {
    const std::size_t at = document.text.find(evidence);
    if (at == std::string::npos) place.fail("the evidence does not stand in " + document.title);
    return {static_cast<std::int64_t>(at), static_cast<std::int64_t>(at + evidence.size())};
  }

  std::filesystem::path m_folder;
  std::vector<QuestionDocument>& m_documents;
};

std::vector<QuestionDocument> lineDocuments(const std::string& content, const std::filesystem::path& file) {
  const std::string name = file.string();
  std::vector<QuestionDocument> documents;
  DocumentQuestions single(file.parent_path(), documents);
  std::istringstream stream(content);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Place place{name + ", line " + std::to_string(number)};
    const json value = json::parse(line, nullptr, false);
    if (value.is_discarded()) place.fail("this is not JSON");
    if (value.is_object() && value.contains("document")) {
      single.add(value, place);
    } else {
      documents.push_back(lineDocument(value, place));
    }
  }
  return documents;
}

}  // namespace

std::vector<QuestionDocument> readQuestions(const std::filesystem::path& file) {
  const std::string content = readWhole(file);
  const json whole = json::parse(content, nullptr, false);  // several lines of JSON are not one JSON
  const bool squad = whole.is_object() && whole.contains("data");
  std::vector<QuestionDocument> documents = squad ? squadDocuments(whole, file.string()) : lineDocuments(content, file);
  if (documents.empty()) throw Error("The file of questions " + file.string() + " holds no document.");
  return documents;
}

}  // namespace engine
