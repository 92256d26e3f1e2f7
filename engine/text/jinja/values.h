// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace engine::jinja {

// A value of a template; what is not defined is JSON's "discarded", which no template can write down.
using Value = nlohmann::json;
inline Value undefined() { return Value(Value::value_t::discarded); }

// Python's readings of values. Errors: std::invalid_argument with what is not supported, to be told with the place.
bool isTrue(const Value& value);
std::string shown(const Value& value);  // what is printed
bool equal(const Value& a, const Value& b);
bool contains(const Value& inside, const Value& what);
Value item(const Value& of, const Value& key);  // not there: undefined
Value slice(const Value& of, const Value& begin, const Value& end, const Value& step);
Value combine(const std::string& op, const Value& a, const Value& b);  // + - * / // % ~ and comparisons of order

Value filtered(const std::string& name, const Value& of, const std::vector<Value>& arguments);
bool tested(const std::string& name, const Value& of, const std::vector<Value>& arguments);
Value method(const std::string& name, const Value& of, const std::vector<Value>& arguments);

}  // namespace engine::jinja
