// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/attribution_view.h"

#include <QComboBox>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspect/map_view.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/token_text.h"
#include "ui/inspect/view_parts.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"

namespace ui {

AttributionView::AttributionView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_method(new QComboBox),
      m_unit(new QComboBox),
      m_figure(new MatrixFigure(tr("What the answer hangs on"))),
      m_text(new TokenText(tr("Text, by how much the answer hangs on it"))) {
  m_method->addItems({tr("Leave one out"), tr("Gradient × input"), tr("Attention rollout"), tr("Influence of the text")});
  m_method->setAccessibleName(tr("Method"));
  m_unit->addItems({tr("memory tokens"), tr("chunks"), tr("sentences")});
  m_unit->setAccessibleName(tr("What is left out"));
  for (QComboBox* box : {m_method, m_unit}) {
    m_figure->addControl(box);
    connect(box, &QComboBox::activated, this, &AttributionView::ask);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(splitBelow(m_figure, scrolled(m_text)));
  linkText(m_text, m_selection);
  connect(m_selection, &Selection::changed, this, [this] {
    const Place& place = m_selection->shown();
    m_text->setCursorToken(place.kind == Place::Kind::Token ? place.index : -1);
  });
  setWaiting(tr("Ask a question to see what its answer hangs on."));
}

AttributionView::Method AttributionView::method() const { return static_cast<Method>(m_method->currentIndex()); }

engine::AttributionUnit AttributionView::unit() const {
  return static_cast<engine::AttributionUnit>(m_unit->currentIndex());
}

void AttributionView::choose(Method method, engine::AttributionUnit unit) {
  m_method->setCurrentIndex(static_cast<int>(method));
  m_unit->setCurrentIndex(static_cast<int>(unit));
  ask();
}

void AttributionView::ask() {
  m_unit->setEnabled(method() == Method::LeaveOneOut);
  Q_EMIT requested();
}

void AttributionView::setSegment(const InspectedSegment& segment) {
  m_segment = segment;
  m_text->setTokens(segment.tokens);
  colourText();
}

void AttributionView::setWaiting(const QString& why) {
  m_attribution.reset();
  m_figure->setEmptyText(why);
  m_figure->setCaveat({});
  colourText();
}

void AttributionView::setAttribution(const engine::Attribution& attribution,
                                     const std::vector<engine::DocumentText>& documents, const QStringList& tokens) {
  m_attribution = attribution;
  if (attribution.done() == 0) return m_figure->setEmptyText(tr("Nothing was read that could be left out."));
  QStringList parts;
  for (const engine::AttributedPart& part : attribution.parts) {
    const std::string& text = documents.at(static_cast<std::size_t>(part.document)).text;
    const auto begin = static_cast<std::size_t>(part.bytes.begin);
    const QString words =
        QString::fromStdString(text.substr(begin, static_cast<std::size_t>(part.bytes.end - part.bytes.begin))).simplified();
    const bool memory = attribution.unit == engine::AttributionUnit::MemoryToken && !part.memories.empty();
    parts << (memory ? QStringLiteral("m%1 %2").arg(part.memories.front()).arg(words) : words);
  }
  Matrix matrix = matrixOf(attribution.done(), attribution.tokens(), attribution.scores);
  matrix.rowLabel = [parts](int row) { return parts.value(row); };
  matrix.columnLabel = [tokens](int column) {
    const QString token = readable(tokens.value(column));
    return token.isEmpty() ? tr("(end)") : token;
  };
  matrix.rowTitle = tr("what was read");
  matrix.columnTitle = tr("token of the answer");
  const bool rollout = attribution.method == engine::AttributionMethod::Rollout;
  matrix.valueTitle = rollout ? tr("share") : tr("nats");
  m_figure->setMatrix(matrix);
  const int first = attribution.ranking().front();
  m_figure->setRestCaption(tr("Most: %1 (%2)").arg(parts.value(first)).arg(attribution.total(first), 0, 'f', 3));
  m_figure->setCaveat(QString::fromUtf8(engine::caveatOf(attribution.method).data()));
  colourText();
}

void AttributionView::setInfluence(const engine::Influence& influence) {
  m_attribution.reset();
  Matrix matrix = matrixOf(influence.memories, influence.columns, influence.moved);
  matrix.rowLabel = [](int row) { return QStringLiteral("m%1").arg(row); };
  matrix.columnLabel = [segment = m_segment, pieces = influence.pieces](int column) {
    QStringList inside;
    for (int token = 0; token < segment.tokenCount(); ++token) {
      const engine::ByteRange& bytes = segment.tokenBytes[static_cast<std::size_t>(token)];
      const engine::ByteRange& piece = pieces[static_cast<std::size_t>(column)];
      if (bytes.begin < piece.end && bytes.end > piece.begin) inside << segment.tokens[token];
    }
    return readable(inside.join(QString()));
  };
  matrix.rowTitle = tr("memory token");
  matrix.columnTitle = tr("piece of the text that was replaced");
  matrix.valueTitle = tr("change");
  m_figure->setMatrix(matrix);
  m_figure->setRestCaption(tr("How far each memory token moves when a piece of the text is replaced"));
  m_figure->setCaveat(QString::fromUtf8(engine::kInfluenceCaveat.data()));
  colourText();
}

void AttributionView::colourText() {
  std::vector<float> weights(static_cast<std::size_t>(m_segment.tokenCount()));
  for (int part = 0; m_attribution && part < m_attribution->done(); ++part) {
    const engine::AttributedPart& one = m_attribution->parts[static_cast<std::size_t>(part)];
    for (std::size_t token = 0; token < weights.size(); ++token) {
      const engine::ByteRange& bytes = m_segment.tokenBytes[token];
      const bool inside = one.document == m_segment.documentIndex && bytes.begin < one.bytes.end && bytes.end > one.bytes.begin;
      if (inside) weights[token] += static_cast<float>(std::max(0.0, m_attribution->total(part)));
    }
  }
  m_text->setColours(weightColours(weights, 0, palette()));
}

}  // namespace ui
