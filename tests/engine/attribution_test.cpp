// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/error.h"
#include "engine/explain/answer_prompt.h"
#include "engine/pic/document_compression.h"
#include "tests/engine/explained_model.h"
#include "tests/registry.h"

using engine::Answer;
using engine::AskedQuestion;
using engine::Attribution;
using engine::AttributionUnit;
using engine::Memory;
using tests::explainedEngine;

// Every attribution against a slow, obvious computation of the same.
class AttributionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void leavingATokenOutIsAskingWithoutIt();
  void leavingAChunkOutIsAskingWithoutItsTokens();
  void leavingASentenceOutIsCompressingTheTextWithoutIt();
  void sentencesOfATextAnswerAreLeftOutOfTheText();
  void leaveOneOutGoesOnWhereItWasStopped();
  void gradientsAreThoseOfFiniteDifferences();
  void rolloutIsTheProductOfTheLayers();
  void memoryRolloutStaysInsideTheMask();
  void attentionIsThatOfTheAnswer();
  void everyRowOfOneHeadIsShown();
  void anAnswerFromNothingHasNoParts();
};

void AttributionTest::leavingATokenOutIsAskingWithoutIt() {
  const Memory memory = tests::explainedMemory();
  const std::string word = "river";
  const Answer answer = tests::givenAnswer(word);
  const AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const auto whole = tests::forcedLogProbabilities(memory, word);
  QCOMPARE(whole.size(), answer.tokens.size());
  const Attribution found = engine::leaveOneOut(explainedEngine(), asked, AttributionUnit::MemoryToken);
  QCOMPARE(found.done(), memory.memoryCount());
  COMPARE_WITHIN(tests::largestDifference(found.logProbabilities, whole), 1e-5);
  double most = 0;
  for (int m = 0; m < memory.memoryCount(); ++m) {
    QCOMPARE(found.parts[m].memories, std::vector<int>{m});
    const auto without = tests::forcedLogProbabilities(engine::withoutMemories(memory, {m}), word);
    for (std::size_t t = 0; t < whole.size(); ++t)
      COMPARE_WITHIN(std::abs(found.at(m, t) - (whole[t] - without[t])), 1e-5);
    most = std::max(most, std::abs(found.total(m)));
  }
  QVERIFY2(most > 1e-3, "the tokens must matter, or nothing is tried");
}

void AttributionTest::leavingAChunkOutIsAskingWithoutItsTokens() {
  Memory memory = tests::explainedMemory();
  engine::Segment& segment = memory.segments.front();  // two tokens a chunk, as a compressor may make them
  segment.chunks[0].memoryCount = 2;
  segment.chunks[0].bytes.end = segment.chunks[1].bytes.end;
  segment.chunks.erase(segment.chunks.begin() + 1);
  const Answer answer = tests::givenAnswer("river");
  const Attribution found =
      engine::leaveOneOut(explainedEngine(), {memory, tests::kFerryQuestion, answer}, AttributionUnit::Chunk);
  QCOMPARE(found.parts.size(), segment.chunks.size());
  QCOMPARE(found.parts[0].memories, (std::vector<int>{0, 1}));
  const auto without = tests::forcedLogProbabilities(engine::withoutMemories(memory, {1, 0}), "river");
  for (int t = 0; t < found.tokens(); ++t) {
    COMPARE_WITHIN(std::abs(found.at(0, t) - (found.logProbabilities[t] - without[t])), 1e-5);
  }
}

void AttributionTest::leavingASentenceOutIsCompressingTheTextWithoutIt() {
  const Memory memory = tests::explainedMemory();
  QCOMPARE(memory.segments.size(), std::size_t{1});
  const Answer answer = tests::givenAnswer("river");
  const Attribution found =
      engine::leaveOneOut(explainedEngine(), {memory, tests::kFerryQuestion, answer}, AttributionUnit::Sentence);
  QCOMPARE(found.parts.size(), std::size_t{3});
  for (std::size_t s = 0; s < 3; ++s) {
    const engine::ByteRange& bytes = found.parts[s].bytes;
    QVERIFY(!found.parts[s].memories.empty());
    std::string text = tests::kFerryText;
    text.erase(bytes.begin, bytes.end - bytes.begin + (s < 2 ? 1 : 0));  // and the space behind it
    const auto without = tests::forcedLogProbabilities(tests::explainedMemory("pic", text), "river");
    for (int t = 0; t < found.tokens(); ++t) {
      COMPARE_WITHIN(std::abs(found.at(s, t) - (found.logProbabilities[t] - without[t])), 1e-5);
    }
  }
}

