// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/reach_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/values/receptive_field.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/token_text.h"
#include "ui/theme.h"

namespace ui {

ReachView::ReachView(Selection* selection, QWidget* parent) : QWidget(parent), m_selection(selection) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  const QString names[] = {tr("Text seen in one layer"), tr("Text that reaches it through all layers"),
                           tr("Text that was measured to move it")};
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    Column& column = m_columns[i];
    column = {new QLabel, new TokenText(names[i])};
    column.heading->setWordWrap(true);
    setTextRole(column.heading, TextRole::Small);
    auto* stack = new QVBoxLayout;
    stack->setSpacing(2);
    stack->addWidget(column.heading);
    stack->addWidget(scrolled(column.text), 1);
    row->addLayout(stack, 1);
    connect(column.text, &TokenText::hovered, m_selection, [this](int token) {
      m_selection->setPrimary(token < 0 ? Place{} : Place{Place::Kind::Token, token});
    });
    connect(column.text, &TokenText::clicked, m_selection,
            [this](int token) { m_selection->pin({Place::Kind::Token, token}); });
  }
  m_columns[1].heading->setToolTip(QString::fromUtf8(engine::kReachCaveat.data()));
  m_columns[2].heading->setToolTip(QString::fromUtf8(engine::kInfluenceCaveat.data()));
  show();
}

void ReachView::setTokens(const QStringList& tokens) {
  for (const Column& column : m_columns) column.text->setTokens(tokens);
  show();
}

void ReachView::setMask(const DesignedMask& mask, int layers) {
  m_mask = mask;
  m_layers = std::max(1, layers);
  if (m_row >= mask.mask.size()) m_row = -1;
  show();
}

void ReachView::setInfluence(const std::optional<engine::Influence>& influence,
                             const std::vector<engine::ByteRange>& tokenBytes) {
  m_influence = influence;
  m_tokenBytes = tokenBytes;
  show();
}

void ReachView::setRow(int row) {
  if (row == m_row) return;
  m_row = row;
  show();
}

QString ReachView::heading(int column) const { return m_columns[static_cast<std::size_t>(column)].heading->text(); }

void ReachView::show() {
  showReach(m_columns[0], 1);
  showReach(m_columns[1], m_layers);
  showInfluence(m_columns[2]);
}

void ReachView::showReach(Column& column, int layers) {
  const int tokens = static_cast<int>(column.text->tokens().size());
  std::vector<QColor> colours(static_cast<std::size_t>(tokens));
  int count = 0;
  if (m_row >= 0 && m_row < m_mask.mask.size()) {
    const std::vector<std::uint8_t> reached = engine::reachOf(m_mask.mask, m_row, layers);
    for (int p = 0; p < m_mask.mask.size(); ++p) {
      const engine::Tag& tag = m_mask.mask.tags[static_cast<std::size_t>(p)];
      if (reached[static_cast<std::size_t>(p)] == 0 || tag.kind != engine::TokenKind::Context) continue;
      ++count;
      if (tag.order < tokens) colours[static_cast<std::size_t>(tag.order)] = evidenceColour(1, palette());
    }
  }
  // Whole sentences: the language can change under them.
  if (&column == &m_columns[0]) {
    column.heading->setText(m_row < 0 ? tr("One layer: point at a row") : tr("One layer: %1 of %2 tokens").arg(count).arg(tokens));
  } else {
    column.heading->setText(m_row < 0 ? tr("After all %1 layers: point at a row").arg(layers)
                                      : tr("After all %1 layers: %2 of %3 tokens").arg(layers).arg(count).arg(tokens));
  }
  column.text->setColours(std::move(colours));
}

void ReachView::showInfluence(Column& column) {
  const int tokens = static_cast<int>(column.text->tokens().size());
  std::vector<QColor> colours(static_cast<std::size_t>(tokens));
  const bool isMemory = m_row >= 0 && m_row < m_mask.mask.size() &&
                        m_mask.mask.tags[static_cast<std::size_t>(m_row)].kind == engine::TokenKind::Memory;
  const int memory = isMemory ? m_mask.mask.tags[static_cast<std::size_t>(m_row)].order : -1;
  if (!m_influence) {
    column.heading->setText(tr("Measured: not yet"));
  } else if (memory < 0 || memory >= m_influence->memories) {
    column.heading->setText(tr("Measured: for memory tokens, with the mask the model uses"));
  } else {
    float most = 0;
    for (int piece = 0; piece < m_influence->columns; ++piece) most = std::max(most, m_influence->at(memory, piece));
    int count = 0;
    for (int token = 0; token < tokens && token < static_cast<int>(m_tokenBytes.size()); ++token) {
      for (const int piece : m_influence->field(memory)) {
        const engine::ByteRange& bytes = m_influence->pieces[static_cast<std::size_t>(piece)];
        const engine::ByteRange& own = m_tokenBytes[static_cast<std::size_t>(token)];
        if (own.begin >= bytes.end || own.end <= bytes.begin) continue;
        ++count;
        colours[static_cast<std::size_t>(token)] =
            evidenceColour(0, palette(), m_influence->at(memory, piece) / static_cast<double>(most));
        break;
      }
    }
    column.heading->setText(tr("Measured: %1 of %2 tokens move m%3").arg(count).arg(tokens).arg(memory));
  }
  column.text->setColours(std::move(colours));
}

}  // namespace ui
