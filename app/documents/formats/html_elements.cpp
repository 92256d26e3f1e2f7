// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/html_elements.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace documents {
namespace {

using enum HtmlRole;

const std::unordered_map<std::string_view, HtmlRole>& roles() {
  static const std::unordered_map<std::string_view, HtmlRole> table{
      {"script", Hidden},    {"style", Hidden},    {"nav", Hidden},      {"noscript", Hidden},  {"template", Hidden},
      {"svg", Hidden},       {"iframe", Hidden},   {"object", Hidden},   {"canvas", Hidden},    {"audio", Hidden},
      {"video", Hidden},     {"select", Hidden},   {"button", Hidden},   {"datalist", Hidden},  {"textarea", Hidden},
      {"dialog", Hidden},    {"applet", Hidden},   {"rp", Hidden},       {"title", Title},      {"br", Break},
      {"ul", List},          {"ol", NumberedList}, {"menu", List},       {"dir", List},         {"li", Item},
      {"tr", Row},           {"td", Cell},         {"th", Cell},         {"pre", Preformatted}, {"p", Block},
      {"div", Block},        {"h1", Block},        {"h2", Block},        {"h3", Block},         {"h4", Block},
      {"h5", Block},         {"h6", Block},        {"section", Block},   {"article", Block},    {"header", Block},
      {"footer", Block},     {"main", Block},      {"aside", Block},     {"blockquote", Block}, {"table", Block},
      {"caption", Block},    {"dl", Block},        {"dt", Block},        {"dd", Break},         {"figure", Block},
      {"figcaption", Block}, {"address", Block},   {"form", Block},      {"fieldset", Block},   {"legend", Block},
      {"hr", Block},         {"body", Block},      {"details", Block},   {"summary", Block},    {"center", Block},
      {"hgroup", Block},     {"search", Block},    {"optgroup", Hidden}, {"option", Hidden},    {"frameset", Hidden}};
  return table;
}

}  // namespace

HtmlRole roleOf(std::string_view element) {
  const auto found = roles().find(element);
  return found == roles().end() ? Inline : found->second;
}

bool isVoid(std::string_view element) {
  constexpr std::string_view kVoid[] = {"area",  "base",    "basefont", "br",   "col",   "embed",  "frame", "hr", "img",
                                        "input", "isindex", "link",     "meta", "param", "source", "track", "wbr"};
  return std::find(std::begin(kVoid), std::end(kVoid), element) != std::end(kVoid);
}

}  // namespace documents
