// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QIcon>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>
#include <algorithm>

#include "ui/style_sheet.h"

namespace ui {
namespace {

struct Shades {
  QColor window, base, alternate, button, text, subtle, border, accent, accentText;
};

const Shades kLight{"#f4f5f7", "#ffffff", "#f8f9fb", "#ffffff", "#1d232b", "#5c6673", "#d5dae1", "#2563d4", "#ffffff"};
const Shades kDark{"#1b1e24", "#22262d", "#272c34", "#2c313a", "#e4e8ee", "#9aa5b4", "#3a414c", "#6ea2ff", "#0d1420"};
const Shades kContrast{"#000000", "#000000", "#101010", "#000000", "#ffffff",
                       "#ffffff", "#ffffff", "#ffe14d", "#000000"};

QPalette paletteOf(const Shades& shades) {
  QPalette palette(shades.button, shades.window);
  palette.setColor(QPalette::Window, shades.window);
  palette.setColor(QPalette::Base, shades.base);
  palette.setColor(QPalette::AlternateBase, shades.alternate);
  palette.setColor(QPalette::Button, shades.button);
  for (const auto role :
       {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText}) {
    palette.setColor(role, shades.text);
    palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.subtle.rgb()).lighter(100));
  }
  palette.setColor(QPalette::PlaceholderText, shades.subtle);
  palette.setColor(QPalette::ToolTipBase, shades.alternate);
  palette.setColor(QPalette::Highlight, shades.accent);
  palette.setColor(QPalette::HighlightedText, shades.accentText);
  palette.setColor(QPalette::Link, shades.accent);
  palette.setColor(QPalette::LinkVisited, shades.accent);
  palette.setColor(QPalette::Mid, shades.border);
  palette.setColor(QPalette::Midlight, shades.border);
  palette.setColor(QPalette::Light, shades.alternate);
  palette.setColor(QPalette::Dark, shades.border);
  palette.setColor(QPalette::Shadow, shades.border);
  return palette;
}

// As the desktop had them before we changed anything.
struct Desktop {
  QFont font = QApplication::font();
  bool dark = isDark(QApplication::palette());
};

const Desktop& desktop() {
  static const Desktop before;
  return before;
}

const Shades& shadesOf(Theme theme) {
  switch (theme) {
    case Theme::Light:
      return kLight;
    case Theme::Dark:
      return kDark;
    case Theme::HighContrast:
      return kContrast;
    case Theme::System:
      break;
  }
  return desktop().dark ? kDark : kLight;
}

}  // namespace

// By the text, because style sheets give some widgets a transparent ground, which is black to QColor.
bool isDark(const QPalette& palette) { return palette.color(QPalette::Text).lightness() > 128; }

Colours coloursOf(const QPalette& palette) {
  const bool dark = isDark(palette);
  return {palette.color(QPalette::Base),
          palette.color(QPalette::Mid),
          palette.color(QPalette::PlaceholderText),
          palette.color(QPalette::Highlight),
          palette.color(QPalette::HighlightedText),
          QColor(dark ? "#f2c14e" : "#8a5a00"),
          QColor(dark ? "#ff8f87" : "#b3261e")};
}

void applyTheme(Theme theme, int textScale) {
  const Desktop& before = desktop();
  const Shades& shades = shadesOf(theme);
  QFont font = before.font;
  font.setPointSizeF(QFontInfo(before.font).pointSizeF() * std::clamp(textScale, 80, 200) / 100);
  if (QApplication::style()->objectName().compare("fusion", Qt::CaseInsensitive) != 0) {
    QApplication::setStyle(QStyleFactory::create("Fusion"));
  }
  const QPalette palette = paletteOf(shades);
  QStringList places = QIcon::themeSearchPaths();
  if (!places.contains(QStringLiteral(":/icons"))) QIcon::setThemeSearchPaths(places << QStringLiteral(":/icons"));
  QIcon::setThemeName(isDark(palette) ? "pic-dark" : "pic-light");
  QApplication::setFont(font);
  QApplication::setPalette(palette);
  qApp->setStyleSheet(styleSheet(palette, font));
}

QColor evidenceColour(int index, const QPalette& palette, double strength) {
  // Yellow, blue, rose, green: told apart also by who sees no red or no green.
  static constexpr int kHues[] = {46, 208, 330, 150};
  const bool dark = isDark(palette);
  QColor colour = QColor::fromHsl(kHues[index % 4], dark ? 150 : 235, dark ? 82 : 178);
  colour.setAlphaF(static_cast<float>(std::clamp(strength, 0.25, 1.0)));
  return colour;
}

void setTextRole(QWidget* widget, TextRole role) {
  static constexpr const char* kNames[] = {"title", "heading", "answer", "strong", "small", "caption"};
  widget->setProperty("textRole", kNames[static_cast<int>(role)]);
}

QFont scaledFont(double factor, int weight) {
  QFont font = QApplication::font();
  font.setPointSizeF(font.pointSizeF() * factor);
  if (weight > 0) font.setWeight(static_cast<QFont::Weight>(weight));
  return font;
}

}  // namespace ui
