// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "engine/weights/weight_names.h"
#include "tests/cli/pic_program.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

// A sharded folder of more than 2 GB, made of holes: it takes no disk, and memory like any other.
class LargeFolderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itsPeakOfMemoryIsATenthAboveItsFiles();
};

namespace {

const char* kConfig =
    R"({"model_type":"llama","vocab_size":32000,"hidden_size":2048,"intermediate_size":5632,"num_hidden_layers":24,
        "num_attention_heads":16,"num_key_value_heads":16,"max_position_embeddings":2048,"hidden_act":"silu"})";
constexpr int kShards = 4;

// One shard of the tensors, all zeros in bfloat16. Returns its bytes.
std::int64_t writeShard(const QString& path, const std::vector<engine::RequiredTensor>& tensors, nlohmann::json& map) {
  nlohmann::ordered_json header;
  std::int64_t at = 0;
  for (const engine::RequiredTensor& tensor : tensors) {
    const std::string name = engine::storedTensor(tensor.name, "llama").name;
    std::int64_t bytes = 2;
    for (const std::int64_t size : tensor.shape) bytes *= size;
    header[name] = {{"dtype", "BF16"}, {"shape", tensor.shape}, {"data_offsets", {at, at + bytes}}};
    map[name] = QFileInfo(path).fileName().toStdString();
    at += bytes;
  }
  const std::string start = tests::rawSafetensors(header.dump(), "");
  tests::write(path.toStdString(), start);
  QFile file(path);
  const std::int64_t size = static_cast<std::int64_t>(start.size()) + at;
  return file.resize(size) ? size : 0;
}

std::int64_t writeFolder(const QTemporaryDir& folder) {
  const engine::ModelShape shape = engine::parseModelConfig(kConfig, "config.json");
  const std::vector<engine::RequiredTensor> all = engine::requiredTensors(shape);
  nlohmann::json map;
  std::int64_t total = 0;
  for (int shard = 0; shard < kShards; ++shard) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(all.size() * shard / kShards);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(all.size() * (shard + 1) / kShards);
    total += writeShard(folder.filePath(QString("model-%1.safetensors").arg(shard)), {begin, end}, map);
  }
  tests::write(folder.filePath("config.json").toStdString(), kConfig);
  const nlohmann::json index{{"weight_map", map}};
  tests::write(folder.filePath("model.safetensors.index.json").toStdString(), index.dump());
  return total;
}

}  // namespace

void LargeFolderTest::itsPeakOfMemoryIsATenthAboveItsFiles() {
  const QTemporaryDir folder;
  const std::int64_t files = writeFolder(folder);
  QVERIFY(files >= std::int64_t{2} << 30);
  const tests::ProgramResult result =
      tests::runPic({"info", "--json", "--device", "cpu", "--dtype", "bfloat16", "--model", folder.path()});
  VERIFY_RESULT(result.exitCode == 0, result);
  struct rusage usage = {};
  QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
  const double peak = 1024.0 * static_cast<double>(usage.ru_maxrss);
  qInfo("files %.0f MB, peak %.0f MB: %.3f times", files / 1e6, peak / 1e6, peak / static_cast<double>(files));
  QVERIFY(peak >= 0.9 * static_cast<double>(files));  // it was really loaded
  QVERIFY(peak <= 1.1 * static_cast<double>(files));
}

PIC_TEST(LargeFolderTest)
#include "large_folder_test.moc"
