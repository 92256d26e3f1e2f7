// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluation.h"

#include <algorithm>

#include "engine/error.h"
#include "engine/measure/cost.h"
#include "engine/measure/evaluation_plan.h"
#include "engine/measure/evaluation_row.h"
#include "engine/measure/memory_variants.h"
#include "engine/measure/row_comparison.h"
#include "engine/values/random.h"

namespace engine {
namespace {

// The run of one evaluation: what is asked, and how far it has come.
class Run {
 public:
  Run(const Engine& engine, const std::vector<QuestionDocument>& documents, const EvaluationOptions& options,
      const Progress& report, std::stop_token stop, const EvaluationListener& listener)
      : m_engine(engine),
        m_documents(documents),
        m_options(options),
        m_report(report),
        m_stop(std::move(stop)),
        m_listener(listener),
        m_drawn(drawQuestions(documents, options.limit, options.seed)),
        m_plan(planEvaluation(engine.folder(), options)) {
    for (const DrawnDocument& drawn : m_drawn) {
      for (const int question : drawn.questions)
        ++(documents[drawn.document].questions[question].answerable ? m_answerable : m_unanswerable);
    }
    if (m_answerable == 0) throw Error("The questions hold no answerable one; there is nothing to evaluate.");
    const CostModel costs{engine.folder().shape, bytesPerNumber(engine.dtype())};
    for (const PlannedRow& row : m_plan) m_builders.emplace_back(row.setting, costs);
    m_rows.resize(m_plan.size());
    m_total = static_cast<std::int64_t>(m_plan.size()) * (m_answerable + m_unanswerable);
  }

  Evaluation evaluation() {
    for (std::size_t row = 0; row < m_plan.size(); ++row) {
      if (m_plan[row].mask < 0) textRow(row);
    }
    for (std::size_t row = 0; row < m_plan.size();) {
      if (m_plan[row].mask < 0)
        ++row;
      else
        row = memoryRows(row);
    }
    return summary();
  }

 private:
  const Question& questionOf(const DrawnDocument& drawn, int question) const {
    return m_documents[drawn.document].questions[question];
  }

  DocumentText text(const DrawnDocument& drawn) const {
    return {m_documents[drawn.document].title, m_documents[drawn.document].text};
  }

  AskOptions askOptions(EvaluatedSource source) const {
    AskOptions ask = m_options.ask;
    ask.evidence = source == EvaluatedSource::Memory || source == EvaluatedSource::Auto;
    ask.reread = source == EvaluatedSource::Auto;
    return ask;
  }

  void count(std::size_t questions) {
    m_done += static_cast<std::int64_t>(questions);
    if (m_report) m_report({.what = "Asking", .done = m_done, .total = m_total, .unit = "questions"});
  }

  // Puts into the row what became of a question.
  void take(std::size_t row, const DrawnDocument& drawn, const EvaluatedQuestion& asked) {
    if (asked.skipped.empty())
      m_builders[row].add(m_documents[drawn.document], drawn.group, asked);
    else
      m_builders[row].skip(1, asked.skipped);
    count(1);
  }

  // Asks the questions of one document in one row; `answer` fills an EvaluatedQuestion.
  template <typename AnswerFunction>
  void askAll(std::size_t row, const DrawnDocument& drawn, const AnswerFunction& answer) {
    for (const int question : drawn.questions) {
      if (m_stop.stop_requested()) return;
      const int index = static_cast<int>(row);
      if (const EvaluatedQuestion* known =
              m_listener.known ? m_listener.known(index, drawn.document, question) : nullptr) {
        take(row, drawn, *known);
        continue;
      }
      EvaluatedQuestion asked;
      asked.row = index;
      asked.document = drawn.document;
      asked.question = question;
      try {
        answer(questionOf(drawn, question).text, asked);
        if (asked.answer.stopped || m_stop.stop_requested()) return;
      } catch (const Error& error) {
        asked.skipped = error.what();
      }
      if (m_listener.asked) m_listener.asked(asked);
      take(row, drawn, asked);
    }
  }

  void textRow(std::size_t row) {
    const EvaluatedSource source = m_plan[row].setting.source;
    const double ratio = m_plan[row].setting.ratio;
    const AskOptions ask = askOptions(source);
    for (const DrawnDocument& drawn : m_drawn) {
      askAll(row, drawn, [&](const std::string& question, EvaluatedQuestion& asked) {
        asked.answer = m_engine.askText({text(drawn)}, question, textSource(source), ratio, ask, {}, m_stop);
        asked.achievedRatio = asked.answer.ratio;
      });
    }
    finish(row);
  }

