// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/pic/document_compression.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/registry.h"

using engine::CompressOptions;
using engine::DocumentCompressor;
using engine::DocumentText;
using engine::LibraryUpdate;
using engine::Memory;
using engine::SegmentCache;

// Compressing documents again, with what an earlier memory holds of them.
class SegmentCacheTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theUpdateEqualsCompressingAnew();
  void onlySegmentsThatChangedAreCompressed();
  void documentsMayMove();
  void textThatWasNotKeptIsNoCache();
  void otherChunksAreNotTaken();
  void aStoppedUpdateHoldsWhatComesFirst();
};

namespace {

std::string story(const std::string& who) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "On day " + std::to_string(i) + " " + who + " walked home in the rain. ";
  return text;
}

struct Fixture {
  engine::PicModel model = tests::tinyPicModel();
  std::vector<DocumentText> documents{{"a", story("Anna")}, {"b", story("Bert")}};

  Fixture() {
    model.decoder->to(at::kDouble);
    model.compressors.front()->to(at::kDouble);
  }

  DocumentCompressor compressor(double ratio = 4) const {
    CompressOptions options;
    options.ratio = ratio;
    return {model, at::kDouble, options};
  }
};

double largestDifference(const Memory& a, const Memory& b) {
  if (a.vectors.size() != b.vectors.size()) return 1e9;
  double largest = 0;
  for (std::size_t i = 0; i < a.vectors.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(a.vectors[i]) - b.vectors[i]));
  return largest;
}

}  // namespace

void SegmentCacheTest::theUpdateEqualsCompressingAnew() {
  Fixture f;
  const Memory earlier = f.compressor().compress(f.documents, {}, {});
  f.documents[0].text.replace(f.documents[0].text.find("day 5"), 5, "May 5");
  const LibraryUpdate update = f.compressor().update(f.documents, SegmentCache(earlier), {}, {});
  const Memory anew = f.compressor().compress(f.documents, {}, {});
  QVERIFY(update.memory.segments == anew.segments);
  QCOMPARE(update.memory.positions, anew.positions);
  QVERIFY(largestDifference(update.memory, anew) < 1e-6);
  QVERIFY(largestDifference(update.memory, earlier) > 1e-4);  // the change is in it
}

void SegmentCacheTest::onlySegmentsThatChangedAreCompressed() {
  Fixture f;
  const Memory earlier = f.compressor().compress(f.documents, {}, {});
  const SegmentCache cache(earlier);
  const int all = static_cast<int>(earlier.segments.size());
  QVERIFY(all >= 8);
  std::int64_t tokens = 0;
  const engine::Progress count = [&](const engine::ProgressReport& report) { tokens = report.total; };
  const LibraryUpdate same = f.compressor().update(f.documents, cache, count, {});
  QCOMPARE(same.reused, all);
  QCOMPARE(same.compressed, 0);
  QCOMPARE(tokens, 0);
  f.documents[1].text += "The end.";
  const LibraryUpdate appended = f.compressor().update(f.documents, cache, count, {});
  QCOMPARE(appended.reused + appended.compressed, static_cast<int>(appended.memory.segments.size()));
  QVERIFY(appended.compressed >= 1 && appended.compressed <= 2);
  QVERIFY(tokens > 0 && tokens <= 2 * f.model.config.segmentTokens);
}

void SegmentCacheTest::documentsMayMove() {
  Fixture f;
  const Memory earlier = f.compressor().compress(f.documents, {}, {});
  std::swap(f.documents[0], f.documents[1]);
  f.documents.push_back({"c", story("Carl")});
  const LibraryUpdate update = f.compressor().update(f.documents, SegmentCache(earlier), {}, {});
  QCOMPARE(update.reused, static_cast<int>(earlier.segments.size()));
  QVERIFY(update.compressed >= 4);
}

void SegmentCacheTest::textThatWasNotKeptIsNoCache() {
  const Fixture f;
  Memory earlier = f.compressor().compress(f.documents, {}, {});
  for (DocumentText& document : earlier.documents) document.text.clear();
  QCOMPARE(f.compressor().update(f.documents, SegmentCache(earlier), {}, {}).reused, 0);
}

void SegmentCacheTest::otherChunksAreNotTaken() {
  const Fixture f;
  const Memory earlier = f.compressor(8).compress(f.documents, {}, {});
  QCOMPARE(f.compressor(4).update(f.documents, SegmentCache(earlier), {}, {}).reused, 0);
}

void SegmentCacheTest::aStoppedUpdateHoldsWhatComesFirst() {
  const Fixture f;
  const Memory earlier = f.compressor().compress({f.documents[0]}, {}, {});
  std::stop_source source;
  // The stop comes with the first report, when one batch is done.
  std::vector<DocumentText> many{f.documents[0]};
  for (int i = 0; i < 12; ++i) many.push_back({"n", story("Nora" + std::to_string(i))});
  const engine::Progress stop = [&](const engine::ProgressReport&) { source.request_stop(); };
  const LibraryUpdate update = f.compressor().update(many, SegmentCache(earlier), stop, source.get_token());
  QCOMPARE(update.reused, static_cast<int>(earlier.segments.size()));
  QVERIFY(update.compressed > 0);
  QCOMPARE(static_cast<int>(update.memory.segments.size()), update.reused + update.compressed);
  QVERIFY(update.memory.documents.size() == many.size() && update.memory.segments.size() < 13 * earlier.segments.size());
  std::size_t rows = 0;
  for (const engine::Segment& segment : update.memory.segments) rows += static_cast<std::size_t>(segment.memoryCount());
  QCOMPARE(update.memory.positions.size(), rows);
  QCOMPARE(update.memory.vectors.size(), rows * static_cast<std::size_t>(update.memory.width));
}

PIC_TEST(SegmentCacheTest)
#include "segment_cache_test.moc"
