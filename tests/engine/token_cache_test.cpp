// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/token_cache.h"

#include <QTest>

#include "engine/error.h"
#include "engine/train/cache_builder.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/engine/training_files.h"
#include "tests/registry.h"

namespace {

engine::CacheContents smallContents() {
  engine::CacheContents contents;
  contents.documentIds = {5, 65535, 0, 7};
  contents.questionIds = {1, 2, 3};
  contents.documents = {{0, 3, 0, 1}, {3, 1, 1, 1}};
  contents.questions = {{.document = 1, .answerAt = 4, .questionCount = 2, .answerCount = 1}};
  contents.texts = "ab";
  return contents;
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
  return {std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()};
}

}  // namespace

class TokenCacheTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { m_tokenizer = engine::openTokenizer(tests::ownTokenizer()); }

  void whatIsWrittenIsReadBack_data() {
    QTest::addColumn<int>("vocabulary");
    QTest::newRow("16 bits an id") << 65536;
    QTest::newRow("32 bits an id") << 65537;
  }

  void whatIsWrittenIsReadBack() {
    QFETCH(int, vocabulary);
    const auto file = m_files.folder() / "small.cache";
    engine::TokenCache::write(file, "key", smallContents(), vocabulary);
    const auto cache = engine::TokenCache::open(file, "key");
    QVERIFY(cache.has_value());
    QCOMPARE(cache->idCount(), 4);
    QCOMPARE(cache->documentIds(1, 3), (std::vector<std::int32_t>{65535, 0, 7}));
    QCOMPARE(cache->questionIds(0, 3), (std::vector<std::int32_t>{1, 2, 3}));
    QCOMPARE(cache->documentCount(), 2u);
    QCOMPARE(cache->document(1).ids, 3);
    QCOMPARE(cache->questionCount(), 1u);
    QCOMPARE(cache->question(0).answerAt, 4);
    QCOMPARE(cache->text(1, 1), std::string_view("b"));
  }

  void anotherKeyIsAnotherCache() {
    const auto file = m_files.folder() / "keyed.cache";
    engine::TokenCache::write(file, "key", smallContents(), 512);
    QVERIFY(!engine::TokenCache::open(file, "other"));
    QVERIFY(!engine::TokenCache::open(m_files.folder() / "absent.cache", "key"));
  }

  void everyDamagedByteIsNoticed() {
    const auto file = m_files.folder() / "damaged.cache";
    engine::TokenCache::write(file, "key", smallContents(), 65536);
    const std::string whole = tests::TrainingFiles::read(file);
    for (std::size_t i = whole.size() - 64; i < whole.size(); ++i) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ 1);
      QVERIFY(!engine::TokenCache::open(m_files.write("damaged.cache", damaged), "key"));
    }
    QVERIFY(!engine::TokenCache::open(m_files.write("damaged.cache", whole.substr(0, whole.size() - 1)), "key"));
    QVERIFY(!engine::TokenCache::open(m_files.write("damaged.cache", ""), "key"));
  }

  void aFittingCacheIsUsedAgainAndADamagedOneMadeAnew() {
    const auto data = m_files.write("reuse.jsonl", tests::articleLines(2));
    const engine::DataOptions options{.cache = m_files.folder() / "reuse"};
    QVERIFY(build(data, options, 1));
    const auto file = filesIn(options.cache).at(0);
    const std::string whole = tests::TrainingFiles::read(file);
    QVERIFY(build(data, options, 0));
    std::filesystem::resize_file(file, whole.size() / 2);
    QVERIFY(build(data, options, 1));
    QVERIFY(tests::TrainingFiles::read(file) == whole);
    QCOMPARE(filesIn(options.cache).size(), 1u);
  }

  void otherDataOrOtherSegmentsAreNotMistakenForTheOld() {
    const engine::DataOptions options{.cache = m_files.folder() / "other"};
    QVERIFY(build(m_files.write("other.jsonl", tests::articleLines(1)), options, 1));
    const auto data = m_files.write("other.jsonl", tests::articleLines(2));
    QVERIFY(build(data, options, 1));
    QVERIFY(build(data, {.cache = options.cache, .segmentTokens = 128}, 1));
    QCOMPARE(filesIn(options.cache).size(), 3u);
  }

  void stoppingLeavesNoCache() {
    std::stop_source stop;
    stop.request_stop();
    const engine::DataOptions options{.cache = m_files.folder() / "stopped"};
    const auto data = m_files.write("stopped.jsonl", tests::articleLines(2));
    QVERIFY(!engine::openOrBuildCache({data, "text"}, *m_tokenizer, options, {}, stop.get_token()));
    QVERIFY(!std::filesystem::exists(options.cache));
  }

  void anUnknownKindIsRefused() {
    const auto data = m_files.write("kind.jsonl", tests::articleLines(1));
    QVERIFY_EXCEPTION_THROWN(engine::openOrBuildCache({data, "video"}, *m_tokenizer, {}, {}, {}), engine::Error);
  }

 private:
  // Whether the cache opens, and the data were tokenised for it (`times` 1) or not (0).
  bool build(const std::filesystem::path& data, const engine::DataOptions& options, int times) {
    int reports = 0;
    const auto report = [&](const engine::ProgressReport&) { ++reports; };
    const auto cache = engine::openOrBuildCache({data, "text"}, *m_tokenizer, options, report, {});
    return cache && (reports > 0) == (times > 0) && cache->documentCount() > 0;
  }

  tests::TrainingFiles m_files;
  std::unique_ptr<engine::Tokenizer> m_tokenizer;
};

PIC_TEST(TokenCacheTest)
#include "token_cache_test.moc"