void AttributionTest::sentencesOfATextAnswerAreLeftOutOfTheText() {
  const Memory memory = tests::explainedMemory();
  const auto read = [](const std::string& text) {
    return explainedEngine().askText({{"", text}}, tests::kFerryQuestion, engine::Source::Full, 4,
                                     tests::plainOptions());
  };
  const Answer answer = read(tests::kFerryText);
  const AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const auto parts = engine::attributedParts(explainedEngine(), asked, AttributionUnit::Sentence);
  QCOMPARE(parts.size(), std::size_t{3});
  QVERIFY(parts[0].memories.empty());
  const auto whole = engine::answerLogProbabilities(explainedEngine(), asked, AttributionUnit::Sentence);
  for (std::size_t t = 0; t < whole.size(); ++t)
    COMPARE_WITHIN(std::abs(whole[t] - answer.tokens[t].logProbability), 1e-5);
  std::string text = tests::kFerryText;
  text.erase(0, parts[1].bytes.begin);
  const Answer without = read(text);
  const auto found = engine::leaveOut(explainedEngine(), asked, parts[0], AttributionUnit::Sentence);
  // The first word is predicted from the same text, whatever it is: its probability is known where both say the same.
  Answer same = answer;
  same.tokens = without.tokens;
  const auto other =
      engine::leaveOut(explainedEngine(), {memory, tests::kFerryQuestion, same}, parts[0], AttributionUnit::Sentence);
  for (std::size_t t = 0; t < other.size(); ++t)
    COMPARE_WITHIN(std::abs(other[t] - without.tokens[t].logProbability), 1e-5);
  QCOMPARE(found.size(), whole.size());
  QVERIFY(tests::largestDifference(found, whole) > 1e-4);
}

void AttributionTest::leaveOneOutGoesOnWhereItWasStopped() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const auto unit = AttributionUnit::MemoryToken;
  const Attribution whole = engine::leaveOneOut(explainedEngine(), asked, unit);
  QVERIFY(!whole.stopped);
  std::stop_source stop;
  int reports = 0;
  const auto report = [&](const engine::ProgressReport& progress) {
    QCOMPARE(progress.total, static_cast<std::int64_t>(whole.parts.size()));
    if (++reports == 2) stop.request_stop();
  };
  const Attribution half = engine::leaveOneOut(explainedEngine(), asked, unit, report, stop.get_token());
  QVERIFY(half.stopped);
  QCOMPARE(half.done(), 2);
  const Attribution rest = engine::leaveOneOut(explainedEngine(), asked, unit, {}, {}, half);
  QVERIFY(!rest.stopped);
  QCOMPARE(rest.scores, whole.scores);
  const auto ranking = whole.ranking();
  QCOMPARE(ranking.size(), whole.parts.size());
  for (std::size_t i = 1; i < ranking.size(); ++i) QVERIFY(whole.total(ranking[i - 1]) >= whole.total(ranking[i]));
}

void AttributionTest::gradientsAreThoseOfFiniteDifferences() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const Attribution found = engine::gradientTimesInput(explainedEngine(), {memory, tests::kFerryQuestion, answer});
  QCOMPARE(found.done(), memory.memoryCount());
  const engine::DecodingContext decoding = explainedEngine().contextFor(memory);
  const engine::WordPrompt prompt =
      engine::promptFromMemory(decoding, memory, {0}, tests::kFerryQuestion, engine::idsOf(answer));
  const auto scaled = [&](int row, double factor) {
    engine::WordPrompt other = prompt;
    other.memory = prompt.memory.clone();
    other.memory[row].mul_(factor);
    return engine::wordLogProbabilities(decoding, other);
  };
  constexpr double kStep = 1e-5;
  double most = 0;
  for (int m = 0; m < memory.memoryCount(); ++m) {
    const auto up = scaled(m, 1 + kStep), down = scaled(m, 1 - kStep);
    for (int t = 0; t < found.tokens(); ++t) {
      COMPARE_WITHIN(std::abs(found.at(m, t) - (up[t] - down[t]) / (2 * kStep)), 1e-6);
      most = std::max(most, std::abs(static_cast<double>(found.at(m, t))));
    }
  }
  QVERIFY(most > 1e-3);
}

