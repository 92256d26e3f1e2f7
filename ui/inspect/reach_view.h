// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>
#include <vector>

#include "engine/values/influence.h"
#include "ui/inspect/mask_design.h"

class QLabel;

namespace ui {

class Selection;
class TokenText;

// What one row of a mask hangs on, three ways side by side, each in the text: what it sees in one layer, what reaches it
// through all layers, and what was measured to move it. They are not the same.
class ReachView : public QWidget {
  Q_OBJECT

 public:
  explicit ReachView(Selection* selection, QWidget* parent = nullptr);

  void setTokens(const QStringList& tokens);
  void setMask(const DesignedMask& mask, int layers);
  // Measured on the model with the mask it uses; none: not measured yet.
  void setInfluence(const std::optional<engine::Influence>& influence, const std::vector<engine::ByteRange>& tokenBytes);
  void setRow(int row);  // of the mask; −1: none
  int row() const { return m_row; }
  TokenText* text(int column) const { return m_columns[static_cast<std::size_t>(column)].text; }
  QString heading(int column) const;

 Q_SIGNALS:
  void measureRequested();

 private:
  struct Column {
    QLabel* heading;
    TokenText* text;
  };
  void show();
  void showReach(Column& column, int layers);
  void showInfluence(Column& column);

  Selection* m_selection;
  std::array<Column, 3> m_columns;
  DesignedMask m_mask;
  int m_layers = 1;
  int m_row = -1;
  std::optional<engine::Influence> m_influence;
  std::vector<engine::ByteRange> m_tokenBytes;
};

}  // namespace ui
