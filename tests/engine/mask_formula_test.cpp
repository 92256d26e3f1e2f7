// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h>

#include <QTest>
#include <limits>

#include "engine/pic/chunking.h"
#include "engine/pic/masks.h"
#include "engine/values/random.h"
#include "tests/registry.h"

using engine::ContextDirection;
using engine::ContextToContext;
using engine::ContextToMemory;
using engine::MaskRules;
using engine::MemoryToContext;
using engine::MemoryToMemory;
using engine::Tag;
using engine::TokenKind;

namespace {

constexpr int kCombinations = 4 * 2 * 4 * 4;

// What every query (a column of numbers) and every key (a row of them) is.
struct Sides {
  at::Tensor kind, chunk, order;
};

// The context orders of the chunk of every query, half-open; nothing where the chunk has no context. (T, 1) each
std::pair<at::Tensor, at::Tensor> chunkBounds(std::span<const Tag> tags) {
  at::Tensor low = at::full({static_cast<std::int64_t>(tags.size()), 1}, std::numeric_limits<int>::max(), at::kLong);
  at::Tensor high = at::full_like(low, std::numeric_limits<int>::min());
  for (std::size_t q = 0; q < tags.size(); ++q) {
    for (const Tag& tag : tags) {
      if (tag.kind != TokenKind::Context || tag.chunk != tags[q].chunk) continue;
      low[q].clamp_max_(tag.order);
      high[q].clamp_min_(tag.order + 1);
    }
  }
  return {low, high};
}

// The reference builder of pic.md §3.6 on whole matrices: another way to the same relation. `back` is its kO <= qO
// where context is causal. (T, T) bool
at::Tensor reference(std::span<const Tag> tags, const MaskRules& m, ContextDirection direction) {
  std::vector<std::int64_t> kinds, chunks, orders;
  for (const Tag& tag : tags) {
    kinds.push_back(static_cast<std::int64_t>(tag.kind));
    chunks.push_back(tag.chunk);
    orders.push_back(tag.order);
  }
  const Sides k{at::tensor(kinds).unsqueeze(0), at::tensor(chunks).unsqueeze(0), at::tensor(orders).unsqueeze(0)};
  const Sides q{k.kind.t(), k.chunk.t(), k.order.t()};
  const auto [low, high] = chunkBounds(tags);
  const auto T = static_cast<std::int64_t>(tags.size());
  const at::Tensor all = at::ones({T, T}, at::kBool);
  const at::Tensor back = direction == ContextDirection::Causal ? k.order <= q.order : all;
  const at::Tensor contextContext[] = {back, back & (k.chunk == q.chunk), back & ((q.chunk - k.chunk) <= m.window),
                                       all};
  const at::Tensor memoryContext[] = {all, k.chunk == q.chunk, k.chunk <= q.chunk,
                                      (k.order >= low - m.overlap) & (k.order < high + m.overlap)};
  const at::Tensor memoryMemory[] = {q.order == k.order, k.order <= q.order, k.chunk == q.chunk, all};
  const at::Tensor fromContext = q.kind == 0, fromMemory = q.kind == 1, toContext = k.kind == 0, toMemory = k.kind == 1;
  at::Tensor ok = fromContext & toContext & contextContext[static_cast<int>(m.contextToContext)];
  if (m.contextToMemory == ContextToMemory::Previous) ok = ok | (fromContext & toMemory & (k.chunk < q.chunk));
  ok = ok | (fromMemory & toContext & memoryContext[static_cast<int>(m.memoryToContext)]);
  ok = ok | (fromMemory & toMemory & memoryMemory[static_cast<int>(m.memoryToMemory)]);
  if (m.sink > 0) ok = ok | (toContext & (k.order < m.sink) & (fromMemory | (q.order >= k.order)));
  return (ok & (k.kind != 2) & (q.kind != 2)) | at::eye(T, at::kBool);
}

MaskRules combination(int number, engine::Random& random) {
  MaskRules rules;
  rules.contextToContext = static_cast<ContextToContext>(number % 4);
  rules.contextToMemory = static_cast<ContextToMemory>(number / 4 % 2);
  rules.memoryToContext = static_cast<MemoryToContext>(number / 8 % 4);
  rules.memoryToMemory = static_cast<MemoryToMemory>(number / 32);
  rules.window = static_cast<int>(random.below(3));
  rules.overlap = static_cast<int>(random.below(4));
  rules.sink = static_cast<int>(random.below(3));
  return rules;
}

// Any tags at all: chunks and orders in no order, repeated, missing.
std::vector<Tag> anyTags(engine::Random& random) {
  std::vector<Tag> tags(1 + random.below(20));
  for (Tag& tag : tags) {
    tag.kind = static_cast<TokenKind>(random.below(3));
    tag.chunk = static_cast<int>(random.below(5));
    tag.order = static_cast<int>(random.below(12));
  }
  return tags;
}

at::Tensor tensorOf(const engine::AttentionMask& mask) {
  at::Tensor tensor = at::empty({mask.size(), mask.size()}, at::kBool);
  for (int q = 0; q < mask.size(); ++q) {
    for (int p = 0; p < mask.size(); ++p) tensor[q][p] = mask.at(q, p);
  }
  return tensor;
}

std::size_t placeOf(const std::vector<Tag>& tags, const Tag& tag) {
  return static_cast<std::size_t>(std::find(tags.begin(), tags.end(), tag) - tags.begin());
}

}  // namespace

class MaskFormulaTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyCombinationOfRulesIsTheFormulaOnAnyTags_data();
  void everyCombinationOfRulesIsTheFormulaOnAnyTags();
  void theRelationDoesNotDependOnWhereMemoryStands();
};

void MaskFormulaTest::everyCombinationOfRulesIsTheFormulaOnAnyTags_data() {
  QTest::addColumn<bool>("bothWays");
  QTest::newRow("causal") << false;
  QTest::newRow("both ways") << true;
}

void MaskFormulaTest::everyCombinationOfRulesIsTheFormulaOnAnyTags() {
  QFETCH(bool, bothWays);
  const auto direction = bothWays ? ContextDirection::Bidirectional : ContextDirection::Causal;
  engine::Random random(20260215);
  for (int number = 0; number < kCombinations; ++number) {
    for (int draw = 0; draw < 3; ++draw) {
      const MaskRules rules = combination(number, random);
      const std::vector<Tag> tags = anyTags(random);
      const auto mask = engine::compressionMask(tags, rules, direction);
      QVERIFY2(at::equal(tensorOf(mask), reference(tags, rules, direction)),
               qPrintable(QString("combination %1, draw %2").arg(number).arg(draw)));
    }
  }
}

void MaskFormulaTest::theRelationDoesNotDependOnWhereMemoryStands() {
  engine::Random random(7);
  for (int number = 0; number < kCombinations; ++number) {
    const MaskRules rules = combination(number, random);
    const int memories = 1 + static_cast<int>(random.below(2));
    const auto chunks = engine::fixedChunks(static_cast<int>(1 + random.below(20)), 3, memories);
    const std::vector<Tag> appended = engine::segmentTags(chunks), interleaved = engine::interleavedTags(chunks);
    QVERIFY(std::is_permutation(appended.begin(), appended.end(), interleaved.begin(), interleaved.end()));
    const auto a = engine::compressionMask(appended, rules), b = engine::compressionMask(interleaved, rules);
    for (int q = 0; q < a.size(); ++q) {
      const int otherQ = static_cast<int>(placeOf(interleaved, appended[q]));
      for (int p = 0; p < a.size(); ++p) {
        QCOMPARE(b.at(otherQ, static_cast<int>(placeOf(interleaved, appended[p]))), a.at(q, p));
      }
    }
  }
}

PIC_TEST(MaskFormulaTest)
#include "mask_formula_test.moc"
