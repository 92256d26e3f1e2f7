// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>
#include <QWidget>
#include <vector>

class QScrollArea;

namespace ui {

// A segment's text, token by token, each on a colour of its own. Pointing at a token, clicking it, or the arrow keys and
// Enter say which one. Put into scrolled() it is as high as it needs to be.
class TokenText : public QWidget {
  Q_OBJECT

 public:
  explicit TokenText(const QString& name, QWidget* parent = nullptr);

  void setTokens(const QStringList& tokens);
  const QStringList& tokens() const { return m_tokens; }
  // One a token; an invalid colour is none.
  void setColours(std::vector<QColor> colours);
  const std::vector<QColor>& colours() const { return m_colours; }
  int colouredCount() const;
  void setCursorToken(int token);  // framed; −1: none
  void setStruck(std::vector<bool> struck);  // tokens that are crossed out

  int tokenAt(const QPoint& place) const;
  QRect areaOf(int token) const;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {80, 24}; }

 Q_SIGNALS:
  void hovered(int token);  // −1: left
  void clicked(int token);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int flow(int width, std::vector<QRect>* areas) const;  // the height
  void arrange();
  void point(int token);

  QStringList m_tokens;
  std::vector<QColor> m_colours;
  std::vector<bool> m_struck;
  std::vector<QRect> m_areas;
  int m_cursor = -1;
};

// The text in a scroll area that fits it to its width.
QScrollArea* scrolled(TokenText* text);

}  // namespace ui
