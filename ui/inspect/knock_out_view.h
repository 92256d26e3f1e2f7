// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/values/attribution.h"
#include "engine/values/knock_out.h"
#include "ui/inspect/inspected.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class ChartFigure;
class Selection;

// Takes memory tokens away and asks again: what the answer becomes, and how much less likely it was. A ranking of all
// memory tokens by what the answer loses without each of them runs in the background.
class KnockOutView : public QWidget {
  Q_OBJECT

 public:
  explicit KnockOutView(Selection* selection, QWidget* parent = nullptr);

  void setSegment(const InspectedSegment& segment);
  void setAnswered(const QString& question, const QString& answer);  // empty: nothing was asked of this memory
  void setKnockOut(const engine::KnockOut& knockOut);
  // As far as it has come; `eta`: seconds left, none below 0.
  void setRanking(const engine::Attribution& ranking, double eta);
  void setRanked(bool running);
  void setBusy(bool busy);

  QTreeWidget* list() const { return m_list; }
  ChartFigure* figure() const { return m_figure; }
  QPushButton* askButton() const { return m_ask; }
  QPushButton* rankButton() const { return m_rank; }
  QString result() const;
  QString rankingText() const;

 Q_SIGNALS:
  void knockOutRequested(const std::vector<int>& memories);  // indices in the whole memory
  void rankingRequested(bool on);

 private:
  QWidget* makeLeft();
  QWidget* makeRight();
  void refresh();
  void followSelection();

  Selection* m_selection;
  InspectedSegment m_segment;
  QString m_question;
  bool m_filling = false;
  bool m_running = false;
  bool m_busy = false;
  QTreeWidget* m_list;
  QPushButton* m_ask;
  QPushButton* m_rank;
  QLabel* m_progress;
  QLabel* m_asked;
  QLabel* m_result;
  ChartFigure* m_figure;
};

// Two texts laid side by side as rich text: what is gone is crossed out, what is new is bold.
QString differenceHtml(const std::vector<engine::WordChange>& words, const QPalette& palette);

}  // namespace ui
