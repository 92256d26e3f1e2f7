// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/inspect/inspected.h"
#include "ui/inspect/mask_design.h"
#include "ui/plot/figure.h"

class QLabel;
class QTabWidget;
class QToolButton;

namespace ui {

class AttentionPane;
class AttributionView;
class GeometryView;
class KnockOutView;
class MapView;
class MaskView;
class Selection;
class SurvivalView;

// Looks into what the model does with the documents: a view a tab, all of one segment, all with one selection.
class InspectWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit InspectWorkspace(QWidget* parent = nullptr);

  // Adds a tab; `key` names it for showTab().
  void addView(const QString& key, const QString& title, QWidget* view);
  QWidget* currentView() const;
  QString currentKey() const;
  void showTab(const QString& key);

  void setChooser(const FileChooser& chooser) { m_chooser = chooser; }
  const FileChooser& chooser() const { return m_chooser; }
  void setModel(const InspectedModel& model);
  void setSegment(const InspectedSegment& segment);
  void setStateText(const QString& text);  // what is going on, or what is missing
  void setNotes(const FigureNotes& notes);  // written into every exported figure

  const InspectedSegment& segment() const { return m_segment; }
  Selection* selection() const { return m_selection; }
  MaskView* mask() const { return m_mask; }
  MapView* map() const { return m_map; }
  AttentionPane* attention() const { return m_attention; }
  AttributionView* attribution() const { return m_attribution; }
  KnockOutView* knockOut() const { return m_knockOut; }
  SurvivalView* survival() const { return m_survival; }
  GeometryView* geometry() const { return m_geometry; }

 public Q_SLOTS:
  void undo();
  void redo();
  void exportFigure();  // of the tab that is shown

 Q_SIGNALS:
  void segmentChosen(int index);
  void tabShown(const QString& key);
  void exported(const QString& file);
  void exportFailed(const QString& sentence);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QAction* addCommand(const QString& text, const char* icon, const QString& tip, const std::function<void()>& order);
  void makeActions();
  QWidget* makeHeader();
  void refreshHeader();

  Selection* m_selection;
  QTabWidget* m_tabs;
  MaskView* m_mask;
  MapView* m_map;
  AttentionPane* m_attention;
  AttributionView* m_attribution;
  KnockOutView* m_knockOut;
  SurvivalView* m_survival;
  GeometryView* m_geometry;
  QToolButton* m_previous;
  QToolButton* m_next;
  QLabel* m_where;
  QLabel* m_state;
  InspectedSegment m_segment;
  FileChooser m_chooser;
  FigureNotes m_notes;
};

}  // namespace ui
