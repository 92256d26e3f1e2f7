// SPDX-License-Identifier: Apache-2.0
#include "engine/train/cache_builder.h"

#include <algorithm>

#include "engine/error.h"
#include "engine/text/sentences.h"
#include "engine/train/answer_location.h"
#include "engine/train/cloze.h"
#include "engine/train/corpus.h"
#include "engine/train/words.h"
#include "engine/weights/content_hash.h"

namespace engine {
namespace {

// Raise whenever the same data file would give another cache.
constexpr int kBuilderVersion = 3;

constexpr std::string_view kWordStart = "\xE2\x96\x81";  // U+2581, how sentencepiece writes a space

struct TokenRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t count() const { return end - begin; }
};

// The tokens that stand for a range of bytes.
TokenRange tokensOf(const TokenizedText& text, ByteRange bytes) {
  const auto& offsets = text.offsets;
  const auto first =
      std::partition_point(offsets.begin(), offsets.end(), [&](ByteRange o) { return o.end <= bytes.begin; });
  const auto last = std::partition_point(first, offsets.end(), [&](ByteRange o) { return o.begin < bytes.end; });
  return {first - offsets.begin(), last - offsets.begin()};
}

class CacheBuilder {
 public:
  CacheBuilder(const Tokenizer& tokenizer, int segmentTokens)
      : m_tokenizer(tokenizer), m_segmentTokens(segmentTokens), m_blank(tokenizer.idOf("<blank>")) {}

  const CacheContents& contents() const { return m_contents; }

  void addDocument(const CorpusDocument& document) {
    const TokenizedText text = m_tokenizer.encode(document.text);
    addTokens(document.title, text);
    if (!m_blank) return;
    for (const Cloze& cloze : findClozes(document.text, splitSentences(document.text), hashOf(document.text))) {
      addCloze(document, text, cloze);
    }
  }

  void addPassage(const CorpusPassage& passage) {
    const TokenizedText text = m_tokenizer.encode(passage.context);
    addTokens(passage.title, text);
    const std::vector<ByteRange> sentences = splitSentences(passage.context);
    for (const CorpusQuestion& question : passage.questions) {
      addQuestion(question, text, locateAnswer(passage.context, sentences, question.question, question.answers));
    }
  }

 private:
  void addTokens(const std::string& title, const TokenizedText& text) {
    m_contents.documents.push_back(
        {std::ssize(m_contents.documentIds), std::ssize(text.ids), std::ssize(m_contents.texts), std::ssize(title)});
    m_contents.texts += title;
    m_contents.documentIds.insert(m_contents.documentIds.end(), text.ids.begin(), text.ids.end());
  }

  void addQuestion(const CorpusQuestion& question, const TokenizedText& text, const AnswerLocation& location) {
    CachedQuestion row;
    row.contextCount = std::ssize(text.ids);
    row.answerAt = std::min(tokensOf(text, location.bytes).begin, std::max<std::int64_t>(0, row.contextCount - 1));
    row.isSpelled = location.isSpelled ? 1 : 0;
    addRow(row, m_tokenizer.encode(question.question).ids, m_tokenizer.encode(question.answers[location.gold]).ids,
           question.answers);
  }

  void addCloze(const CorpusDocument& document, const TokenizedText& text, const Cloze& cloze) {
    const TokenRange context = tokensOf(text, cloze.context);
    const std::optional<TokenRange> answer = wholeWords(text, cloze.answer);
    if (context.count() > m_segmentTokens || !answer) return;
    CachedQuestion row;
    row.context = context.begin;
    row.contextCount = context.count();
    row.answerAt = tokensOf(text, cloze.mention).begin - context.begin;
    row.isSpelled = 1;
    TokenRange sentence = tokensOf(text, cloze.sentence);
    sentence.begin = std::min(sentence.begin, answer->begin);  // one that begins with a number: its space
    row.asked = sentence.begin;
    row.askedCount = sentence.count();
    const auto ids = text.ids.begin();
    addRow(row, withBlank(text, sentence, *answer), {ids + answer->begin, ids + answer->end},
           {std::string(textOf(document.text, cloze.answer))});
  }

