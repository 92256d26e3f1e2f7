// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluation.h"

#include <algorithm>
#include <array>

#include "engine/error.h"
#include "engine/measure/cost.h"
#include "engine/measure/evaluation_row.h"

namespace engine {
namespace {

struct SourceName {
  EvaluatedSource source;
  const char* name;
};

constexpr std::array kSourceNames{
    SourceName{EvaluatedSource::Memory, "memory"}, SourceName{EvaluatedSource::Auto, "auto"},
    SourceName{EvaluatedSource::Full, "full"},     SourceName{EvaluatedSource::None, "none"},
    SourceName{EvaluatedSource::Budget, "budget"}, SourceName{EvaluatedSource::BudgetBm25, "budget-bm25"},
    SourceName{EvaluatedSource::Swapped, "swapped"}};

Source textSource(EvaluatedSource source) {
  switch (source) {
    case EvaluatedSource::Full:
      return Source::Full;
    case EvaluatedSource::Budget:
      return Source::Budget;
    case EvaluatedSource::BudgetBm25:
      return Source::BudgetBm25;
    default:
      return Source::None;
  }
}

bool isMemorySource(EvaluatedSource source) {
  return source == EvaluatedSource::Memory || source == EvaluatedSource::Auto || source == EvaluatedSource::Swapped;
}

bool isBudget(EvaluatedSource source) { return source == EvaluatedSource::Budget || source == EvaluatedSource::BudgetBm25; }

EvaluationRow rowOf(EvaluatedSource source, double ratio, bool grounded, const EvaluatedMask* mask = nullptr) {
  EvaluationRow row;
  row.source = source;
  row.ratio = ratio;
  row.grounded = grounded;
  if (mask != nullptr) {
    row.mask = mask->name;
    row.trained = mask->trained;
  }
  return row;
}

// The run of one evaluation: what is asked, and how far it has come.
class Run {
 public:
  Run(const Engine& engine, const std::vector<QuestionDocument>& documents, const EvaluationOptions& options,
      const Progress& report, std::stop_token stop)
      : m_engine(engine),
        m_documents(documents),
        m_options(options),
        m_report(report),
        m_stop(std::move(stop)),
        m_drawn(drawQuestions(documents, options.limit, options.seed)) {
    for (const DrawnDocument& drawn : m_drawn) {
      for (const int question : drawn.questions) ++(documents[drawn.document].questions[question].answerable ? m_answerable : m_unanswerable);
    }
    if (m_answerable == 0) throw Error("The questions hold no answerable one; there is nothing to evaluate.");
  }

  Evaluation evaluation() {
    planTotal();
    for (const EvaluatedMask& mask : m_options.masks) {
      for (const double ratio : m_options.ratios) memoryRows(mask, ratio);
    }
    for (const EvaluatedSource source : m_options.sources) {
      if (isBudget(source)) {
        for (const double ratio : m_options.ratios) textRow(source, ratio);
      } else if (!isMemorySource(source)) {
        textRow(source, 1);
      }
    }
    return summary();
  }

 private:
  bool wants(EvaluatedSource source) const {
    return std::find(m_options.sources.begin(), m_options.sources.end(), source) != m_options.sources.end();
  }

  void planTotal() {
    std::int64_t rows = 0;
    for (const EvaluatedSource source : m_options.sources) {
      const std::size_t masks = isMemorySource(source) ? m_options.masks.size() : 1;
      const bool hasRatio = isMemorySource(source) || isBudget(source);
      rows += static_cast<std::int64_t>(masks * (hasRatio ? m_options.ratios.size() : 1));
    }
    m_total = rows * (m_answerable + m_unanswerable);
  }

