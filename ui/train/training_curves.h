// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/train/training_log.h"

namespace ui {

class LineChart;
struct LineSeries;

// The curves of one training: loss of each objective, held-out scores, what memory carries (AE), how much of their
// attention memory tokens pay to their own chunk, gradient norm, speed.
class TrainingCurves : public QWidget {
  Q_OBJECT

 public:
  explicit TrainingCurves(QWidget* parent = nullptr);
  void setLog(const TrainingLog& log);

  enum Curve { Loss, HeldOut, Reproduction, Diagonal, Gradient, Speed };
  LineChart* chart(Curve curve) const { return m_charts[static_cast<std::size_t>(curve)]; }

 private:
  std::array<LineChart*, 6> m_charts;
};

// The series of every curve, from the log.
std::vector<LineSeries> lossSeries(const TrainingLog& log);
std::vector<LineSeries> heldOutSeries(const TrainingLog& log);
std::vector<LineSeries> reproductionSeries(const TrainingLog& log);
std::vector<LineSeries> diagonalSeries(const TrainingLog& log);

}  // namespace ui
