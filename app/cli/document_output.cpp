// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_output.h"

#include <cmath>

#include "app/documents/import.h"
#include "app/documents/places.h"

namespace cli {
namespace {

using documents::Place;

// A hundredth of a point is less than any screen shows.
double rounded(double points) { return std::round(points * 100) / 100; }

Json boxJson(const documents::Box& box) {
  return Json::array({rounded(box.left), rounded(box.top), rounded(box.right), rounded(box.bottom)});
}

Json placeJson(const Place& place) {
  Json json{{"begin", place.text.begin}, {"end", place.text.end}};
  if (place.source.end > place.source.begin) json["source"] = Json::array({place.source.begin, place.source.end});
  if (place.paragraph >= 0) json["paragraph"] = place.paragraph;
  if (place.page > 0) {
    json["page"] = place.page;
    json["box"] = boxJson(place.box);
  }
  return json;
}

}  // namespace

Json documentJson(const documents::ImportedDocument& document) {
  Json json{{"name", document.name}, {"title", document.title}, {"kind", documents::nameOf(document.kind)}};
  if (!document.encoding.empty()) json["encoding"] = document.encoding;
  json["text"] = document.text;
  json["warnings"] = document.warnings;
  if (!document.pages.empty()) json["pages"] = Json::array();
  for (const documents::PageSize& page : document.pages) {
    json["pages"].push_back({{"width", rounded(page.width)}, {"height", rounded(page.height)}});
  }
  json["places"] = Json::array();
  for (const Place& place : document.places) json["places"].push_back(placeJson(place));
  return json;
}

Json placesJson(const documents::ImportedDocument& document, engine::ByteRange text) {
  Json json = Json::object();
  for (const Place& line : documents::linesOf(document, text)) {
    if (line.paragraph >= 0 && !json.contains("paragraph")) json["paragraph"] = line.paragraph;
    if (line.page == 0) continue;
    if (!json.contains("page")) json["page"] = line.page;
    json["boxes"].push_back({{"page", line.page}, {"box", boxJson(line.box)}});
  }
  return json;
}

}  // namespace cli