  void count(std::size_t questions) {
    m_done += static_cast<std::int64_t>(questions);
    if (m_report) m_report({.what = "Asking", .done = m_done, .total = m_total, .unit = "questions"});
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

  // Asks the questions of one document in one setting; `answer` says from what.
  template <typename AnswerFunction>
  void askAll(RowBuilder& row, const DrawnDocument& drawn, const AnswerFunction& answer) {
    for (const int question : drawn.questions) {
      if (m_stop.stop_requested()) return;
      try {
        const auto [given, ratio] = answer(m_documents[drawn.document].questions[question].text);
        if (given.stopped) return;
        row.add(m_documents[drawn.document], drawn, question, given, ratio);
      } catch (const Error& error) {
        row.skip(1, error.what());
      }
      count(1);
    }
  }

  void askMemory(RowBuilder& row, const DrawnDocument& drawn, const Memory& memory) {
    const AskOptions ask = askOptions(row.setting().source);
    askAll(row, drawn, [&](const std::string& question) {
      return std::pair(m_engine.ask(memory, question, ask, {}, m_stop), ratioWithDelimiters(memory));
    });
  }

  void textRow(EvaluatedSource source, double ratio) {
    RowBuilder row(rowOf(source, ratio, m_options.ask.grounded));
    const AskOptions ask = askOptions(source);
    for (const DrawnDocument& drawn : m_drawn) {
      askAll(row, drawn, [&](const std::string& question) {
        Answer answer = m_engine.askText({text(drawn)}, question, textSource(source), ratio, ask, {}, m_stop);
        const double achieved = answer.ratio;
        return std::pair(std::move(answer), achieved);
      });
    }
    m_rows.push_back(row.finish(m_options));
  }

  // One pass over the documents fills all rows: each memory answers its own document's questions and those of the
  // documents that borrow it, and is then dropped.
  void memoryRows(const EvaluatedMask& mask, double ratio) {
    std::vector<RowBuilder> rows;
    for (const EvaluatedSource source : {EvaluatedSource::Memory, EvaluatedSource::Auto, EvaluatedSource::Swapped}) {
      if (wants(source)) rows.emplace_back(rowOf(source, ratio, m_options.ask.grounded, &mask));
    }
    RowBuilder* swapped = wants(EvaluatedSource::Swapped) ? &rows.back() : nullptr;
    const std::vector<std::vector<int>> borrowers = findBorrowers(swapped);
    for (std::size_t i = 0; i < m_drawn.size() && !m_stop.stop_requested(); ++i) {
      std::vector<std::pair<RowBuilder*, int>> users;
      for (RowBuilder& row : rows) {
        if (&row != swapped) users.emplace_back(&row, static_cast<int>(i));
      }
      for (const int borrower : borrowers[i]) users.emplace_back(swapped, borrower);
      if (!users.empty()) useMemory(m_drawn[i], mask, ratio, users);
    }
    for (const RowBuilder& row : rows) m_rows.push_back(row.finish(m_options));
  }

  void useMemory(const DrawnDocument& donor, const EvaluatedMask& mask, double ratio,
                 const std::vector<std::pair<RowBuilder*, int>>& users) {
    CompressOptions compress{.ratio = ratio, .budget = {}, .compressor = mask.compressor, .mask = mask.override};
    try {
      const Memory memory = m_engine.compress({text(donor)}, compress, {}, m_stop);
      for (const auto& [row, drawn] : users) askMemory(*row, m_drawn[drawn], memory);
    } catch (const Error& error) {
      for (const auto& [row, drawn] : users) {
        row->skip(static_cast<int>(m_drawn[drawn].questions.size()), error.what());
        count(m_drawn[drawn].questions.size());
      }
    }
  }

  // borrowers[i]: the drawn documents that are asked from document i's memory: for each, the next one of another title.
  std::vector<std::vector<int>> findBorrowers(RowBuilder* swapped) {
    std::vector<std::vector<int>> borrowers(m_drawn.size());
    if (swapped == nullptr) return borrowers;
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
      std::size_t step = 1;
      while (step < m_drawn.size() && m_drawn[(i + step) % m_drawn.size()].group == m_drawn[i].group) ++step;
      if (step < m_drawn.size()) {
        borrowers[(i + step) % m_drawn.size()].push_back(static_cast<int>(i));
      } else {
        swapped->skip(static_cast<int>(m_drawn[i].questions.size()),
                     "The questions come from a single title; there is no other document to swap in.");
        count(m_drawn[i].questions.size());
      }
    }
    return borrowers;
  }

  Evaluation summary() const {
    Evaluation result{.rows = m_rows,
                      .differences = compareRows(m_rows, m_drawn, m_options),
                      .questions = m_answerable,
                      .unanswerable = m_unanswerable,
                      .stopped = m_stop.stop_requested()};
    const bool nothing = std::all_of(m_rows.begin(), m_rows.end(), [](const EvaluationRow& row) { return row.predictions.empty(); });
    if (nothing && !m_rows.empty() && !result.stopped) throw Error(m_rows.front().skippedReason);
    return result;
  }

  const Engine& m_engine;
  const std::vector<QuestionDocument>& m_documents;
  const EvaluationOptions& m_options;
  const Progress& m_report;
  std::stop_token m_stop;
  std::vector<DrawnDocument> m_drawn;
  int m_answerable = 0;
  int m_unanswerable = 0;
  std::int64_t m_done = 0;
  std::int64_t m_total = 0;
  std::vector<EvaluationRow> m_rows;
};

}  // namespace

EvaluatedSource evaluatedSource(const std::string& name) {
  std::string known;
  for (const SourceName& candidate : kSourceNames) {
    if (name == candidate.name) return candidate.source;
    known += (known.empty() ? "" : ", ") + std::string(candidate.name);
  }
  throw Error("The source \"" + name + "\" is unknown; known are " + known + ".");
}

std::string nameOf(EvaluatedSource source) {
  const auto found = std::find_if(kSourceNames.begin(), kSourceNames.end(),
                                  [&](const SourceName& candidate) { return candidate.source == source; });
  return found->name;
}

Evaluation evaluate(const Engine& engine, const std::vector<QuestionDocument>& documents,
                    const EvaluationOptions& options, const Progress& report, std::stop_token stop) {
  return Run(engine, documents, options, report, std::move(stop)).evaluation();
}

}  // namespace engine
