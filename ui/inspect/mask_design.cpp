// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/mask_design.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/numbers.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::MaskDesign", text); }

// "1.3 GFLOP"
QString flopsText(double flops) {
  static constexpr const char* kPrefixes[] = {"", "k", "M", "G", "T"};
  int prefix = 0;
  while (flops >= 1000 && prefix < 4) {
    flops /= 1000;
    ++prefix;
  }
  return QStringLiteral("%1 %2FLOP").arg(flops, 0, 'g', 3).arg(kPrefixes[prefix]);
}

}  // namespace

MaskCosts costsOf(const DesignedMask& designed, const InspectedModel& model) {
  MaskCosts costs;
  const engine::AttentionMask& mask = designed.mask;
  costs.pairs = std::count(mask.allowed.begin(), mask.allowed.end(), 1);
  costs.allPairs = static_cast<std::int64_t>(mask.allowed.size());
  costs.attentionFlops = 4.0 * model.width * model.layers * static_cast<double>(costs.pairs);
  costs.layerFlops = 2.0 * static_cast<double>(model.layerParameters) * mask.size();
  const auto memories = std::count_if(mask.tags.begin(), mask.tags.end(),
                                      [](const engine::Tag& tag) { return tag.kind == engine::TokenKind::Memory; });
  costs.cacheBytes = memories * model.cacheBytesPerPosition;
  costs.textBytes = (mask.size() - memories) * model.cacheBytesPerPosition;
  return costs;
}

QString costsText(const MaskCosts& costs) {
  const double share = costs.allPairs > 0 ? 100.0 * static_cast<double>(costs.pairs) / static_cast<double>(costs.allPairs) : 0;
  return translated("%1 allowed pairs of %2 (%3 %)\n%4 for them, %5 in all layers besides\n"
                    "Key-value cache: %6 instead of %7")
      .arg(grouped(costs.pairs), grouped(costs.allPairs), QString::number(share, 'f', 1))
      .arg(flopsText(costs.attentionFlops), flopsText(costs.layerFlops))
      .arg(bytesText(costs.cacheBytes), bytesText(costs.textBytes));
}

QString positionName(const engine::Tag& tag, const QStringList& tokens) {
  if (tag.kind == engine::TokenKind::Memory) return QStringLiteral("m%1").arg(tag.order);
  return QString(tokens.value(tag.order, QStringLiteral("x%1").arg(tag.order))).replace('\n', QChar(0x21B5)).trimmed();
}

}  // namespace ui
