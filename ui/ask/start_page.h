// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/sample.h"

class QAction;
class QVBoxLayout;

namespace ui {

// What stands in the place of a document as long as there is none: ways to get one.
class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);
  void setSamples(const std::vector<Sample>& samples);
  void setRecentFiles(const QStringList& files);
  void setLastSession(qint64 session, const QString& title, const QString& about);  // 0: none

 Q_SIGNALS:
  void openRequested();
  void pasteRequested();
  void openModelRequested();
  void fileChosen(const QString& file);
  void sessionChosen(qint64 session);

 private:
  QWidget* makeDropZone();
  QVBoxLayout* addSection(QVBoxLayout* column, const QString& heading, QWidget** section);

  QWidget* m_last;
  QVBoxLayout* m_lastList;
  QWidget* m_examples;
  QVBoxLayout* m_exampleList;
  QWidget* m_recent;
  QVBoxLayout* m_recentList;
};

}  // namespace ui
