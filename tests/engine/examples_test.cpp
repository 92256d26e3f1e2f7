// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/examples.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/error.h"
#include "engine/values/answer.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/engine/training_files.h"
#include "tests/registry.h"

using engine::DrawOptions;
using engine::Example;
using engine::Objective;
using Ids = std::vector<std::int32_t>;

namespace {

constexpr int kArticles = 60;

// Two passages a title, each with a question its passage answers; "Large" has far more than a twentieth of all.
std::string passages() {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    const std::string title = i < 10 ? "Large" : "Town " + std::to_string(i / 2);
    const std::string mayor = "the mayor of gate " + std::to_string(i);
    lines +=
        tests::passageLine(title, "The town was quiet in winter. In the rain " + mayor + " walked home with a dog.",
                           {{"Who walked home?", mayor}});
  }
  return lines;
}

bool same(const Example& a, const Example& b) {
  return a.segments == b.segments && a.goldSegment == b.goldSegment && a.question == b.question &&
         a.answer == b.answer && a.golds == b.golds && a.group == b.group;
}

bool same(const std::vector<Example>& a, const std::vector<Example>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Example& x, const Example& y) { return same(x, y); });
}

const Ids& gold(const Example& example) { return example.segments.at(static_cast<std::size_t>(example.goldSegment)); }

std::size_t timesIn(const Ids& ids, const Ids& part) {
  std::size_t times = 0;
  for (auto at = ids.begin(); (at = std::search(at, ids.end(), part.begin(), part.end())) != ids.end(); ++at) ++times;
  return times;
}

constexpr Objective kAll[] = {Objective::Quote,      Objective::Cloze,      Objective::Question,
                              Objective::Autoencode, Objective::Completion, Objective::PlainLanguage,
                              Objective::Unanswerable};

}  // namespace

class ExamplesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    m_tokenizer = engine::openTokenizer(tests::ownTokenizer());
    m_blank = *m_tokenizer->idOf("<blank>");
    m_text = {m_files.write("articles.jsonl", tests::articleLines(kArticles)), "text"};
    m_qa = {m_files.write("passages.jsonl", passages()), "qa"};
    m_data = std::make_unique<engine::TrainingData>(open({m_text, m_qa}));
  }

  void aDrawDependsOnNothingButItsOptions() {
    const auto again = open({m_text, m_qa});
    for (const Objective objective : kAll) {
      const DrawOptions options{.count = 6, .seed = 11, .maxSegments = 3};
      QVERIFY(same(m_data->draw(objective, options), m_data->draw(objective, options)));
      QVERIFY(same(m_data->draw(objective, options), again.draw(objective, options)));
      QVERIFY(
          !same(m_data->draw(objective, options), m_data->draw(objective, {.count = 6, .seed = 12, .maxSegments = 3})));
    }
  }

  void everyObjectiveGivesAsManyExamplesAsAskedFor() {
    for (const Objective objective : kAll) {
      for (const int count : {1, 7, 500})
        QCOMPARE(m_data->draw(objective, {.count = count}).size(), static_cast<std::size_t>(count));
      QVERIFY(m_data->available(objective, false) > m_data->available(objective, true));
    }
  }

  void theAnswerFollowsTheQuotation() {
    for (const Example& example : m_data->draw(Objective::Quote, {.count = 200, .maxSegments = 3})) {
      Ids whole = example.question;
      whole.insert(whole.end(), example.answer.begin(), example.answer.end());
      QVERIFY(timesIn(gold(example), whole) == 1 && timesIn(gold(example), example.question) == 1);
      QVERIFY(example.question.size() >= 4 && example.question.size() <= 8);
      QVERIFY(example.answer.size() >= 3 && example.answer.size() <= 14);
      for (const Ids& segment : example.segments)
        QVERIFY(&segment == &gold(example) || timesIn(segment, example.question) == 0);
    }
  }

  void aClozeAsksForWhatItsContextTellsElsewhere() {
    const auto clozes = m_data->draw(Objective::Cloze, {.count = 100, .maxSegments = 3});
    for (const Example& example : clozes) {
      QCOMPARE(std::count(example.question.begin(), example.question.end(), m_blank), 1);
      QCOMPARE(timesIn(gold(example), example.answer) > 0, true);
      QCOMPARE(QString::fromStdString(m_tokenizer->decode(example.answer)).trimmed(),
               QString::fromStdString(example.golds.at(0)));
      Ids sentence = example.question;
      const auto blank = std::find(sentence.begin(), sentence.end(), m_blank);
      sentence.insert(sentence.erase(blank), example.answer.begin(), example.answer.end());
      for (const Ids& segment : example.segments) QCOMPARE(timesIn(segment, sentence), 0u);
    }
  }

  void aYearIsAskedForAsWellAsAName() {
    std::set<bool> isNumber;
    for (const Example& example : m_data->draw(Objective::Cloze, {.count = 60})) {
      isNumber.insert(example.golds.at(0).find_first_of("0123456789") == 0);
    }
    QCOMPARE(isNumber.size(), 2u);
  }

  void aQuestionIsAnsweredByItsGoldSegment() {
    for (const Example& example : m_data->draw(Objective::Question, {.count = 80, .maxSegments = 2})) {
      QVERIFY(timesIn(gold(example), example.answer) > 0);
      QCOMPARE(example.answer, m_tokenizer->encode(example.golds.at(0)).ids);
      QCOMPARE(example.question, m_tokenizer->encode("Who walked home?").ids);
    }
  }

  void anUnanswerableQuestionIsAskedOfPassagesThatLackTheAnswer() {
    const std::string lines =
        tests::passageLine("Doors", "In winter they painted the red door twice.", {{"What was painted?", "the red door"}}) +
        tests::passageLine("Doors", "A dog slept behind the red door all day.", {}) +
        tests::passageLine("Doors", "The town was quiet and the rain fell.", {});
    const auto data = open({{m_files.write("doors.jsonl", lines), "qa"}});
    const Ids answer = m_tokenizer->encode("the red door").ids;
    for (const Example& example : data.draw(Objective::Unanswerable, {.count = 20, .maxSegments = 3})) {
      QCOMPARE(example.question, m_tokenizer->encode("What was painted?").ids);
      QCOMPARE(m_tokenizer->decode(example.answer), std::string(engine::kNoAnswer));
      QVERIFY(!example.segments.empty());
      for (const Ids& segment : example.segments) {
        QCOMPARE(timesIn(segment, answer), 0u);
        QCOMPARE(m_tokenizer->decode(segment), std::string("The town was quiet and the rain fell."));
      }
    }
  }

  void aQuestionWhoseTitleHasNoOtherPassageCannotBeUnanswerable() {
    const auto file = m_files.write("alone.jsonl", tests::passageLine("Alone", "A dog sat there.", {{"Who?", "A dog"}}));
    QVERIFY_EXCEPTION_THROWN(open({{file, "qa"}}).draw(Objective::Unanswerable, {}), engine::Error);
  }

  void aDistractorIsCutBetweenSentences() {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "The river rose over bridge number " + std::to_string(i) + " in winter. ";
    const auto lines = nlohmann::json{{"title", "Bridges"}, {"text", text}}.dump() + "\n";
    const auto passage = tests::passageLine("Bridges", "A dog sat there.", {{"Who?", "A dog"}});
    const auto data = open({{m_files.write("rivers.jsonl", lines), "text"}, {m_files.write("dog.jsonl", passage), "qa"}}, 64);
    for (const Example& example : data.draw(Objective::Unanswerable, {.count = 30})) {
      const std::string segment = m_tokenizer->decode(example.segments.front());
      QVERIFY2(segment.starts_with("The river") || segment.starts_with(" The river"), segment.c_str());
      QVERIFY2(segment.ends_with("winter.") || segment.ends_with("winter. "), segment.c_str());
    }
  }

  void theGoldSegmentStandsAnywhereAmongOthersOfItsTitle() {
    std::set<int> places;
    for (const Example& example :
         m_data->draw(Objective::Question, {.count = 80, .minSegments = 2, .maxSegments = 2})) {
      QCOMPARE(example.segments.size(), 2u);
      QVERIFY(example.segments[0] != example.segments[1]);
      places.insert(example.goldSegment);
    }
    QCOMPARE(places, (std::set<int>{0, 1}));
  }

  void aLongContextIsCutIntoSegmentsAndTheAnswerStaysWhole() {
    std::string context;
    for (int i = 0; i < 60; ++i)
      context += "In winter number " + std::to_string(i) + " the river rose over the old bridge. ";
    const std::string answer = "winter number 41 the river rose";
    const auto file = m_files.write(
        "long.jsonl", tests::passageLine("Long", context, {{"When?", answer}, {"Why?", "Nobody can tell"}}));
    const auto data = open({{file, "qa"}}, 64);
    for (const Example& example : data.draw(Objective::Question, {.count = 40, .maxSegments = 4})) {
      QVERIFY(!example.segments.empty() && example.segments.size() <= 4);
      for (const Ids& segment : example.segments) QVERIFY(!segment.empty() && segment.size() <= 64);
      if (example.golds.at(0) == answer) QCOMPARE(timesIn(gold(example), example.answer), 1u);
      if (example.golds.at(0) != answer)
        QCOMPARE(example.segments.size(), 4u);  // told in other words: as much as there may be
    }
  }

  void windowsOfADrawHaveOneLength() {
    const DrawOptions options{.count = 20, .seed = 3, .minTokens = 40, .maxTokens = 90};
    const auto segments = m_data->draw(Objective::Autoencode, options);
    for (const Example& example : segments) {
      QVERIFY(example.segments.size() == 1 && example.question.empty() && example.answer.empty());
      QCOMPARE(example.segments[0].size(), segments[0].segments[0].size());
      QVERIFY(example.segments[0].size() >= 40 && example.segments[0].size() <= 90);
    }
    for (const Example& example : m_data->draw(Objective::Completion, options)) {
      QVERIFY(example.segments.size() == 1 && example.answer.size() >= 64 && example.answer.size() <= 128);
    }
    for (const Example& example : m_data->draw(Objective::PlainLanguage, options)) {
      QVERIFY(example.segments.empty() && example.answer.size() >= 40 && example.answer.size() <= 90);
    }
  }

  void aContinuationContinuesItsSegment() {
    std::string all;
    for (int i = 0; i < kArticles; ++i) all += tests::articleText(i);
    for (const Example& example : m_data->draw(Objective::Completion, {.count = 20, .maxTokens = 64})) {
      Ids both = example.segments[0];
      both.insert(both.end(), example.answer.begin(), example.answer.end());
      const QString text = QString::fromStdString(m_tokenizer->decode(both)).trimmed();
      QVERIFY2(QString::fromStdString(all + passages()).contains(text), qPrintable(text));
    }
  }

  void noTitleIsBothHeldOutAndTrained() {
    for (const Objective objective : kAll) {
      const auto trained = groups(objective, false);
      const auto heldOut = groups(objective, true);
      QVERIFY(!trained.empty() && !heldOut.empty());
      for (const std::string& group : heldOut) QVERIFY2(!trained.contains(group), group.c_str());
      QVERIFY(!heldOut.contains("Large"));  // a quarter of all questions
    }
  }

  void questionsOfADrawHaveSimilarLengths() {
    const auto length = [](const Example& e) { return gold(e).size() + e.question.size() + e.answer.size(); };
    const auto spread = [&](int count, std::uint64_t seed) {
      const auto drawn = m_data->draw(Objective::Cloze, {.count = count, .seed = seed});
      const auto [least, most] = std::minmax_element(
          drawn.begin(), drawn.end(), [&](const auto& a, const auto& b) { return length(a) < length(b); });
      return length(*most) - length(*least);
    };
    std::vector<std::size_t> spreads;  // a bucket that wraps around is mixed, so the median counts
    for (std::uint64_t seed = 0; seed < 21; ++seed) spreads.push_back(spread(2, seed));
    std::nth_element(spreads.begin(), spreads.begin() + 10, spreads.end());
    QVERIFY(spreads[10] * 3 < spread(1000, 0));
  }

  void theUnigramIsADistributionOverWhatIsTrained() {
    const std::vector<float> logs = m_data->logUnigram();
    QCOMPARE(logs.size(), static_cast<std::size_t>(m_tokenizer->size()));
    double sum = 0;
    for (const float log : logs) sum += std::exp(static_cast<double>(log));
    QVERIFY(std::abs(sum - 1) < 1e-4);
    QVERIFY(logs[static_cast<std::size_t>(m_tokenizer->encode("the").ids.back())] >
            logs[static_cast<std::size_t>(m_blank)]);
  }

  void anObjectiveWithoutDataSaysSo() {
    const auto data = open({m_text});
    QCOMPARE(data.available(Objective::Question, false), 0);
    QVERIFY_EXCEPTION_THROWN(data.draw(Objective::Question, {}), engine::Error);
    QVERIFY_EXCEPTION_THROWN(data.draw(Objective::Autoencode, {.minTokens = 100000, .maxTokens = 100000}),
                             engine::Error);
  }

 private:
  engine::TrainingData open(const std::vector<engine::DataFile>& files, int segmentTokens = 1024) const {
    return engine::TrainingData::open(
        files, *m_tokenizer,
        {.cache = m_files.folder() / "cache", .heldOutFraction = 0.3, .segmentTokens = segmentTokens});
  }

  std::set<std::string> groups(Objective objective, bool heldOut) const {
    std::set<std::string> found;
    for (const Example& example : m_data->draw(objective, {.count = 300, .heldOut = heldOut}))
      found.insert(example.group);
    return found;
  }

  tests::TrainingFiles m_files;
  std::unique_ptr<engine::Tokenizer> m_tokenizer;
  std::unique_ptr<engine::TrainingData> m_data;
  std::int32_t m_blank = 0;
  engine::DataFile m_text;
  engine::DataFile m_qa;
};

PIC_TEST(ExamplesTest)
#include "examples_test.moc"
