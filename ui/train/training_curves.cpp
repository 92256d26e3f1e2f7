// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_curves.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <algorithm>

#include "ui/numbers.h"
#include "ui/plot/line_chart.h"
#include "ui/train/train_plan.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::TrainingCurves", text); }

// Points gathered into series by a name, in the order in which the names come.
class Gathering {
 public:
  void add(const QString& name, double x, double y) {
    auto found = std::find_if(m_series.begin(), m_series.end(), [&](const LineSeries& s) { return s.name == name; });
    if (found == m_series.end()) {
      m_series.push_back({});
      found = std::prev(m_series.end());
      found->name = name;
    }
    found->x.push_back(x);
    found->y.push_back(y);
  }
  std::vector<LineSeries> take() { return std::move(m_series); }

 private:
  std::vector<LineSeries> m_series;
};

QString sourceName(const QString& source, const QString& compressor, double ratio) {
  if (source == QLatin1String("full")) return translated("full text");
  if (source == QLatin1String("none")) return translated("no text");
  QString name = source == QLatin1String("memory") ? translated("memory") : source;
  if (source == QLatin1String("swapped")) name = translated("another's memory");
  if (!compressor.isEmpty()) name = compressor + (source == QLatin1String("memory") ? QString() : QStringLiteral(" ") + name);
  return ratio > 1 ? name + QLatin1Char(' ') + ratioText(ratio) : name;
}

// A long run has more points than pixels: mean over as many neighbours as leaves `most` points.
void thin(LineSeries& series, std::size_t most) {
  const std::size_t count = series.x.size();
  const std::size_t width = (count + most - 1) / most;
  if (width < 2) return;
  LineSeries thinned;
  for (std::size_t begin = 0; begin < count; begin += width) {
    const std::size_t end = std::min(count, begin + width);
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += series.y[i];
    thinned.x.push_back(series.x[end - 1]);
    thinned.y.push_back(sum / static_cast<double>(end - begin));
  }
  series.x = std::move(thinned.x);
  series.y = std::move(thinned.y);
}

constexpr std::size_t kMostPoints = 300;

std::vector<LineSeries> single(const TrainingLog& log, const QString& name, double StepPoint::* value, int colour) {
  LineSeries series;
  series.name = name;
  series.colour = colour;
  for (const StepPoint& point : log.points) {
    series.x.push_back(point.step);
    series.y.push_back(point.*value);
  }
  thin(series, kMostPoints);
  return {series};
}

LineChart* chartOf(const QString& title, const QString& y, const QString& empty) {
  return new LineChart({title, translated("step"), y, empty});
}

}  // namespace

std::vector<LineSeries> lossSeries(const TrainingLog& log) {
  Gathering gathering;
  for (const ObjectivePoint& point : log.objectives) gathering.add(objectiveText(point.objective), point.step, point.loss);
  std::vector<LineSeries> series = gathering.take();
  for (LineSeries& one : series) thin(one, kMostPoints);
  return series;
}

std::vector<LineSeries> heldOutSeries(const TrainingLog& log) {
  Gathering gathering;
  for (const HeldOutPoint& point : log.heldOut) {
    if (point.source != QLatin1String("autoencode")) gathering.add(sourceName(point.source, point.compressor, point.ratio), point.step, point.f1);
  }
  return gathering.take();
}

std::vector<LineSeries> reproductionSeries(const TrainingLog& log) {
  Gathering gathering;
  for (const HeldOutPoint& point : log.heldOut) {
    if (point.source == QLatin1String("autoencode")) gathering.add(sourceName("memory", point.compressor, point.ratio), point.step, point.f1);
  }
  for (const TaughtPoint& point : log.taught) {
    if (point.objective == QLatin1String("autoencode") && point.source != QLatin1String("full"))
      gathering.add(sourceName(point.source, point.compressor, point.ratio) + (log.heldOut.empty() ? QString() : translated(", told")), point.step, 100 * point.accuracy);
  }
  std::vector<LineSeries> series = gathering.take();
  if (!series.empty()) return series;
  for (const ObjectivePoint& point : log.objectives) {  // of the batches that are learned, until there is better
    if (point.objective == QLatin1String("autoencode")) gathering.add(translated("on what is learned"), point.step, 100 * point.accuracy);
  }
  series = gathering.take();
  for (LineSeries& one : series) thin(one, kMostPoints);
  return series;
}

std::vector<LineSeries> diagonalSeries(const TrainingLog& log) {
  Gathering gathering;
  for (const DiagonalPoint& point : log.diagonals) {
    gathering.add(sourceName("memory", point.compressor, point.ratio), point.step, 100 * point.diagonal);
  }
  return gathering.take();
}

TrainingCurves::TrainingCurves(QWidget* parent) : QWidget(parent) {
  const QString scored = tr("Comes with the first score.");
  const QString begun = tr("Comes with the first step.");
  m_charts = {chartOf(tr("Loss of each objective"), tr("nats a token"), begun),
              chartOf(tr("Held-out questions, F1"), tr("F1, %"), scored),
              chartOf(tr("Text told again from memory"), tr("tokens right, %"), scored),
              chartOf(tr("Attention of memory to its own chunk"), tr("share, %"), scored),
              chartOf(tr("Gradient norm before clipping"), {}, begun), chartOf(tr("Speed"), tr("tokens/s"), begun)};
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 8, 0, 0);
  grid->setSpacing(12);
  for (int i = 0; i < static_cast<int>(m_charts.size()); ++i) {
    grid->addWidget(m_charts[static_cast<std::size_t>(i)], i / 2, i % 2);
    grid->setRowStretch(i / 2, 1);
  }
}

void TrainingCurves::setLog(const TrainingLog& log) {
  chart(Loss)->setSeries(lossSeries(log));
  chart(HeldOut)->setSeries(heldOutSeries(log));
  chart(Reproduction)->setSeries(reproductionSeries(log));
  chart(Diagonal)->setSeries(diagonalSeries(log));
  chart(Gradient)->setSeries(log.points.empty() ? std::vector<LineSeries>() : single(log, tr("gradient norm"), &StepPoint::gradientNorm, 3));
  chart(Speed)->setSeries(log.points.empty() ? std::vector<LineSeries>() : single(log, tr("tokens/s"), &StepPoint::tokensPerSecond, 2));
}

}  // namespace ui
