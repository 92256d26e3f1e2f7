// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/plot/figure_export.h"

class QAbstractItemModel;
class QCustomPlot;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace ui {

// Where to write a file: as Dialogs::saveFile. Empty: cancelled.
using FileChooser = std::function<QString(QWidget* parent, const QString& title, const QString& suggested,
                                          const QStringList& filters)>;

// A plot with its title, a line on what is seen, what it does not prove, its numbers as a table, and its export.
class Figure : public QWidget {
  Q_OBJECT

 public:
  // `shown` holds `plot` (or is it). The model stays the caller's.
  Figure(const QString& title, QWidget* shown, QCustomPlot* plot, QAbstractItemModel* table, QWidget* parent = nullptr);

  const QString& title() const { return m_title; }
  void setTitle(const QString& title);
  void addControl(QWidget* control);       // beside the title
  void addAbove(QWidget* widget);          // between title and plot
  void setCaption(const QString& text);    // one line below the plot
  QString caption() const;
  void setCaveat(const QString& text);     // what it does not prove
  QString caveat() const;
  void setEmptyText(const QString& text);  // shown in place of the plot; empty: the plot
  // What is written into an exported file: where the numbers come from (the session …), and how they are shown.
  void setContextNotes(std::function<FigureNotes()> notes) { m_contextNotes = std::move(notes); }
  void setNotes(std::function<FigureNotes()> notes) { m_notes = std::move(notes); }
  void setChooser(FileChooser chooser) { m_chooser = std::move(chooser); }
  bool isTableShown() const;

 public Q_SLOTS:
  void exportAs();                     // asks where
  void exportTo(const QString& file);  // .png, .svg, .pdf or .csv
  void showTable(bool table);

 Q_SIGNALS:
  void exported(const QString& file);
  void exportFailed(const QString& sentence);

 private:
  void showPage();

  QString m_title;
  QWidget* m_shown;
  QCustomPlot* m_plot;
  QAbstractItemModel* m_table;
  std::function<FigureNotes()> m_contextNotes, m_notes;
  FileChooser m_chooser;
  QLabel* m_heading;
  QVBoxLayout* m_column;
  QHBoxLayout* m_controls;
  QToolButton* m_tableButton;
  QToolButton* m_exportButton;
  QStackedWidget* m_stack;
  QLabel* m_empty;
  QLabel* m_caption;
  QLabel* m_caveat;
};

}  // namespace ui
