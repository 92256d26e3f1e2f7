// SPDX-License-Identifier: GPL-3.0-or-later
#include <c10/core/GradMode.h>

#include <QObject>
#include <QTest>

#include "engine/error.h"
#include "engine/pic/answer_path.h"
#include "engine/pic/document_compression.h"
#include "engine/pic/masks.h"
#include "engine/values/confidence.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/registry.h"

using engine::Answer;
using engine::AskOptions;
using engine::Memory;
using engine::Source;

// The way of a question through a whole model, tiny and random: what it says is noise, how it says it is not.
class AnswerPathTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_model = tests::tinyPicModel(); }  // tests change it
  void appendedTextIsAFreshRunForEveryPreset_data();
  void appendedTextIsAFreshRunForEveryPreset();
  void theSegmentWithTheWordsIsRead();
  void everythingIsReadWhenAsked();
  void aLongTextIsReadInPart();
  void answersKnowTheirDocument();
  void groundedAnswersAreWordsOfTheText();
  void groundedNeedsTheText();
  void abstainingIsMarked();
  void aThresholdDecidesOnAbstaining();
  void anUnsureAnswerIsReadAgainAsText();
  void aSureAnswerIsNotReadAgain();
  void onlyTheChosenAnswerIsStreamed();
  void bestSentencesTakeNoMorePositionsThanMemory();
  void aStoppedAnswerSaysSo();

 private:
  engine::DecodingContext context() const { return {m_model, m_control, at::Device(at::kCPU), at::kFloat}; }
  Memory memoryOf(const std::vector<engine::DocumentText>& documents, bool keepText = true,
                  std::optional<engine::MaskChoice> mask = {}) const {
    engine::CompressOptions options;
    options.keepText = keepText;
    options.mask = std::move(mask);
    return engine::DocumentCompressor(m_model, at::kFloat, options).compress(documents, {}, {});
  }
  Answer ask(const Memory& memory, const std::string& question, const AskOptions& options) const {
    return engine::askMemory(context(), memory, {question, options, m_silent, {}});
  }
  Answer askText(Source source, const std::string& question, const AskOptions& options = {}) const {
    return engine::askDocuments(context(), m_documents, source, 4, {question, options, m_silent, {}});
  }
  // Answers get this confidence, whatever they are.
  void beConfident(double logit) {
    m_model.config.confidence.given = {logit, 0, 0, 0, 0, 0, 0};
    m_model.config.confidence.abstained = m_model.config.confidence.given;
  }
  // The model likes to begin with this token above all.
  void prefer(std::int32_t id) {
    const c10::NoGradGuard noGrad;
    for (const auto& [name, tensor] : m_model.decoder->namedWeights()) {
      if (name == "head.bias") at::Tensor(tensor).select(0, id).fill_(1000);
    }
  }

  engine::PicModel m_model = tests::tinyPicModel();
  engine::ControlTokens m_control{*m_model.tokenizer};
  const std::function<void(const engine::GeneratedToken&)> m_silent;
  const std::vector<engine::DocumentText> m_documents{
      {"walk",
       "The old man and the dog walked to the river, and there they saw the other man. When the rain came in 1950, the "
       "dog ran home: \"What a day!\" the man said. In the winter they read the books that the teacher had given "
       "them."},
      {"books",
       "They had given the teacher twelve books. The teacher read them all in the winter, when the rain came."}};
};

