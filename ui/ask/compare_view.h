// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <array>
#include <optional>

#include "engine/values/answer.h"

class QGridLayout;
class QLabel;

namespace ui {

// One question answered from the memory, the full text, nothing, and as much text as the memory takes, side by side;
// two by two where four do not fit.
class CompareView : public QFrame {
  Q_OBJECT

 public:
  explicit CompareView(QWidget* parent = nullptr);
  void setAnswer(const engine::Answer& answer);
  void setFailure(engine::Source source, const QString& sentence);
  int columns() const { return m_columns; }
  QString textOf(engine::Source source) const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Column {
    QFrame* frame;
    QLabel* answer;
    QLabel* metrics;
  };
  Column makeColumn(const QString& title, const QString& explanation);
  const Column& columnOf(engine::Source source) const;
  void arrange(int columns);

  QGridLayout* m_grid;
  std::array<Column, 4> m_sources;  // memory, full text, nothing, budget
  int m_columns = 0;
};

}  // namespace ui
