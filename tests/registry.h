// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

// Every test class of an executable, in one list that main() runs. Add a class with PIC_TEST(ClassName) at the end of its file.
namespace tests {

using Factory = std::function<std::unique_ptr<QObject>()>;

inline std::vector<Factory>& registry() {
  static std::vector<Factory> factories;
  return factories;
}

struct Registration {
  explicit Registration(Factory factory) { registry().push_back(std::move(factory)); }
};

}  // namespace tests

#define PIC_TEST(Class) \
  static const tests::Registration registration##Class([] { return std::make_unique<Class>(); });