  // One pass over the documents fills all rows of a mask and a ratio: each memory answers its own document's questions
  // and those of the documents that borrow it, and is then dropped. Returns the first row after them.
  std::size_t memoryRows(std::size_t first) {
    std::size_t end = first;
    while (end < m_plan.size() && m_plan[end].mask == m_plan[first].mask &&
           m_plan[end].setting.ratio == m_plan[first].setting.ratio)
      ++end;
    const std::vector<std::vector<std::size_t>> borrowers = findBorrowers(first, end);
    for (std::size_t i = 0; i < m_drawn.size() && !m_stop.stop_requested(); ++i) {
      MemoryVariants memory(m_engine, text(m_drawn[i]), compressOptions(first),
                            Random::mix(m_options.seed + static_cast<std::uint64_t>(m_drawn[i].document)), m_stop);
      for (std::size_t row = first; row < end; ++row) {
        if (m_plan[row].setting.source != EvaluatedSource::Swapped) {
          askMemory(row, m_drawn[i], memory);
          continue;
        }
        for (const std::size_t borrower : borrowers[i]) askMemory(row, m_drawn[borrower], memory);
      }
    }
    for (std::size_t row = first; row < end; ++row) finish(row);
    return end;
  }

  CompressOptions compressOptions(std::size_t row) const {
    const EvaluatedMask& mask = m_options.masks[static_cast<std::size_t>(m_plan[row].mask)];
    return {.ratio = m_plan[row].setting.ratio, .budget = {}, .compressor = mask.compressor, .mask = mask.override};
  }

  void askMemory(std::size_t row, const DrawnDocument& drawn, MemoryVariants& variants) {
    const EvaluatedSource source = m_plan[row].setting.source;
    const AskOptions ask = askOptions(source);
    askAll(row, drawn, [&](const std::string& question, EvaluatedQuestion& asked) {
      const Memory& memory = variants.of(source);
      if (m_stop.stop_requested()) return;  // half a memory
      asked.answer = m_engine.ask(memory, question, ask, {}, m_stop);
      asked.answer.compressMilliseconds = variants.milliseconds();
      asked.achievedRatio = ratioWithDelimiters(memory);
      asked.writeOperations = compressionOperations(m_engine.folder().shape, memory);
    });
  }

  // [i]: the drawn documents that are asked from document i's memory: for each, the next one of another title.
  std::vector<std::vector<std::size_t>> findBorrowers(std::size_t first, std::size_t end) {
    std::vector<std::vector<std::size_t>> borrowers(m_drawn.size());
    std::size_t row = first;
    while (row < end && m_plan[row].setting.source != EvaluatedSource::Swapped) ++row;
    if (row == end) return borrowers;
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
      std::size_t step = 1;
      while (step < m_drawn.size() && m_drawn[(i + step) % m_drawn.size()].group == m_drawn[i].group) ++step;
      if (step < m_drawn.size()) {
        borrowers[(i + step) % m_drawn.size()].push_back(i);
      } else {
        m_builders[row].skip(static_cast<int>(m_drawn[i].questions.size()),
                             "The questions come from a single title; there is no other document to swap in.");
        count(m_drawn[i].questions.size());
      }
    }
    return borrowers;
  }

  const EvaluationRow* rowOf(EvaluatedSource source) const {
    for (const EvaluationRow& row : m_rows) {
      if (row.source == source && !row.predictions.empty()) return &row;
    }
    return nullptr;
  }

  void finish(std::size_t index) {
    EvaluationRow& row = m_rows[index];
    row = m_builders[index].finish(m_options);
    relateToText(row, rowOf(EvaluatedSource::None), rowOf(EvaluatedSource::Full), m_drawn, m_options);
    if (m_listener.rowDone && !m_stop.stop_requested()) m_listener.rowDone(static_cast<int>(index), row);
  }

  Evaluation summary() {
    for (EvaluationRow& row : m_rows)  // text rows may have come before those they are related to
      relateToText(row, rowOf(EvaluatedSource::None), rowOf(EvaluatedSource::Full), m_drawn, m_options);
    Evaluation result{.rows = m_rows,
                      .differences = compareRows(m_rows, m_drawn, m_options),
                      .questions = m_answerable,
                      .unanswerable = m_unanswerable,
                      .stopped = m_stop.stop_requested()};
    const bool nothing = std::all_of(m_rows.begin(), m_rows.end(),
                                     [](const EvaluationRow& row) { return row.predictions.empty(); });
    if (nothing && !m_rows.empty() && !result.stopped) throw Error(m_rows.front().skippedReason);
    return result;
  }

  const Engine& m_engine;
  const std::vector<QuestionDocument>& m_documents;
  const EvaluationOptions& m_options;
  const Progress& m_report;
  std::stop_token m_stop;
  const EvaluationListener& m_listener;
  std::vector<DrawnDocument> m_drawn;
  std::vector<PlannedRow> m_plan;
  std::vector<RowBuilder> m_builders;  // one a planned row
  std::vector<EvaluationRow> m_rows;   // those that are finished
  int m_answerable = 0;
  int m_unanswerable = 0;
  std::int64_t m_done = 0;
  std::int64_t m_total = 0;
};

}  // namespace

Evaluation evaluate(const Engine& engine, const std::vector<QuestionDocument>& documents,
                    const EvaluationOptions& options, const Progress& report, std::stop_token stop,
                    const EvaluationListener& listener) {
  return Run(engine, documents, options, report, std::move(stop), listener).evaluation();
}

}  // namespace engine