void AttributionTest::rolloutIsTheProductOfTheLayers() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const engine::ModelShape& shape = explainedEngine().folder().shape;
  const int T = static_cast<int>(engine::fullAttention(explainedEngine(), asked, 0, 0).columns.size());
  std::vector<std::vector<double>> flow(T, std::vector<double>(T));
  for (int i = 0; i < T; ++i) flow[i][i] = 1;
  for (int layer = 0; layer < shape.layers; ++layer) {
    std::vector<std::vector<double>> mean(T, std::vector<double>(T)), next = mean;
    for (int head = 0; head < shape.heads; ++head) {
      const auto view = engine::fullAttention(explainedEngine(), asked, layer, head);
      for (int q = 0; q < T; ++q) {
        for (int p = 0; p < T; ++p) mean[q][p] += view.at(0, 0, q, p) / shape.heads;
      }
    }
    for (int q = 0; q < T; ++q) {
      for (int p = 0; p < T; ++p) {
        for (int x = 0; x < T; ++x) next[q][p] += (mean[q][x] + (q == x ? 1 : 0)) / 2 * flow[x][p];
      }
    }
    flow = next;
  }
  const Attribution found = engine::attentionRollout(explainedEngine(), asked);
  const auto view = engine::answerAttention(explainedEngine(), asked);
  const int first = T - static_cast<int>(answer.tokens.size());
  for (int p = 0, m = 0; p < T; ++p) {
    if (view.columns[p].kind != engine::AttentionPosition::Kind::Memory) continue;
    for (int t = 0; t < found.tokens(); ++t) COMPARE_WITHIN(std::abs(found.at(m, t) - flow[first + t][p]), 1e-6);
    ++m;
  }
  QVERIFY(found.total(0) > 0);
}

void AttributionTest::memoryRolloutStaysInsideTheMask() {
  const Memory memory = tests::explainedMemory("pic-indep");
  const auto view = engine::memoryRollout(explainedEngine(), memory, 0);
  QCOMPARE(view.rows.size(), static_cast<std::size_t>(memory.memoryCount()));
  const std::vector<engine::Chunk>& chunks = memory.segments[0].chunks;
  for (int m = 0; m < memory.memoryCount(); ++m) {
    double total = 0;
    for (int p = 0; p < static_cast<int>(view.columns.size()); ++p) {
      total += view.at(0, 0, m, p);
      const bool own = p < memory.segments[0].tokenCount ? p >= chunks[m].tokenBegin && p < chunks[m].tokenEnd
                                                         : view.columns[p].memory == m;
      if (!own) QCOMPARE(view.at(0, 0, m, p), 0.0F);
    }
    COMPARE_WITHIN(std::abs(total - 1), 1e-6);
  }
}

void AttributionTest::attentionIsThatOfTheAnswer() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const auto view = engine::answerAttention(explainedEngine(), {memory, tests::kFerryQuestion, answer});
  QCOMPARE(view.rows.size(), answer.tokens.size());
  const std::vector<float> pooled = engine::pooledAttention(view);
  const std::size_t T = view.columns.size();
  for (std::size_t t = 0; t < view.rows.size(); ++t) {
    double total = 0, all = 0;
    for (std::size_t p = 0; p < T; ++p) {
      all += pooled[t * T + p];
      if (view.columns[p].memory >= 0) total += pooled[t * T + p];
    }
    COMPARE_WITHIN(std::abs(all - 1), 1e-5);
    for (std::size_t p = 0; p < T; ++p) {
      const int m = view.columns[p].memory;
      if (m < 0) continue;
      COMPARE_WITHIN(std::abs(pooled[t * T + p] / total - answer.attention[t * memory.memoryCount() + m]), 1e-5);
      QCOMPARE(view.columns[p].bytes, memory.segments[0].chunks[m].bytes);
    }
  }
}

void AttributionTest::everyRowOfOneHeadIsShown() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const auto all = engine::answerAttention(explainedEngine(), asked);
  const auto one = engine::fullAttention(explainedEngine(), asked, 1, 2);
  QCOMPARE(one.rows.size(), all.columns.size());
  const int first = static_cast<int>(one.rows.size() - all.rows.size());
  for (int t = 0; t < static_cast<int>(all.rows.size()); ++t) {
    for (int p = 0; p < static_cast<int>(all.columns.size()); ++p) {
      COMPARE_WITHIN(std::abs(one.at(0, 0, first + t, p) - all.at(1, 2, t, p)), 1e-6);
    }
  }
  QVERIFY_THROWS_EXCEPTION(engine::Error, engine::fullAttention(explainedEngine(), asked, 2, 0));
}

void AttributionTest::anAnswerFromNothingHasNoParts() {
  const Memory memory = tests::explainedMemory();
  Answer answer = tests::explainedAnswer(memory);
  answer.source = engine::Source::None;
  QVERIFY_THROWS_EXCEPTION(
      engine::Error,
      engine::leaveOneOut(explainedEngine(), {memory, tests::kFerryQuestion, answer}, AttributionUnit::Sentence));
}

PIC_TEST(AttributionTest)
#include "attribution_test.moc"
