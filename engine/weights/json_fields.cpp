// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/json_fields.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/error.h"

namespace engine {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 16;

// Watches the parser for what it would accept silently.
class StrictParsing {
 public:
  explicit StrictParsing(std::string where) : m_where(std::move(where)) {}

  bool operator()(int depth, json::parse_event_t event, json& parsed) {
    if (depth > kMaxDepth) {
      throw Error(m_where + ": nested deeper than " + std::to_string(kMaxDepth) + " levels.");
    }
    if (event == json::parse_event_t::object_start) m_keys.emplace_back();
    if (event == json::parse_event_t::object_end) m_keys.pop_back();
    if (event == json::parse_event_t::key && !m_keys.back().insert(parsed.get<std::string>()).second) {
      throw Error(m_where + ": '" + parsed.get<std::string>() + "' stands there twice.");
    }
    return true;
  }

 private:
  std::string m_where;
  std::vector<std::set<std::string>> m_keys;  // one set an open object
};

// Found values go into sentences: short, and safe to print whatever bytes they hold.
std::string shown(const json& value) {
  constexpr std::size_t kMost = 60;
  std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  if (text.size() > kMost) text = text.substr(0, kMost) + "…";
  return text;
}

template <typename Number>
std::string range(Number least, Number most) {
  return "from " + json(least).dump() + " to " + json(most).dump();
}

}  // namespace

json parseJson(std::string_view text, const std::string& where) {
  // The library copies its callback, so the state is kept out here.
  StrictParsing strict(where);
  try {
    return json::parse(
        text, [&strict](int depth, json::parse_event_t event, json& parsed) { return strict(depth, event, parsed); });
  } catch (const json::parse_error& error) {
    throw Error(where + ": not valid JSON at byte " + std::to_string(error.byte) + ".");
  } catch (const json::out_of_range&) {
    throw Error(where + ": a number is too large for JSON.");
  }
}

bool staysInFolder(const std::string& name) {
  const std::filesystem::path path(name);
  if (name.empty() || name.find('\0') != std::string::npos || path.is_absolute()) return false;
  for (const std::filesystem::path& part : path) {
    if (part == "..") return false;
  }
  return path.has_filename();
}

JsonFields::JsonFields(const json& object, std::string where) : m_object(object), m_where(std::move(where)) {
  if (!object.is_object()) fail("a JSON object is expected, found " + shown(object) + ".");
}

void JsonFields::fail(const std::string& sentence) const { throw Error(m_where + ": " + sentence); }

const json* JsonFields::value(const std::string& key) const {
  m_known.insert(key);
  const auto found = m_object.find(key);
  return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::has(const std::string& key) const { return value(key) != nullptr; }

bool JsonFields::saysNull(const std::string& key) const { return m_object.contains(key) && !has(key); }

const json& JsonFields::required(const std::string& key) const {
  const json* found = value(key);
  if (found == nullptr) fail("'" + key + "' is missing.");
  return *found;
}

std::int64_t JsonFields::integer(const std::string& key, std::int64_t least, std::int64_t most,
                                 std::optional<std::int64_t> fallback) const {
  if (fallback && !has(key)) return *fallback;
  const json& found = required(key);
  const bool tooLarge =
      found.is_number_unsigned() &&
      found.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!found.is_number_integer() || tooLarge || found.get<std::int64_t>() < least || found.get<std::int64_t>() > most) {
    fail("'" + key + "' must be a whole number " + range(least, most) + ", found " + shown(found) + ".");
  }
  return found.get<std::int64_t>();
}

int JsonFields::count(const std::string& key, int least, int most, std::optional<int> fallback) const {
  return static_cast<int>(integer(key, least, most, fallback));
}

double JsonFields::number(const std::string& key, double least, double most, std::optional<double> fallback) const {
  if (fallback && !has(key)) return *fallback;
  const json& found = required(key);
  if (!found.is_number() || found.get<double>() < least || found.get<double>() > most) {
    fail("'" + key + "' must be a number " + range(least, most) + ", found " + shown(found) + ".");
  }
  return found.get<double>();
}

bool JsonFields::flag(const std::string& key, bool fallback) const {
  const json* found = value(key);
  if (found == nullptr) return fallback;
  if (!found->is_boolean()) fail("'" + key + "' must be true or false, found " + shown(*found) + ".");
  return found->get<bool>();
}

std::string JsonFields::text(const std::string& key, const std::optional<std::string>& fallback) const {
  if (fallback && !has(key)) return *fallback;
  const json& found = required(key);
  if (!found.is_string()) fail("'" + key + "' must be a text, found " + shown(found) + ".");
  return found.get<std::string>();
}

std::string JsonFields::word(const std::string& key, const std::vector<std::string>& choices,
                             const std::optional<std::string>& fallback) const {
  const std::string found = text(key, fallback);
  std::string list;
  for (const std::string& choice : choices) {
    if (choice == found) return found;
    list += (list.empty() ? "" : ", ") + choice;
  }
  fail("'" + key + "' is " + shown(found) + "; supported: " + list + ".");
}

std::vector<std::string> JsonFields::unknownKeys() const {
  std::vector<std::string> keys;
  for (const auto& [key, unused] : m_object.items()) {
    if (!m_known.contains(key)) keys.push_back(key);
  }
  return keys;
}

void JsonFields::refuseUnknownKeys() const {
  for (const std::string& key : unknownKeys()) fail("the key " + shown(key) + " is not known.");
}

}  // namespace engine
