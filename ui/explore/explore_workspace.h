// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/explore/evaluation_result.h"
#include "ui/frame/dialogs.h"
#include "ui/run_summary.h"

class QAction;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace ui {

class EvaluationForm;
class RunHead;
class TradeOff;

// Evaluations: those that are shipped, those that were made, and a form for a new one; of the chosen one the trade-off
// between what compression costs and what it keeps, and a report.
class ExploreWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit ExploreWorkspace(const Dialogs& dialogs, QWidget* parent = nullptr);

  EvaluationForm* form() const { return m_form; }
  TradeOff* tradeOff() const { return m_tradeOff; }
  RunHead* head() const { return m_head; }
  QListWidget* list() const { return m_list; }

  void setShipped(const std::vector<EvaluationResult>& results);
  void setRuns(const std::vector<RunSummary>& runs);  // shown above the shipped ones
  void updateRun(const RunSummary& run);
  void setResult(const QString& run, const EvaluationResult& result);
  void select(const QString& run);  // empty: the form
  QString selectedRun() const;      // empty: the form, or a shipped one

 Q_SIGNALS:
  void runChosen(const QString& id);
  void removeConfirmed(const QString& id);
  void pageRequested(const QString& id);  // the report of a finished run, in the browser

 private:
  void refill();
  void showChosen();
  void saveReport();
  QAction* command(const QString& text, const QString& icon, const QString& tip);

  Dialogs m_dialogs;
  std::vector<EvaluationResult> m_shipped;
  std::vector<RunSummary> m_runs;
  EvaluationResult m_shown;
  QListWidget* m_list;
  QStackedWidget* m_stack;
  EvaluationForm* m_form;
  RunHead* m_head;
  TradeOff* m_tradeOff;
  QAction* m_save;
  QAction* m_page;
};

}  // namespace ui
