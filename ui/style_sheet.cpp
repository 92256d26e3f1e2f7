// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style_sheet.h"

#include <QFontMetrics>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

// @names are replaced below.
constexpr const char* kSheet = R"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMenuBar { background: @window; border: none; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @base; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 8px; border-radius: 5px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @subtle; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; padding: 2px 6px; spacing: 4px; }
QToolBar QToolButton { padding: 4px 10px; }
QToolBar QToolButton:checked { background: @base; color: @accent; border: 1px solid @border; font-weight: 600; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QToolTip { background: @alternate; color: @text; border: 1px solid @border; padding: 4px 6px; }
QSplitter::handle { background: @border; }
QSplitter::handle:hover { background: @accent; }

QPlainTextEdit, QTextEdit, QTreeView, QListView, QTableView {
  background: @base; color: @text; border: 1px solid @border; border-radius: 7px;
  selection-background-color: @accent; selection-color: @accentText; }
QPlainTextEdit:focus, QTextEdit:focus, QTreeView:focus, QListView:focus, QTableView:focus { border: 1px solid @accent; }
QPlainTextEdit[flat="true"] { border: none; border-radius: 0; }
QPlainTextEdit[flat="true"]:focus { border: none; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @accent; color: @accentText; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {
  background: @base; color: @text; border: 1px solid @border; border-radius: 6px; padding: 3px 7px; min-height: @fieldpx; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 1px solid @accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(@icons/go-down.svg); width: 13px; height: 13px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-arrow { image: url(@icons/go-up.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(@icons/go-down.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @border; border-radius: 0; }

QPushButton { background: @button; color: @text; border: 1px solid @border; border-radius: 6px;
  padding: 4px 14px; min-height: @fieldpx; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:pressed { background: @border; }
QPushButton:disabled { color: @subtle; }
QPushButton[primary="true"] { background: @accent; color: @accentText; border: 1px solid @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 3px 13px; }
QPushButton[primary="true"]:disabled { background: @border; color: @subtle; border-color: @border; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 3px 6px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton:checked { background: @hover; border: 1px solid @border; }
QToolButton:disabled { color: @subtle; }
QToolButton::menu-indicator { image: none; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QFrame[card="true"] { background: @base; border: 1px solid @border; border-radius: 9px; }
QFrame[bar="true"] { background: @window; border: none; }
QLabel { background: transparent; }
QLabel[subtle="true"] { color: @subtle; }
QLabel[warning="true"] { color: @warning; }
QLabel[error="true"] { color: @error; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

*[textRole="title"] { font-size: @titlept; font-weight: 600; }
*[textRole="heading"] { font-size: @headingpt; font-weight: 600; }
*[textRole="answer"] { font-size: @answerpt; }
*[textRole="strong"] { font-weight: 600; }
*[textRole="small"] { font-size: @smallpt; }
*[textRole="caption"] { font-size: @smallpt; font-weight: 600; }

QTabBar::tab { padding: 5px 12px; border: none; border-bottom: 2px solid transparent; color: @subtle; background: transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:focus { color: @text; border-bottom: 2px solid @text; }
QTabBar::scroller { width: 72px; }
QTabBar::close-button { image: url(@icons/window-close.svg); subcontrol-position: right; }
QTabBar::close-button:hover { background: @border; border-radius: 4px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: @base; border: 2px solid @accent; }
QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover { background: @accent; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @subtle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView::section { background: @window; color: @subtle; border: none; border-bottom: 1px solid @border; padding: 4px 8px; }
)";

// `b` mixed into `a`.
QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto part = [share](int x, int y) { return static_cast<int>(x + (y - x) * share); };
  return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

}  // namespace

QString styleSheet(const QPalette& palette, const QFont& font) {
  const Colours colours = coloursOf(palette);
  const QColor window = palette.color(QPalette::Window);
  const QColor text = palette.color(QPalette::Text);
  const int field = QFontMetrics(font).height() + 4;
  const auto points = [&font](double factor) { return QString::number(factor * font.pointSizeF(), 'f', 2); };
  const std::pair<const char*, QString> values[] = {
      {"@title", points(1.45)},
      {"@heading", points(1.1)},
      {"@answer", points(1.2)},
      {"@small", points(0.9)},
      {"@accentText", colours.accentText.name()},
      {"@accentHover", mixed(colours.accent, text, 0.15).name()},
      {"@accent", colours.accent.name()},
      {"@alternate", palette.color(QPalette::AlternateBase).name()},
      {"@base", colours.surface.name()},
      {"@border", colours.border.name()},
      {"@button", palette.color(QPalette::Button).name()},
      {"@error", colours.error.name()},
      {"@field", QString::number(field)},
      {"@icons", isDark(palette) ? ":/icons/pic-dark/scalable" : ":/icons/pic-light/scalable"},
      {"@hover", mixed(window, text, 0.08).name()},
      {"@subtle", colours.subtleText.name()},
      {"@text", text.name()},
      {"@warning", colours.warning.name()},
      {"@window", window.name()},
  };
  QString sheet = QString::fromLatin1(kSheet);
  for (const auto& [name, value] : values) sheet.replace(QLatin1String(name), value);
  return sheet;
}

}  // namespace ui
