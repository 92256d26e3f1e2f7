// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/mask_kinds.h"

#include <QCoreApplication>
#include <array>

#include "ui/theme.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::MaskKinds", text); }

enum Kind { Hidden, TextText, MemoryText, MemoryMemory, TextMemory, Shown, Taken, Both, OnlyThis, OnlyOther, Kinds };

QStringList kindNames() {
  return {translated("hidden"),         translated("text sees text"),   translated("memory sees text"),
          translated("memory sees memory"), translated("text sees memory"), translated("shown by hand"),
          translated("hidden by hand"), translated("in both"),          translated("only in this mask"),
          translated("only in the other")};
}

Kind kindOf(const engine::Tag& query, const engine::Tag& key) {
  const bool fromMemory = query.kind == engine::TokenKind::Memory, toMemory = key.kind == engine::TokenKind::Memory;
  if (fromMemory) return toMemory ? MemoryMemory : MemoryText;
  return toMemory ? TextMemory : TextText;
}

Kind compared(bool here, bool there, Kind alone, MaskComparison comparison) {
  if (comparison == MaskComparison::Alone) return here ? alone : Hidden;
  if (here && there) return comparison == MaskComparison::Overlay ? Both : Hidden;
  return here ? OnlyThis : there ? OnlyOther : Hidden;
}

void markPainted(std::vector<float>& kinds, const engine::AttentionMask& mask, const PaintedCell& cell) {
  const int T = mask.size();
  for (int q = 0; q < T; ++q) {
    if (mask.tags[q].kind != cell.queryKind || mask.tags[q].order != cell.query) continue;
    for (int p = 0; p < T; ++p) {
      if (mask.tags[p].kind != cell.keyKind || mask.tags[p].order != cell.key || p == q) continue;
      kinds[static_cast<std::size_t>(q) * T + p] = cell.allowed ? Shown : Taken;
    }
  }
}

}  // namespace

Matrix maskMatrix(const DesignedMask& designed, const DesignedMask* other, MaskComparison comparison,
                  const QStringList& tokens, const std::vector<PaintedCell>& painted) {
  const engine::AttentionMask& mask = designed.mask;
  const int T = mask.size();
  if (other == nullptr || other->mask.size() != T) comparison = MaskComparison::Alone;
  auto kinds = std::vector<float>(static_cast<std::size_t>(T) * T);
  for (int q = 0; q < T; ++q) {
    for (int p = 0; p < T; ++p) {
      const bool there = comparison != MaskComparison::Alone && other->mask.at(q, p);
      kinds[static_cast<std::size_t>(q) * T + p] =
          static_cast<float>(compared(mask.at(q, p), there, kindOf(mask.tags[q], mask.tags[p]), comparison));
    }
  }
  if (comparison == MaskComparison::Alone) {
    for (const PaintedCell& cell : painted) markPainted(kinds, mask, cell);
  }
  Matrix matrix = matrixOf(T, T, std::move(kinds), true);
  const auto name = [tags = mask.tags, tokens](int i) { return positionName(tags[static_cast<std::size_t>(i)], tokens); };
  matrix.rowLabel = matrix.columnLabel = name;
  matrix.rowTitle = translated("looks …");
  matrix.columnTitle = translated("… at");
  matrix.kinds = kindNames();
  return matrix;
}

QList<QColor> maskColours(const QPalette& palette) {
  const bool dark = isDark(palette);
  const QColor hidden = palette.color(QPalette::AlternateBase);
  if (dark) {
    return {hidden,    "#5b6b80", "#6ea2ff", "#35c2a0", "#c58af0",
            "#ffb454", "#a8443c", "#6d7685", "#6ea2ff", "#ffb454"};
  }
  return {hidden,    "#a3b1c4", "#2563d4", "#0b8a6f", "#8b46c0",
          "#e08a00", "#d98880", "#9aa4b2", "#2563d4", "#e08a00"};
}

QString maskLegend(const Matrix& matrix, const QPalette& palette) {
  if (!matrix.pyramid) return {};
  std::array<bool, Kinds> used{};
  const TilePyramid& cells = *matrix.pyramid;
  for (int r = 0; r < cells.rows(); ++r) {
    for (int c = 0; c < cells.columns(); ++c) used[cells.at(Pooling::Largest, 0, r, c)] = true;
  }
  const QList<QColor> colours = maskColours(palette);
  const QString border = coloursOf(palette).border.name();
  QStringList parts;
  for (int kind = 0; kind < Kinds; ++kind) {
    if (!used[static_cast<std::size_t>(kind)]) continue;
    parts << QStringLiteral("<span style='background:%1; border:1px solid %2'>&nbsp;&nbsp;&nbsp;&nbsp;</span>&nbsp;%3")
                 .arg(colours[kind].name(), border, matrix.kinds.value(kind).replace(' ', "&nbsp;"));
  }
  return parts.join(QStringLiteral("&nbsp;&nbsp; "));
}

}  // namespace ui
