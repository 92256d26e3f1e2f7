// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/evidence.h"

#include <algorithm>

#include "engine/text/sentences.h"

namespace engine {
namespace {

std::int64_t overlap(const ByteRange& a, const ByteRange& b) {
  return std::max<std::int64_t>(0, std::min(a.end, b.end) - std::max(a.begin, b.begin));
}

// Sentences of one document with the mass of the places that fall on them.
std::vector<Evidence> perSentence(const std::vector<AttendedPlace>& places, int document, const std::string& text) {
  std::vector<Evidence> found;
  for (const ByteRange& sentence : splitSentences(text)) found.push_back({document, sentence, 0, {}});
  for (const AttendedPlace& place : places) {
    if (place.document != document) continue;
    const auto endsAfter = [](const Evidence& e, std::int64_t begin) { return e.bytes.end <= begin; };
    const auto first = std::lower_bound(found.begin(), found.end(), place.bytes.begin, endsAfter);
    std::int64_t covered = 0;
    for (auto it = first; it != found.end() && it->bytes.begin < place.bytes.end; ++it) covered += overlap(it->bytes, place.bytes);
    for (auto it = first; it != found.end() && it->bytes.begin < place.bytes.end && covered > 0; ++it) {
      it->score += place.mass * static_cast<double>(overlap(it->bytes, place.bytes)) / static_cast<double>(covered);
      if (place.memory >= 0) it->memories.push_back(place.memory);
    }
  }
  return found;
}

std::vector<Evidence> perPlace(const std::vector<AttendedPlace>& places, int document) {
  std::vector<Evidence> found;
  for (const AttendedPlace& place : places) {
    if (place.document == document) found.push_back({document, place.bytes, place.mass, place.memory >= 0 ? std::vector<int>{place.memory} : std::vector<int>{}});
  }
  return found;
}

}  // namespace

std::vector<Evidence> evidenceOf(const std::vector<AttendedPlace>& places, const std::vector<DocumentText>& documents, double floor, int most) {
  double total = 0;
  for (const AttendedPlace& place : places) total += place.mass;
  if (total <= 0) return {};
  std::vector<Evidence> all;
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    auto found = documents[d].text.empty() ? perPlace(places, d) : perSentence(places, d, documents[d].text);
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  for (Evidence& e : all) e.score /= total;
  std::erase_if(all, [&](const Evidence& e) { return e.score <= 0 || e.score < floor; });
  std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) { return a.score > b.score; });
  if (static_cast<int>(all.size()) > most) all.resize(most);
  return all;
}

}  // namespace engine
