// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/places.h"

#include <algorithm>

namespace documents {
namespace {

bool evenlyMapped(const Place& place) { return place.source.end > place.source.begin; }

Place cut(Place place, engine::ByteRange text) {
  const engine::ByteRange whole = place.text;
  place.text = {std::max(whole.begin, text.begin), std::min(whole.end, text.end)};
  if (!evenlyMapped(place)) return place;
  const std::int64_t textBytes = whole.end - whole.begin;
  const std::int64_t sourceBytes = place.source.end - place.source.begin;
  const std::int64_t begin = place.source.begin;
  place.source.begin = begin + (place.text.begin - whole.begin) * sourceBytes / textBytes;
  place.source.end = begin + ((place.text.end - whole.begin) * sourceBytes + textBytes - 1) / textBytes;
  return place;
}

bool onOneLine(const Box& a, const Box& b) {
  const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap >= 0.5 * std::min(a.height(), b.height()) && b.left >= a.left;
}

std::string span(const std::string& what, int first, int last) {
  if (first == last) return what + " " + std::to_string(first);
  return what + "s " + std::to_string(first) + "–" + std::to_string(last);
}

}  // namespace

std::vector<Place> placesOf(const ImportedDocument& document, engine::ByteRange text) {
  std::vector<Place> found;
  auto place = std::upper_bound(document.places.begin(), document.places.end(), text.begin,
                                [](std::int64_t at, const Place& p) { return at < p.text.end; });
  for (; place != document.places.end() && place->text.begin < text.end; ++place) found.push_back(cut(*place, text));
  return found;
}

std::vector<Place> linesOf(const ImportedDocument& document, engine::ByteRange text) {
  std::vector<Place> lines;
  for (const Place& word : placesOf(document, text)) {
    if (!lines.empty() && lines.back().page == word.page && onOneLine(lines.back().box, word.box)) {
      Place& line = lines.back();
      line.text.end = word.text.end;
      line.box = {line.box.left, std::min(line.box.top, word.box.top), std::max(line.box.right, word.box.right),
                  std::max(line.box.bottom, word.box.bottom)};
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::string placeText(const ImportedDocument& document, engine::ByteRange text) {
  const std::vector<Place> places = placesOf(document, text);
  if (places.empty()) return {};
  if (places.front().page > 0) return span("page", places.front().page, places.back().page);
  if (places.front().paragraph >= 0) {
    return span("paragraph", places.front().paragraph + 1, places.back().paragraph + 1);
  }
  return {};
}

}  // namespace documents