void AnswerPathTest::appendedTextIsAFreshRunForEveryPreset_data() {
  QTest::addColumn<QString>("preset");
  for (const std::string& name : engine::presetNames()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void AnswerPathTest::appendedTextIsAFreshRunForEveryPreset() {
  QFETCH(QString, preset);
  const engine::MaskChoice mask = engine::presetMask(preset.toStdString());
  const std::string& whole = m_documents[0].text;
  const std::string begin = whole.substr(0, 90);
  engine::CompressOptions options;
  options.mask = mask;
  const engine::DocumentCompressor compressor(m_model, at::kFloat, options);
  const Memory fresh = compressor.compress({{"walk", whole}}, {}, {});
  const Memory grown = compressor.append(compressor.compress({{"walk", begin}}, {}, {}), whole.substr(90), {}, {});
  QCOMPARE(grown.documents, fresh.documents);
  QCOMPARE(grown.segments, fresh.segments);
  QCOMPARE(grown.positions, fresh.positions);
  QCOMPARE(grown.vectors.size(), fresh.vectors.size());
  for (std::size_t i = 0; i < fresh.vectors.size(); ++i) QVERIFY(std::abs(grown.vectors[i] - fresh.vectors[i]) < 1e-4);
  QCOMPARE(ask(grown, "Who ran home?", {}).text, ask(fresh, "Who ran home?", {}).text);
}

void AnswerPathTest::theSegmentWithTheWordsIsRead() {
  const Memory memory = memoryOf(m_documents);
  QVERIFY(memory.segments.size() > 3);
  AskOptions options;
  options.retrieve = 1;
  const Answer answer = ask(memory, "How many books were given, twelve?", options);
  QCOMPARE(answer.segments, static_cast<int>(memory.segments.size()));
  QCOMPARE(answer.segmentsRead.size(), 1U);
  const engine::Segment& read = memory.segments[answer.segmentsRead[0]];
  QCOMPARE(read.document, 1);
  QVERIFY(m_documents[1].text.substr(read.bytes.begin, read.bytes.end - read.bytes.begin).find("twelve") !=
          std::string::npos);
  QVERIFY(answer.notes.at(0).find("1 of its") != std::string::npos);
  QVERIFY(answer.decoderPositions < ask(memory, "How many books were given, twelve?", {}).decoderPositions);
  for (const engine::Evidence& evidence : answer.evidence) QCOMPARE(evidence.document, 1);
}

void AnswerPathTest::everythingIsReadWhenAsked() {
  std::vector<engine::DocumentText> documents = m_documents;
  documents.pop_back();
  const Memory memory = memoryOf(documents);
  QVERIFY(static_cast<int>(memory.segments.size()) <= m_model.config.maxSegments);
  AskOptions options;
  options.retrieve = 0;
  const Answer answer = ask(memory, "Who ran?", options);
  QCOMPARE(answer.segmentsRead, engine::allSegments(memory));
  QVERIFY(answer.notes.empty());
}

void AnswerPathTest::aLongTextIsReadInPart() {
  AskOptions options;
  options.retrieve = 2;
  const Answer some = askText(Source::Full, "Who ran home?", options);
  QCOMPARE(some.segmentsRead.size(), 2U);
  QCOMPARE(some.notes.size(), 1U);
  options.retrieve = 0;
  m_model.config.maxSegments = 2;
  QVERIFY_THROWS_EXCEPTION(engine::Error,
                           askText(Source::Full, "Who ran home?", options));  // more than the model reads
}

void AnswerPathTest::answersKnowTheirDocument() {
  AskOptions options;
  options.retrieve = 4;
  m_model.config.evidenceFloor = 0;
  const Answer answer = ask(memoryOf(m_documents), "Who read the books in the winter?", options);
  QVERIFY(!answer.evidence.empty());
  for (const engine::Evidence& evidence : answer.evidence) {
    const std::string& text = m_documents.at(evidence.document).text;
    QVERIFY(evidence.bytes.begin < evidence.bytes.end && evidence.bytes.end <= static_cast<std::int64_t>(text.size()));
  }
}

void AnswerPathTest::groundedAnswersAreWordsOfTheText() {
  AskOptions options;
  options.grounded = true;
  const Memory memory = memoryOf(m_documents);
  for (int seed = 0; seed < 20; ++seed) {
    options.sampling.temperature = seed == 0 ? 0 : 3;
    options.sampling.seed = static_cast<std::uint64_t>(seed);
    for (const Answer& answer : {ask(memory, "Who?", options), askText(Source::Full, "Who?", options)}) {
      QVERIFY(answer.grounded && !answer.text.empty());
      const bool found = m_documents[0].text.find(answer.text) != std::string::npos ||
                         m_documents[1].text.find(answer.text) != std::string::npos;
      QVERIFY2(found || answer.abstained, answer.text.c_str());
    }
  }
}

void AnswerPathTest::groundedNeedsTheText() {
  AskOptions options;
  options.grounded = true;
  const Answer answer = ask(memoryOf({m_documents[1]}, false), "Who?", options);
  QVERIFY(!answer.grounded);
  QVERIFY(answer.notes.at(0).find("No text was kept") != std::string::npos);
}

void AnswerPathTest::abstainingIsMarked() {
  prefer(m_model.tokenizer->encode(engine::kNoAnswer).ids.front());
  const Memory memory = memoryOf({{"man", "the man said that the dog and the man walked there"}});
  AskOptions options;
  const Answer answer = ask(memory, "Who?", options);  // no word of the text begins as "unanswerable" does
  QCOMPARE(answer.text, std::string(engine::kNoAnswer));
  QVERIFY(answer.abstained);
  QVERIFY(std::abs(answer.abstainLogProbability) < 1e-3);
  options.grounded = false;
  QVERIFY(!ask(memory, "Who?", options).abstained);  // the same token again and again
}

void AnswerPathTest::aThresholdDecidesOnAbstaining() {
  const Memory memory = memoryOf({{"man", "the man said that the dog and the man walked there"}});
  const double likely = ask(memory, "Who?", {}).abstainLogProbability;
  m_model.config.abstainFrom.memory = likely - 0.01;
  QVERIFY(ask(memory, "Who?", {}).abstained);
  m_model.config.abstainFrom.memory = likely + 0.01;
  QVERIFY(!ask(memory, "Who?", {}).abstained);
  prefer(m_model.tokenizer->encode(engine::kNoAnswer).ids.front());
  m_model.config.abstainFrom.memory = -0.5;
  QVERIFY(ask(memory, "Who?", {}).abstained);
  AskOptions options;
  options.abstain = false;
  const Answer answer = ask(memory, "Who?", options);
  QVERIFY(!answer.abstained && !answer.text.empty());
}

void AnswerPathTest::anUnsureAnswerIsReadAgainAsText() {
  AskOptions options;
  options.reread = true;
  for (const bool calibrated : {false, true}) {  // a model without calibration is never sure
    if (calibrated) beConfident(-5);
    const Answer answer = ask(memoryOf(m_documents), "Who ran home when the rain came?", options);
    QCOMPARE(answer.source, Source::Auto);
    QVERIFY(answer.reread > 0);
    QVERIFY(answer.notes.at(0).find("re-read " + std::to_string(answer.reread) + " passages as text") !=
            std::string::npos);
    QCOMPARE(answer.confidence.has_value(), calibrated);
  }
  const Answer without = ask(memoryOf({m_documents[1]}, false), "Who?", options);  // nothing to read again
  QCOMPARE(without.reread, 0);
}

void AnswerPathTest::aSureAnswerIsNotReadAgain() {
  beConfident(5);
  AskOptions options;
  options.reread = true;
  const Answer answer = ask(memoryOf(m_documents), "Who?", options);
  QCOMPARE(answer.reread, 0);
  QVERIFY(*answer.confidence > 0.99);
  options.reread = false;
  QCOMPARE(ask(memoryOf(m_documents), "Who?", options).text, answer.text);
}

void AnswerPathTest::onlyTheChosenAnswerIsStreamed() {
  AskOptions options;
  options.reread = true;
  std::string streamed;
  const std::string question = "Who?";
  const Answer answer =
      engine::askMemory(context(), memoryOf(m_documents),
                        {question, options, [&](const engine::GeneratedToken& token) { streamed += token.text; }, {}});
  QCOMPARE(streamed, answer.text);
}

void AnswerPathTest::bestSentencesTakeNoMorePositionsThanMemory() {
  const Memory memory = memoryOf(m_documents);
  const Answer sentences = askText(Source::BudgetBm25, "Who read the books?");
  const Answer leading = askText(Source::Budget, "Who read the books?");
  const Answer nothing = askText(Source::None, "Who read the books?");
  const int most = memory.memoryCount() + 2 * static_cast<int>(memory.segments.size());
  QVERIFY(sentences.decoderPositions - nothing.decoderPositions <= most);
  QVERIFY(leading.decoderPositions - nothing.decoderPositions <= most);
  QVERIFY(sentences.decoderPositions > nothing.decoderPositions);
}

void AnswerPathTest::aStoppedAnswerSaysSo() {
  std::stop_source stop;
  int seen = 0;
  const std::string question = "Who?";
  AskOptions options;
  options.sampling.maxTokens = 20;
  options.grounded = false;  // a text's words may come to an end
  const auto stopAtTwo = [&](const engine::GeneratedToken&) {
    if (++seen == 2) stop.request_stop();
  };
  const Answer answer =
      engine::askMemory(context(), memoryOf(m_documents), {question, options, stopAtTwo, stop.get_token()});
  QVERIFY(answer.stopped);
  QCOMPARE(answer.tokens.size(), 2U);
}

PIC_TEST(AnswerPathTest)
#include "answer_path_test.moc"
