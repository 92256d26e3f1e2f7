// SPDX-License-Identifier: Apache-2.0
#include "engine/train/data_index.h"

#include <algorithm>
#include <unordered_map>

#include "engine/values/answer.h"
#include "engine/values/random.h"
#include "engine/train/words.h"

namespace engine {
namespace {

constexpr double kLargestHeldOutShare = 0.05;  // of a file's records in one title

// Decided by the title alone, so that it is the same in every file and every run.
bool isChosen(const std::string& title, double fraction) {
  return static_cast<double>(Random::mix(hashOf(title)) >> 11) * 0x1.0p-53 < fraction;
}

// Turns the caches into documents and groups.
class Indexer {
 public:
  Indexer(DataIndex& index, const DataOptions& options) : m_index(index), m_options(options) {}

  void addFile(int cacheIndex, const DataFile& file) {
    const TokenCache& cache = m_index.caches[static_cast<std::size_t>(cacheIndex)];
    const auto firstDocument = static_cast<int>(m_index.documents.size());
    for (std::size_t i = 0; i < cache.documentCount(); ++i) addDocument(cacheIndex, cache.document(i), file);
    m_firstDocuments.push_back(firstDocument);
    keepLargeTitles(cache, file, firstDocument);
  }

  void holdOut() {
    for (std::size_t i = 0; i < m_index.groups.size(); ++i) {
      m_index.groups[i].heldOut = !m_isLarge[i] && isChosen(m_index.groups[i].name, m_options.heldOutFraction);
    }
  }

  void fillParts(const std::vector<DataFile>& files) {
    for (std::size_t i = 0; i < m_index.documents.size(); ++i) {
      partOf(static_cast<int>(i)).windows.add(static_cast<int>(i), m_index.documents[i].idCount);
    }
    for (std::size_t cache = 0; cache < files.size(); ++cache)
      addQuestions(static_cast<int>(cache), files[cache].kind == "qa");
    const auto shorter = [](const auto& a, const auto& b) { return a.length < b.length; };
    for (DataPart& part : m_index.parts) {
      part.windows.finish();
      std::stable_sort(part.questions.begin(), part.questions.end(), shorter);
      std::stable_sort(part.clozes.begin(), part.clozes.end(), shorter);
    }
  }

 private:
  void addDocument(int cacheIndex, const CachedDocument& document, const DataFile& file) {
    const auto number = static_cast<int>(m_index.documents.size());
    std::string title(m_index.caches[static_cast<std::size_t>(cacheIndex)].text(document.title, document.titleBytes));
    if (title.empty()) title = file.path.filename().string() + " #" + std::to_string(number);
    const auto [found, isNew] = m_groupOf.try_emplace(title, static_cast<int>(m_index.groups.size()));
    if (isNew) {
      m_index.groups.push_back({title, false, {}});
      m_isLarge.push_back(false);
    }
    m_index.groups[static_cast<std::size_t>(found->second)].documents.push_back(number);
    m_index.documents.push_back({cacheIndex, found->second, document.ids, document.idCount});
  }

  void keepLargeTitles(const TokenCache& cache, const DataFile& file, int firstDocument) {
    std::vector<std::size_t> records(m_index.groups.size());
    const bool isQa = file.kind == "qa";
    const std::size_t total = isQa ? cache.questionCount() : cache.documentCount();
    for (std::size_t i = 0; i < total; ++i) {
      const std::size_t document = isQa ? static_cast<std::size_t>(cache.question(i).document) : i;
      ++records[static_cast<std::size_t>(m_index.documents[firstDocument + document].group)];
    }
    for (std::size_t group = 0; group < records.size(); ++group) {
      if (static_cast<double>(records[group]) > kLargestHeldOutShare * static_cast<double>(total))
        m_isLarge[group] = true;
    }
  }

  void addQuestions(int cacheIndex, bool isQa) {
    const TokenCache& cache = m_index.caches[static_cast<std::size_t>(cacheIndex)];
    for (std::size_t row = 0; row < cache.questionCount(); ++row) {
      const CachedQuestion cached = cache.question(row);
      const int document = m_firstDocuments[static_cast<std::size_t>(cacheIndex)] + static_cast<int>(cached.document);
      const auto context = std::min<std::int64_t>(cached.contextCount, m_index.segmentTokens);
      const IndexedQuestion question{cacheIndex, static_cast<int>(row), document,
                                     static_cast<int>(context + cached.questionCount + cached.answerCount)};
      DataPart& part = partOf(document);
      (isQa ? part.questions : part.clozes).push_back(question);
    }
  }

  DataPart& partOf(int document) {
    const auto group = static_cast<std::size_t>(m_index.documents[static_cast<std::size_t>(document)].group);
    return m_index.parts[m_index.groups[group].heldOut ? 1 : 0];
  }

  DataIndex& m_index;
  const DataOptions& m_options;
  std::unordered_map<std::string, int> m_groupOf;
  std::vector<bool> m_isLarge;        // by group
  std::vector<int> m_firstDocuments;  // by cache
};

}  // namespace

DataIndex::DataIndex(std::vector<TokenCache> tokenCaches, const std::vector<DataFile>& files,
                     const Tokenizer& tokenizer, const DataOptions& options)
    : kinds(tokenizer),
      noAnswer(tokenizer.encode(std::string(kNoAnswer)).ids),
      segmentTokens(options.segmentTokens),
      caches(std::move(tokenCaches)) {
  Indexer indexer(*this, options);
  for (std::size_t i = 0; i < files.size(); ++i) indexer.addFile(static_cast<int>(i), files[i]);
  indexer.holdOut();
  indexer.fillParts(files);
}

std::vector<std::int32_t> DataIndex::ids(const Window& window) const {
  const IndexedDocument& document = documents[static_cast<std::size_t>(window.document)];
  return caches[static_cast<std::size_t>(document.cache)].documentIds(document.ids + window.begin, window.count);
}

CachedQuestion DataIndex::row(const IndexedQuestion& question) const {
  return caches[static_cast<std::size_t>(question.cache)].question(static_cast<std::size_t>(question.row));
}

}  // namespace engine
