// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/time_lapse.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include <qcustomplot.h>

#include "ui/numbers.h"
#include "ui/plot/chart_style.h"
#include "ui/theme.h"

namespace ui {
namespace {

QString settingName(const MemoryMapFrame& frame) { return frame.compressor + QLatin1Char(' ') + ratioText(frame.ratio); }

QCPColorGradient shades(const QPalette& palette) {
  QCPColorGradient gradient;
  gradient.setColorStops({{0.0, coloursOf(palette).surface},
                          {0.35, QColor(isDark(palette) ? "#31688e" : "#7fb4d8")},
                          {1.0, QColor(isDark(palette) ? "#fde725" : "#08306b")}});
  return gradient;
}

}  // namespace

double diagonalShare(const MemoryMapFrame& frame) {
  double sum = 0;
  int counted = 0;
  for (int memory = 0; memory < std::min(frame.memories, static_cast<int>(frame.chunks.size())); ++memory) {
    const float* row = frame.shares.data() + static_cast<std::size_t>(memory) * static_cast<std::size_t>(frame.tokens);
    const auto [begin, end] = frame.chunks[static_cast<std::size_t>(memory)];
    double own = 0, all = 0;
    for (int token = 0; token < frame.tokens; ++token) {
      all += static_cast<double>(row[token]);
      if (token >= begin && token < end) own += static_cast<double>(row[token]);
    }
    if (all <= 0) continue;
    sum += own / all;
    ++counted;
  }
  return counted > 0 ? sum / counted : 0;
}

TimeLapse::TimeLapse(QWidget* parent)
    : QWidget(parent),
      m_setting(new QComboBox),
      m_slider(new QSlider(Qt::Horizontal)),
      m_play(new QToolButton),
      m_words(new QLabel),
      m_empty(new QLabel(tr("A training that is scored draws where its memory tokens look, from before its first step on."))),
      m_plot(new QCustomPlot),
      m_map(new QCPColorMap(m_plot->xAxis, m_plot->yAxis)),
      m_timer(new QTimer(this)) {
  m_setting->setAccessibleName(tr("Compressor and ratio"));
  m_slider->setAccessibleName(tr("Step of the training"));
  m_play->setText(tr("Play"));
  m_play->setCheckable(true);
  m_empty->setProperty("subtle", true);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_plot->setFocusPolicy(Qt::NoFocus);
  m_plot->setMinimumHeight(160);
  m_plot->xAxis->setLabel(tr("token of the text"));
  m_plot->yAxis->setLabel(tr("memory token"));
  m_plot->yAxis->setRangeReversed(true);
  m_map->setInterpolate(false);
  m_timer->setInterval(350);
  auto* line = new QHBoxLayout;
  line->addWidget(m_setting);
  line->addWidget(m_play);
  line->addWidget(m_slider, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 0, 0);
  column->addLayout(line);
  column->addWidget(m_words);
  column->addWidget(m_empty, 1);
  column->addWidget(m_plot, 1);
  connect(m_setting, &QComboBox::currentIndexChanged, this, &TimeLapse::showSetting);
  connect(m_slider, &QSlider::valueChanged, this, &TimeLapse::showFrame);
  connect(m_play, &QToolButton::toggled, this, &TimeLapse::play);
  connect(m_timer, &QTimer::timeout, this, [this] {
    m_slider->setValue(m_slider->value() + 1);
    if (m_slider->value() == m_slider->maximum()) m_play->setChecked(false);
  });
  setFrames({});
}

void TimeLapse::setFrames(std::vector<MemoryMapFrame> frames) {
  const QString before = m_setting->currentText();
  m_all = std::move(frames);
  std::stable_sort(m_all.begin(), m_all.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
  QStringList settings;
  for (const MemoryMapFrame& frame : m_all) {
    if (!settings.contains(settingName(frame))) settings << settingName(frame);
  }
  const QSignalBlocker quiet(m_setting);
  m_setting->clear();
  m_setting->addItems(settings);
  m_setting->setCurrentIndex(std::max<int>(0, static_cast<int>(settings.indexOf(before))));
  for (QWidget* widget : {static_cast<QWidget*>(m_setting), static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_slider),
                          static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_words)}) {
    widget->setVisible(!m_all.empty());
  }
  m_empty->setVisible(m_all.empty());
  showSetting();
}

void TimeLapse::showSetting() {
  const bool atEnd = m_slider->value() == m_slider->maximum();
  m_shown.clear();
  for (const MemoryMapFrame& frame : m_all) {
    if (settingName(frame) != m_setting->currentText()) continue;
    if (!m_shown.empty() && m_shown.back()->step == frame.step) m_shown.pop_back();  // said again by a later sitting
    m_shown.push_back(&frame);
  }
  m_slider->setRange(0, std::max(0, static_cast<int>(m_shown.size()) - 1));
  if (atEnd) m_slider->setValue(m_slider->maximum());
  showFrame();
}

void TimeLapse::showFrame() {
  if (m_shown.empty()) return;
  const MemoryMapFrame& frame = *m_shown[static_cast<std::size_t>(std::clamp(m_slider->value(), 0, static_cast<int>(m_shown.size()) - 1))];
  m_map->data()->setSize(frame.tokens, frame.memories);
  m_map->data()->setRange({0, frame.tokens - 1.0}, {0, frame.memories - 1.0});
  float largest = 0;
  for (int memory = 0; memory < frame.memories; ++memory) {
    for (int token = 0; token < frame.tokens; ++token) {
      const float share = frame.shares[static_cast<std::size_t>(memory) * static_cast<std::size_t>(frame.tokens) + static_cast<std::size_t>(token)];
      largest = std::max(largest, share);
      m_map->data()->setCell(token, memory, static_cast<double>(share));
    }
  }
  m_map->setDataRange({0, std::max(1e-6, static_cast<double>(largest))});
  m_plot->xAxis->setRange(-0.5, frame.tokens - 0.5);
  m_plot->yAxis->setRange(-0.5, frame.memories - 0.5);
  m_words->setText(tr("Step %1: memory tokens pay %2 % of their attention to the text of their own chunk.")
                       .arg(grouped(frame.step), QLocale().toString(100 * diagonalShare(frame), 'f', 0)));
  recolour();
}

int TimeLapse::shownStep() const {
  return m_shown.empty() ? -1 : m_shown[static_cast<std::size_t>(m_slider->value())]->step;
}

void TimeLapse::play() {
  if (!m_play->isChecked()) return m_timer->stop();
  if (m_slider->value() == m_slider->maximum()) m_slider->setValue(0);
  m_timer->start();
}

void TimeLapse::recolour() {
  m_map->setGradient(shades(palette()));
  styleChart(m_plot, palette());
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TimeLapse::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) recolour();
}

}  // namespace ui
