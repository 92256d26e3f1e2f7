// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <type_traits>

#include "engine/error.h"

namespace engine {

// Reads the members of one JSON object and refuses those nobody asked for: a misspelt key must not be silently ignored.
class ConfigFields {
 public:
  ConfigFields(const nlohmann::json& object, std::string place, std::filesystem::path base)
      : m_object(object), m_place(std::move(place)), m_base(std::move(base)) {
    if (!object.is_object()) throw Error(m_place + " must be an object.");
  }
  template <typename T>
  void read(const char* key, T& value) {
    if (const nlohmann::json* found = find(key)) assign(key, *found, value);
  }
  void readPath(const char* key, std::filesystem::path& value) {
    std::string text;
    read(key, text);
    if (!text.empty()) value = m_base / text;
  }
  const nlohmann::json* find(const char* key) {
    m_known.insert(key);
    const auto at = m_object.find(key);
    return at == m_object.end() ? nullptr : &*at;
  }
  ConfigFields inside(const char* key) {
    static const nlohmann::json kEmpty = nlohmann::json::object();
    const nlohmann::json* found = find(key);
    return {found ? *found : kEmpty, m_place + "." + key, m_base};
  }
  void finish() const {
    for (const auto& [key, value] : m_object.items()) {
      if (!m_known.contains(key)) throw Error(m_place + " has the unknown key \"" + key + "\".");
    }
  }
  const std::string& place() const { return m_place; }

 private:
  template <typename T>
  void assign(const char* key, const nlohmann::json& found, T& value) const {
    // The library would cut 1.5 to 1 and read true as 1.
    const bool silentlyChanged = std::is_integral_v<T> && !std::is_same_v<T, bool> && !found.is_number_integer();
    try {
      if (!silentlyChanged) return void(found.get_to(value));
    } catch (const nlohmann::json::exception&) {
    }
    throw Error(m_place + "." + key + " has a value of the wrong kind: " + found.dump() + ".");
  }
  const nlohmann::json& m_object;
  std::string m_place;
  std::filesystem::path m_base;
  std::set<std::string> m_known;
};

}  // namespace engine
