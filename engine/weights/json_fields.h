// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Parses JSON that comes from outside. `where` opens every error sentence: usually the file's path.
// Errors: not JSON, a key twice in one object (the library would keep the last), nesting deeper than 16.
nlohmann::json parseJson(std::string_view text, const std::string& where);

// Whether `name`, read from a file, names a file below the folder that file lies in: relative, without "..".
bool staysInFolder(const std::string& name);

// The fields of one JSON object, read with their ranges. A field that is null counts as absent.
// Errors: engine::Error naming `where`, the key, what was expected and what was found.
// REQUIRES: the object outlives this.
class JsonFields {
 public:
  JsonFields(const nlohmann::json& object, std::string where);

  bool has(const std::string& key) const;
  bool saysNull(const std::string& key) const;  // the key is there, and null
  // Without a fallback the key must be there.
  std::int64_t integer(const std::string& key, std::int64_t least, std::int64_t most,
                       std::optional<std::int64_t> fallback = {}) const;
  int count(const std::string& key, int least, int most, std::optional<int> fallback = {}) const;
  double number(const std::string& key, double least, double most, std::optional<double> fallback = {}) const;
  bool flag(const std::string& key, bool fallback) const;
  std::string text(const std::string& key, const std::optional<std::string>& fallback = {}) const;
  // A text that must be one of `choices`.
  std::string word(const std::string& key, const std::vector<std::string>& choices,
                   const std::optional<std::string>& fallback = {}) const;
  // The raw value; nullptr when absent.
  const nlohmann::json* value(const std::string& key) const;

  // Refuses a key that none of the calls above has asked for: a misspelt key must not be a silent default.
  void refuseUnknownKeys() const;
  // Those keys, in the order of the alphabet.
  std::vector<std::string> unknownKeys() const;
  // Throws "WHERE: SENTENCE".
  [[noreturn]] void fail(const std::string& sentence) const;
  const std::string& where() const { return m_where; }

 private:
  const nlohmann::json& required(const std::string& key) const;

  const nlohmann::json& m_object;
  std::string m_where;
  mutable std::set<std::string> m_known;
};

}  // namespace engine
