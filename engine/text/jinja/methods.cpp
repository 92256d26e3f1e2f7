// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "engine/text/jinja/values.h"

// Methods that Python's strings and dictionaries have.
namespace engine::jinja {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 26;
constexpr const char* kWhiteSpace = " \t\n\r\f\v";

[[noreturn]] void refuse(const std::string& what) { throw std::invalid_argument(what); }

const std::string& textOf(const Value& value, const std::string& method) {
  if (!value.is_string()) refuse("'" + method + "' needs a text, found " + value.type_name());
  return value.get_ref<const std::string&>();
}

// Chat templates strip white space and the signs of ASCII; the set of characters is read byte by byte.
std::string stripped(const std::string& text, const std::string& characters, bool left, bool right) {
  const std::size_t begin = left ? text.find_first_not_of(characters) : 0;
  if (begin == std::string::npos) return {};
  const std::size_t last = right ? text.find_last_not_of(characters) : text.size() - 1;
  return last == std::string::npos ? std::string() : text.substr(begin, last + 1 - begin);
}

Value split(const std::string& text, const std::vector<Value>& arguments) {
  Value parts = Value::array();
  if (arguments.empty() || arguments[0].is_null()) {  // at any white space
    for (std::size_t at = text.find_first_not_of(kWhiteSpace); at != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(kWhiteSpace, at), text.size());
      parts.push_back(text.substr(at, end - at));
      at = text.find_first_not_of(kWhiteSpace, end);
    }
    return parts;
  }
  const std::string& separator = textOf(arguments[0], "split");
  if (separator.empty()) refuse("'split' at an empty text");
  std::int64_t left = arguments.size() > 1 && arguments[1].is_number_integer() ? arguments[1].get<std::int64_t>() : -1;
  std::size_t at = 0;
  for (std::size_t next = text.find(separator); next != std::string::npos && left != 0;
       next = text.find(separator, at)) {
    parts.push_back(text.substr(at, next - at));
    at = next + separator.size();
    --left;
  }
  parts.push_back(text.substr(at));
  return parts;
}

std::string replaced(const std::string& text, const std::string& old, const std::string& by) {
  if (old.empty()) refuse("'replace' of an empty text");
  std::string result;
  std::size_t at = 0;
  for (std::size_t next = text.find(old); next != std::string::npos; next = text.find(old, at)) {
    result += text.substr(at, next - at) + by;
    at = next + old.size();
    if (result.size() > kMostBytes) refuse("a text grows beyond 64 MiB");
  }
  return result + text.substr(at);
}

// Letters of ASCII only: roles and tags are.
std::string inCase(std::string text, const std::string& name) {
  bool begins = true;
  for (char& c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (static_cast<unsigned char>(c) >= 128) refuse("'" + name + "' of letters beyond ASCII is not supported");
    const bool upper = name == "upper" || (begins && name != "lower");
    if (letter) c = static_cast<char>(upper ? c & ~0x20 : c | 0x20);
    begins = name == "title" && !letter;
  }
  return text;
}

}  // namespace

Value method(const std::string& name, const Value& of, const std::vector<Value>& arguments) {
  if (of.is_object() && name == "get" && !arguments.empty()) {
    const Value found = item(of, arguments[0]);
    return !found.is_discarded() ? found : arguments.size() > 1 ? arguments[1] : Value(nullptr);
  }
  if (of.is_string()) {
    const std::string& text = of.get_ref<const std::string&>();
    if (name == "strip" || name == "lstrip" || name == "rstrip") {
      const bool given = !arguments.empty() && !arguments[0].is_null();
      return stripped(text, given ? textOf(arguments[0], name) : kWhiteSpace, name != "rstrip", name != "lstrip");
    }
    if (name == "split") return split(text, arguments);
    if (name == "startswith" && arguments.size() == 1) return text.starts_with(textOf(arguments[0], name));
    if (name == "endswith" && arguments.size() == 1) return text.ends_with(textOf(arguments[0], name));
    if (name == "replace" && arguments.size() == 2) {
      return replaced(text, textOf(arguments[0], name), textOf(arguments[1], name));
    }
    if (name == "upper" || name == "lower" || name == "title" || name == "capitalize") return inCase(text, name);
  }
  refuse("the method '" + name + "' is not supported in chat templates");
}

}  // namespace engine::jinja
