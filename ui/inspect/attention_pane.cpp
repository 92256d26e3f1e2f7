// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/attention_pane.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspect/head_picker.h"
#include "ui/inspect/view_parts.h"
#include "ui/plot/matrix_figure.h"

namespace ui {

AttentionPane::AttentionPane(QWidget* parent)
    : QWidget(parent),
      m_figure(new MatrixFigure(tr("Where the answer looks"))),
      m_heads(new HeadPicker),
      m_what(new QComboBox) {
  m_figure->setCaveat(QString::fromUtf8(engine::kAttentionCaveat.data()));
  m_what->addItems({tr("Steps of the answer"), tr("Every position")});
  m_what->setAccessibleName(tr("Rows"));
  m_what->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_figure->addControl(m_what);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(besidePicker(m_figure, m_heads));
  connect(m_heads, &HeadPicker::chosen, this, &AttentionPane::refresh);
  connect(m_what, &QComboBox::currentIndexChanged, this, &AttentionPane::refresh);
  setWaiting(tr("Ask a question to see where the answer looks."));
}

bool AttentionPane::wantsAll() const { return m_what->currentIndex() == 1; }

void AttentionPane::setWaiting(const QString& why) {
  m_steps = {};
  m_figure->setEmptyText(why);
}

void AttentionPane::setSteps(const engine::AttentionView& attention) {
  m_steps = attention;
  m_heads->setView(attention);
  refresh();
}

void AttentionPane::setAll(const engine::AttentionView& attention) {
  if (wantsAll() && !attention.weights.empty()) show(attention, 0, 0);
}

void AttentionPane::refresh() {
  if (m_steps.weights.empty()) return;
  if (!wantsAll()) return show(m_steps, m_heads->layer(), m_heads->head());
  m_figure->setEmptyText(tr("Reading the attention…"));
  Q_EMIT allRequested(std::max(0, m_heads->layer()), std::max(0, m_heads->head()));
}

void AttentionPane::show(const engine::AttentionView& attention, int layer, int head) {
  const int rows = static_cast<int>(attention.rows.size()), columns = static_cast<int>(attention.columns.size());
  Matrix matrix = matrixOf(rows, columns, engine::pooledAttention(attention, layer, head));
  const auto names = [](const std::vector<engine::AttentionPosition>& positions) {
    QStringList all;
    for (const engine::AttentionPosition& position : positions) all << readable(QString::fromStdString(position.text));
    return [all](int i) { return all.value(i); };
  };
  matrix.rowLabel = names(attention.rows);
  matrix.columnLabel = names(attention.columns);
  matrix.rowTitle = wantsAll() ? tr("position") : tr("step of the answer");
  matrix.columnTitle = tr("what was read");
  matrix.valueTitle = tr("attention");
  m_figure->setMatrix(matrix);
  m_figure->setRestCaption(layer < 0 ? tr("Mean of all layers and heads")
                                     : tr("Layer %1, head %2")
                                           .arg(layer + attention.firstLayer)
                                           .arg(head + attention.firstHead));
}

}  // namespace ui
