// SPDX-License-Identifier: Apache-2.0
#include "engine/text/jinja/values.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace engine::jinja {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 26;  // of one value: a template can double a text in every turn

[[noreturn]] void refuse(const std::string& what) { throw std::invalid_argument(what); }

const char* kindOf(const Value& value) { return value.is_discarded() ? "something undefined" : value.type_name(); }

std::int64_t whole(const Value& value, const std::string& where) {
  if (value.is_boolean()) return value.get<bool>();
  if (!value.is_number_integer()) refuse(where + " needs whole numbers, found " + kindOf(value));
  return value.get<std::int64_t>();
}

std::string joinedText(const std::string& a, const std::string& b) {
  if (a.size() + b.size() > kMostBytes) refuse("a text grows beyond 64 MiB");
  return a + b;
}

// Rounded down, as Python does.
std::int64_t quotient(std::int64_t a, std::int64_t b) {
  if (b == 0) refuse("a division by zero");
  if (a == std::numeric_limits<std::int64_t>::min() && b == -1) refuse("a number that is too large");
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

Value arithmetic(const std::string& op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = false;
  if (op == "+") overflow = __builtin_add_overflow(a, b, &result);
  if (op == "-") overflow = __builtin_sub_overflow(a, b, &result);
  if (op == "*") overflow = __builtin_mul_overflow(a, b, &result);
  if (op == "//") result = quotient(a, b);
  if (op == "%") result = a - b * quotient(a, b);
  if (op == "/") refuse("the operator '/' is not supported in chat templates");
  if (overflow) refuse("a number that is too large");
  return result;
}

// The begins of the characters of a UTF-8 text, and its end.
std::vector<std::size_t> characters(const std::string& text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) begins.push_back(i);
  }
  begins.push_back(text.size());
  return begins;
}

std::int64_t lengthOf(const Value& value) {
  if (value.is_string()) return static_cast<std::int64_t>(characters(value.get_ref<const std::string&>()).size()) - 1;
  if (value.is_array() || value.is_object()) return static_cast<std::int64_t>(value.size());
  refuse(std::string("a length of ") + kindOf(value));
}

}  // namespace

