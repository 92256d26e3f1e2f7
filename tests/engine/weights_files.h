// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTest>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/error.h"
#include "engine/weights/safetensors.h"

// Small files for the tests of engine/weights.
namespace tests {

inline void write(const std::filesystem::path& path, const std::string& bytes) {
  QFile file(QString::fromStdString(path.string()));
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())), static_cast<qint64>(bytes.size()));
}

inline std::string read(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// A safetensors file by hand: whatever the length field and the header say.
inline std::string rawSafetensors(std::uint64_t length, const std::string& header, const std::string& data) {
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(length >> (8 * i) & 0xff);
  return bytes + header + data;
}

inline std::string rawSafetensors(const std::string& header, const std::string& data) {
  return rawSafetensors(header.size(), header, data);
}

// F32 tensors filled with 0, 1, 2, …; `tensors` are views into this.
struct FloatTensors {
  std::map<std::string, std::vector<float>> values;
  std::map<std::string, engine::TensorView> tensors;

  void add(const std::string& name, const std::vector<std::int64_t>& shape) {
    engine::TensorView view{"F32", shape, {}};
    std::vector<float>& numbers = values[name];
    numbers.resize(static_cast<std::size_t>(view.elements()));
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<float>(i);
    view.bytes = std::as_bytes(std::span(numbers));
    tensors[name] = view;
  }
};

// The sentence of the engine::Error that `action` throws; empty when it throws none.
template <typename Action>
QString errorOf(Action action) {
  try {
    action();
  } catch (const engine::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace tests