  // The answer as it would be written after a space; nothing where a token reaches over one of its ends. A digit's
  // space is a token of its own.
  std::optional<TokenRange> wholeWords(const TokenizedText& text, ByteRange bytes) const {
    TokenRange tokens = tokensOf(text, bytes);
    if (tokens.count() == 0 || text.offsets[tokens.end - 1].end != bytes.end) return std::nullopt;
    if (tokens.begin > 0 && m_tokenizer.piece(text.ids[tokens.begin - 1]) == kWordStart) --tokens.begin;
    if (!m_tokenizer.piece(text.ids[tokens.begin]).starts_with(kWordStart)) return std::nullopt;
    return tokens;
  }

  std::vector<std::int32_t> withBlank(const TokenizedText& text, TokenRange sentence, TokenRange answer) const {
    const auto ids = text.ids.begin();
    std::vector<std::int32_t> question(ids + sentence.begin, ids + answer.begin);
    question.push_back(*m_blank);
    question.insert(question.end(), ids + answer.end, ids + sentence.end);
    return question;
  }

  void addRow(CachedQuestion row, const std::vector<std::int32_t>& question, const std::vector<std::int32_t>& answer,
              const std::vector<std::string>& golds) {
    if (row.contextCount == 0 || question.empty() || answer.empty()) return;
    row.document = std::ssize(m_contents.documents) - 1;
    row.ids = std::ssize(m_contents.questionIds);
    row.questionCount = std::ssize(question);
    row.answerCount = std::ssize(answer);
    row.golds = std::ssize(m_contents.texts);
    for (const std::string& gold : golds) m_contents.texts.append(gold).push_back('\0');
    row.goldBytes = std::ssize(m_contents.texts) - row.golds;
    m_contents.questionIds.insert(m_contents.questionIds.end(), question.begin(), question.end());
    m_contents.questionIds.insert(m_contents.questionIds.end(), answer.begin(), answer.end());
    m_contents.questions.push_back(row);
  }

  const Tokenizer& m_tokenizer;
  std::int64_t m_segmentTokens;
  std::optional<std::int32_t> m_blank;
  CacheContents m_contents;
};

// False: stopped.
bool readInto(CacheBuilder& builder, const DataFile& file, const Progress& report, const std::stop_token& stop) {
  const auto total = static_cast<std::int64_t>(std::filesystem::file_size(file.path));
  const auto goesOn = [&](std::int64_t bytesRead) {
    if (report) report({"Tokenising " + file.path.filename().string(), bytesRead, total, "bytes"});
    return !stop.stop_requested();
  };
  if (file.kind == "qa") {
    readPassages(file.path, [&](const CorpusPassage& passage, std::int64_t bytesRead) {
      builder.addPassage(passage);
      return goesOn(bytesRead);
    });
  } else {
    readDocuments(file.path, [&](const CorpusDocument& document, std::int64_t bytesRead) {
      builder.addDocument(document);
      return goesOn(bytesRead);
    });
  }
  return !stop.stop_requested();
}

std::string keyOf(const DataFile& file, const Tokenizer& tokenizer, const DataOptions& options) {
  const std::string facts = contentHashOfFile(file.path) + " " + file.kind + " " + tokenizer.hash() + " " +
                            std::to_string(options.segmentTokens) + " " + std::to_string(kBuilderVersion);
  return contentHash(std::as_bytes(std::span(facts)));
}

}  // namespace

std::optional<TokenCache> openOrBuildCache(const DataFile& file, const Tokenizer& tokenizer, const DataOptions& options,
                                           const Progress& report, std::stop_token stop) {
  if (file.kind != "text" && file.kind != "qa") {
    throw Error("The data file " + file.path.string() + " has the kind \"" + file.kind +
                "\"; there are \"text\" and \"qa\".");
  }
  const std::string key = keyOf(file, tokenizer, options);
  const std::filesystem::path cacheFile = options.cache / (file.path.stem().stem().string() + "-" + key + ".cache");
  if (auto cache = TokenCache::open(cacheFile, key)) return cache;
  CacheBuilder builder(tokenizer, options.segmentTokens);
  if (!readInto(builder, file, report, stop)) return std::nullopt;
  std::filesystem::create_directories(options.cache);
  TokenCache::write(cacheFile, key, builder.contents(), tokenizer.size());
  auto cache = TokenCache::open(cacheFile, key);
  if (!cache)
    throw Error("The cache " + cacheFile.string() + " was written but cannot be read back; is the disk full?");
  return cache;
}

}  // namespace engine
