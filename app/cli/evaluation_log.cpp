// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_log.h"

#include <limits>

#include "app/cli/evaluation_json.h"
#include "engine/error.h"

namespace cli {
namespace {

using engine::EvaluatedQuestion;

constexpr int kFormat = 1;

Json answerJson(const EvaluatedQuestion& asked) {
  Json json{{"kind", "answer"}, {"row", asked.row}, {"document", asked.document}, {"question", asked.question}};
  if (!asked.skipped.empty()) {
    json["skipped"] = asked.skipped;
    return json;
  }
  const engine::Answer& answer = asked.answer;
  json.update({{"answer", answer.text},
               {"abstained", answer.abstained},
               {"confidence", answer.confidence ? Json(*answer.confidence) : Json(nullptr)},
               {"reread", answer.reread},
               {"log_probability", answer.logProbability},
               {"abstain_log_probability", answer.abstainLogProbability},
               {"tokens", answer.tokens.size()},
               {"first_token_ms", answer.firstTokenMilliseconds},
               {"tokens_per_second", answer.tokensPerSecond},
               {"compress_ms", answer.compressMilliseconds},
               {"decoder_positions", answer.decoderPositions},
               {"memory_tokens", answer.memoryTokens},
               {"achieved_ratio", asked.achievedRatio},
               {"write_flops", asked.writeOperations},
               {"evidence", nullptr}});
  if (answer.evidence.empty()) return json;
  const engine::ByteRange first = answer.evidence.front().bytes;
  json["evidence"] = {first.begin, first.end};
  return json;
}

// JSON has no infinity: it is written as null.
double logProbability(const Json& value) {
  return value.is_null() ? -std::numeric_limits<double>::infinity() : value.get<double>();
}

EvaluatedQuestion askedOf(const Json& json) {
  EvaluatedQuestion asked;
  asked.row = json.at("row").get<int>();
  asked.document = json.at("document").get<int>();
  asked.question = json.at("question").get<int>();
  asked.skipped = json.value("skipped", "");
  if (!asked.skipped.empty()) return asked;
  engine::Answer& answer = asked.answer;
  answer.text = json.at("answer").get<std::string>();
  answer.abstained = json.at("abstained").get<bool>();
  if (!json.at("confidence").is_null()) answer.confidence = json.at("confidence").get<double>();
  answer.reread = json.at("reread").get<int>();
  answer.logProbability = logProbability(json.at("log_probability"));
  answer.abstainLogProbability = logProbability(json.at("abstain_log_probability"));
  answer.tokens.resize(json.at("tokens").get<std::size_t>());
  answer.firstTokenMilliseconds = json.at("first_token_ms").get<double>();
  answer.tokensPerSecond = json.at("tokens_per_second").get<double>();
  answer.compressMilliseconds = json.at("compress_ms").get<double>();
  answer.decoderPositions = json.at("decoder_positions").get<int>();
  answer.memoryTokens = json.at("memory_tokens").get<int>();
  asked.achievedRatio = json.at("achieved_ratio").get<double>();
  asked.writeOperations = json.at("write_flops").get<double>();
  const Json& evidence = json.at("evidence");
  if (!evidence.is_null()) answer.evidence.push_back({0, {evidence.at(0), evidence.at(1)}, 0, {}});
  return asked;
}

}  // namespace

EvaluationLog::EvaluationLog(std::filesystem::path file, const std::string& key, Json run) : m_file(std::move(file)) {
  checkWritable(m_file);
  if (std::filesystem::exists(m_file) && std::filesystem::file_size(m_file) > 0) read(key);
  if (m_resumed) std::filesystem::resize_file(m_file, m_wholeLines);
  m_stream.open(m_file, m_resumed ? std::ios::app : std::ios::trunc);
  if (m_resumed) {
    write({{"kind", "resumed"}, {"answers", m_known.size()}});
    return;
  }
  Json line{{"kind", "run"}, {"format", kFormat}, {"key", key}};
  line.update(run);
  write(line);
}

void EvaluationLog::read(const std::string& key) {
  std::ifstream stream(m_file, std::ios::binary);
  std::string text;
  for (bool first = true; std::getline(stream, text) && !stream.eof(); first = false) {
    const Json line = Json::parse(text, nullptr, false);
    const std::string kind = line.is_object() ? line.value("kind", "") : "";
    if (first && kind != "run") {
      throw engine::Error(m_file.string() + " exists and is no log of pic eval; name another file, or remove it.");
    }
    if (first && line.value("key", "") != key) {
      m_replaced = true;
      return;
    }
    try {
      if (kind == "answer") {
        EvaluatedQuestion asked = askedOf(line);
        const Place place{asked.row, asked.document, asked.question};
        m_known.insert_or_assign(place, std::move(asked));
      }
    } catch (const Json::exception&) {
      break;  // what follows a damaged line is asked again
    }
    m_wholeLines += text.size() + 1;
    m_resumed = true;
  }
  if (!m_resumed) throw engine::Error(m_file.string() + " exists and is no log of pic eval; name another file, or remove it.");
}

void EvaluationLog::write(const Json& line) {
  m_stream << jsonText(line) << '\n' << std::flush;
  if (!m_stream) throw engine::Error("The log " + m_file.string() + " cannot be written to its end.");
}

engine::EvaluationListener EvaluationLog::listener() {
  engine::EvaluationListener listener;
  listener.known = [this](int row, int document, int question) -> const EvaluatedQuestion* {
    const auto found = m_known.find({row, document, question});
    return found == m_known.end() ? nullptr : &found->second;
  };
  listener.asked = [this](const EvaluatedQuestion& asked) { write(answerJson(asked)); };
  listener.rowDone = [this](int index, const engine::EvaluationRow& row) {
    Json line{{"kind", "row"}, {"index", index}};
    line.update(rowJson(row));
    write(line);
  };
  return listener;
}

void EvaluationLog::finish(bool stopped) { write({{"kind", "done"}, {"stopped", stopped}}); }

}  // namespace cli
