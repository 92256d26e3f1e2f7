// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/train/training_log.h"

class QComboBox;
class QCPColorMap;
class QCustomPlot;
class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace ui {

// Where memory tokens looked, step by step: a slider over the maps that a training has drawn. Noise at first; with a
// mask of chunks, or where the model finds them itself, a staircase.
class TimeLapse : public QWidget {
  Q_OBJECT

 public:
  explicit TimeLapse(QWidget* parent = nullptr);
  void setFrames(std::vector<MemoryMapFrame> frames);
  int shownStep() const;  // −1: there is nothing
  QSlider* slider() const { return m_slider; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showSetting();  // the compressor and ratio that are chosen
  void showFrame();
  void play();
  void recolour();

  std::vector<MemoryMapFrame> m_all;
  std::vector<const MemoryMapFrame*> m_shown;  // of the chosen setting, by step
  QComboBox* m_setting;
  QSlider* m_slider;
  QToolButton* m_play;
  QLabel* m_words;
  QLabel* m_empty;
  QCustomPlot* m_plot;
  QCPColorMap* m_map;
  QTimer* m_timer;
};

// The share of their attention that memory tokens pay to their own chunk, mean over them.
double diagonalShare(const MemoryMapFrame& frame);

}  // namespace ui