bool isTrue(const Value& value) {
  if (value.is_discarded() || value.is_null()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value != 0;
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  return !value.empty();
}

std::string shown(const Value& value) {
  if (value.is_discarded()) return {};
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  refuse(std::string("printing ") + kindOf(value) + " is not supported in chat templates");
}

bool equal(const Value& a, const Value& b) {
  if (a.is_discarded() || b.is_discarded()) return a.is_discarded() && b.is_discarded();
  if (a.is_boolean() != b.is_boolean() && (a.is_number() || b.is_number())) return whole(a, "==") == whole(b, "==");
  return a == b;
}

bool contains(const Value& inside, const Value& what) {
  if (inside.is_string() && what.is_string()) {
    return inside.get_ref<const std::string&>().find(what.get_ref<const std::string&>()) != std::string::npos;
  }
  if (inside.is_object()) return what.is_string() && inside.contains(what.get_ref<const std::string&>());
  if (inside.is_array())
    return std::any_of(inside.begin(), inside.end(), [&](const Value& v) { return equal(v, what); });
  if (inside.is_discarded()) return false;
  refuse(std::string("'in' ") + kindOf(inside));
}

Value item(const Value& of, const Value& key) {
  if (of.is_discarded()) refuse("a part of something that is not defined");
  if (of.is_object() && key.is_string()) {
    const auto found = of.find(key.get_ref<const std::string&>());
    return found == of.end() ? undefined() : *found;
  }
  if (!key.is_number_integer()) return undefined();
  if (!of.is_array() && !of.is_string()) return undefined();
  std::int64_t index = key.get<std::int64_t>();
  if (index < 0) index += lengthOf(of);
  if (index < 0 || index >= lengthOf(of)) return undefined();
  if (of.is_array()) return of[static_cast<std::size_t>(index)];
  return slice(of, index, index + 1, nullptr);
}

Value slice(const Value& of, const Value& begin, const Value& end, const Value& step) {
  if (!of.is_array() && !of.is_string()) refuse(std::string("a slice of ") + kindOf(of));
  const std::int64_t length = lengthOf(of), by = step.is_null() ? 1 : whole(step, "a slice");
  if (by == 0) refuse("a slice with the step 0");
  const std::int64_t low = by > 0 ? 0 : -1, high = by > 0 ? length : length - 1;
  const auto bound = [&](const Value& given, std::int64_t usual) {
    if (given.is_null()) return usual;
    const std::int64_t at = whole(given, "a slice");
    return std::clamp(at < 0 ? at + length : at, low, high);
  };
  const std::int64_t from = bound(begin, by > 0 ? low : high), to = bound(end, by > 0 ? high : low);
  const std::vector<std::size_t> begins =
      of.is_string() ? characters(of.get_ref<const std::string&>()) : std::vector<std::size_t>{};
  Value result = of.is_string() ? Value("") : Value::array();
  for (std::int64_t i = from; by > 0 ? i < to : i > to; i += by) {
    const auto at = static_cast<std::size_t>(i);
    if (of.is_array())
      result.push_back(of[at]);
    else
      result.get_ref<std::string&>() +=
          of.get_ref<const std::string&>().substr(begins[at], begins[at + 1] - begins[at]);
    if (by > length || -by > length) break;
  }
  return result;
}

Value combine(const std::string& op, const Value& a, const Value& b) {
  if (op == "~") return joinedText(shown(a), shown(b));
  if (op == "+" && a.is_string() && b.is_string()) {
    return joinedText(a.get_ref<const std::string&>(), b.get_ref<const std::string&>());
  }
  if (op == "+" && a.is_array() && b.is_array()) {
    Value result = a;
    for (const Value& value : b) result.push_back(value);
    if (result.size() > kMostBytes / 64) refuse("a list grows too long");
    return result;
  }
  const bool order = op == "<" || op == "<=" || op == ">" || op == ">=";
  if (!order) return arithmetic(op, whole(a, "'" + op + "'"), whole(b, "'" + op + "'"));
  int sign = 0;
  if (a.is_string() && b.is_string()) {
    sign = a.get_ref<const std::string&>().compare(b.get_ref<const std::string&>());
  } else {
    const std::int64_t x = whole(a, "'" + op + "'"), y = whole(b, "'" + op + "'");
    sign = x < y ? -1 : x > y;
  }
  return op == "<" ? sign < 0 : op == "<=" ? sign <= 0 : op == ">" ? sign > 0 : sign >= 0;
}

bool tested(const std::string& name, const Value& of, const std::vector<Value>& arguments) {
  if (name == "defined") return !of.is_discarded();
  if (name == "undefined") return of.is_discarded();
  if (name == "none") return of.is_null();
  if (name == "string") return of.is_string();
  if (name == "mapping") return of.is_object();
  if (name == "sequence" || name == "iterable") return of.is_string() || of.is_array() || of.is_object();
  if (name == "boolean") return of.is_boolean();
  if (name == "true") return of == true;
  if (name == "false") return of == false;
  if (name == "integer") return of.is_number_integer();
  if (name == "number") return of.is_number() || of.is_boolean();
  if (name == "odd" || name == "even") return (whole(of, "'" + name + "'") % 2 != 0) == (name == "odd");
  if ((name == "equalto" || name == "eq") && arguments.size() == 1) return equal(of, arguments[0]);
  if (name == "in" && arguments.size() == 1) return contains(arguments[0], of);
  refuse("the test '" + name + "' is not supported in chat templates");
}

Value filtered(const std::string& name, const Value& of, const std::vector<Value>& arguments) {
  if (name == "trim" && arguments.empty()) return method("strip", shown(of), {});
  if ((name == "upper" || name == "lower" || name == "title" || name == "capitalize") && of.is_string()) {
    return method(name, of, arguments);
  }
  if (name == "length" || name == "count") return of.is_discarded() ? Value(0) : Value(lengthOf(of));
  if (name == "string") return shown(of);
  if (name == "first") return item(of, 0);
  if (name == "last") return item(of, -1);
  if (name == "list" && of.is_array()) return of;
  if (name == "safe") return of;
  if (name == "replace") return method(name, shown(of), arguments);
  if (name == "default" || name == "d") {
    const bool falseToo = arguments.size() > 1 && isTrue(arguments[1]);
    return of.is_discarded() || (falseToo && !isTrue(of)) ? (arguments.empty() ? Value("") : arguments[0]) : of;
  }
  if (name == "join" && of.is_array()) {
    std::string text;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i > 0 && !arguments.empty()) text = joinedText(text, shown(arguments[0]));
      text = joinedText(text, shown(of[i]));
    }
    return text;
  }
  refuse("the filter '" + name + "' is not supported in chat templates");
}

}  // namespace engine::jinja
