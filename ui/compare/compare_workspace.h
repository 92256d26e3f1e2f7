// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/compare/side.h"
#include "ui/model_summary.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QTableWidget;

namespace ui {

class SideBar;
class SynchronisedTexts;

// Two settings over the same document and questions: answers side by side, what each looked at in one synchronised
// viewport with the signed difference, and a table of measures with paired intervals.
class CompareWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit CompareWorkspace(QWidget* parent = nullptr);

  void setModel(const ModelSummary& model);
  void setQuestions(const QString& lines);
  SideBar* side(int index) const { return index == 0 ? m_first : m_second; }
  SynchronisedTexts* texts() const { return m_texts; }
  QTableWidget* answers() const { return m_answers; }
  QTableWidget* metrics() const { return m_metrics; }
  QAction* runAction() const { return m_run; }
  QAction* stopAction() const { return m_stop; }
  QAction* exportAction() const { return m_export; }
  QString csv() const;  // both tables; empty before a comparison

 public Q_SLOTS:
  void setComparison(const ui::Comparison& comparison);
  void setProgress(int done, int total);
  void setFailure(const QString& sentence);

 Q_SIGNALS:
  void runRequested(const ui::SideChoice& first, const ui::SideChoice& second,
                    const std::vector<ui::ComparedQuestion>& questions);
  void stopRequested();
  void exportRequested();
  void otherModelRequested(int side);

 private:
  QAction* makeAction(const QString& text, const char* icon, const QString& tip);
  QTableWidget* makeTable(const QString& name);
  void layOut();
  void run();
  void showAnswers();
  void showMetrics();
  void showQuestion(int row);
  void setBusy(bool busy);

  SideBar* m_first;
  SideBar* m_second;
  QPlainTextEdit* m_questions;
  SynchronisedTexts* m_texts;
  QTableWidget* m_answers;
  QTableWidget* m_metrics;
  QLabel* m_state;
  QAction* m_run;
  QAction* m_stop;
  QAction* m_export;
  std::optional<Comparison> m_comparison;
};

}  // namespace ui
