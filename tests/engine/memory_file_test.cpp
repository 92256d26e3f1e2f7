// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "engine/pic/memory_file.h"
#include "engine/pic/memory_header.h"
#include "tests/engine/full_disk.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::Memory;
using engine::openMemory;
using engine::saveMemory;
using tests::errorOf;

namespace {

using Tensors = std::map<std::string, engine::TensorView>;

// Two documents in three segments, five memory tokens of width 3.
Memory exampleMemory() {
  Memory memory;
  memory.modelHash = "0123456789abcdef-fedcba9876543210";
  memory.tokenizerHash = "00112233aabbccdd";
  memory.compressor = "pic";
  memory.mask.name = "custom";
  memory.mask.rules.sink = 2;
  memory.mask.chunkBegins = {0, 3};
  memory.ratio = 2.5;
  memory.width = 3;
  memory.documents = {{"Größe 表.txt", "Straße und Maß. 長い."}, {"b", "Ende"}};
  memory.segments = {{0, 5, {0, 12}, {{0, 3, 1, {0, 8}}, {3, 5, 1, {8, 12}}}},
                     {0, 4, {13, 25}, {{0, 4, 2, {13, 25}}}},
                     {1, 1, {0, 4}, {{0, 1, 1, {0, 4}}}}};
  for (int i = 0; i < 15; ++i) memory.vectors.push_back(static_cast<float>(i) / 7);
  memory.positions = {1, 3, 0, 2, 0};
  return memory;
}

// What saveMemory() would write, with another header or other tensors.
struct Parts {
  explicit Parts(const Memory& from) : memory(from), header(engine::memoryHeader(from)) {
    for (const engine::DocumentText& document : memory.documents) text += document.text;
    tensors["memory"] = {"F32", {5, 3}, std::as_bytes(std::span(memory.vectors))};
    tensors["positions"] = {"I32", {5}, std::as_bytes(std::span(memory.positions))};
    tensors["text"] = {"U8", {static_cast<std::int64_t>(text.size())}, std::as_bytes(std::span(text))};
  }
  Parts(const Parts&) = delete;

  void replace(const std::string& what, const std::string& by) {
    const std::size_t at = header.find(what);
    QVERIFY2(at != header.npos, (what + " is not in " + header).c_str());
    header.replace(at, what.size(), by);
  }

  Memory memory;
  std::string header, text;
  Tensors tensors;
};

using Damage = std::function<void(Parts&)>;

}  // namespace

Q_DECLARE_METATYPE(Damage)

class MemoryFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void everyFieldComesBack() {
    saveMemory(file(), exampleMemory());
    QVERIFY(openMemory(file()) == exampleMemory());
  }

  void theTextNeedNotBeKept() {
    Memory memory = exampleMemory();
    for (engine::DocumentText& document : memory.documents) document.text.clear();
    saveMemory(file(), memory);
    QVERIFY(openMemory(file()) == memory);
    QVERIFY(tests::read(file()).find("Ende") == std::string::npos);
  }

  void presetsAndRatiosComeBackExactly() {
    Memory memory = exampleMemory();
    memory.mask = {};
    memory.ratio = 100.0 / 3;
    saveMemory(file(), memory);
    QVERIFY(openMemory(file()) == memory);
  }

  void theSameMemoryGivesTheSameBytes() {
    saveMemory(file(), exampleMemory());
    const std::string first = tests::read(file());
    saveMemory(file(), exampleMemory());
    QCOMPARE(tests::read(file()), first);
  }

  // Linux lets a file name hold any bytes; the memory's own file is JSON.
  void aNameThatIsNoUtf8IsSavedAllTheSame() {
    Memory memory = exampleMemory();
    memory.documents[1].name = "caf\xE9.txt";
    saveMemory(file(), memory);
    QCOMPARE(openMemory(file()).documents[1].name, std::string("caf\uFFFD.txt"));
  }

  void contradictionsAreRefusedWithTheFilesName_data();
  void contradictionsAreRefusedWithTheFilesName() {
    QFETCH(Damage, damage);
    QFETCH(QString, words);
    Parts parts(exampleMemory());
    damage(parts);
    engine::writeSafetensors(file(), parts.tensors, {{"pic", parts.header}});
    const QString sentence = errorOf([&] { openMemory(file()); });
    QVERIFY2(sentence.contains("m.picmem") && sentence.contains(words), qPrintable(sentence));
  }

  void whatIsNoMemoryFileIsRefusedWithItsName() {
    tests::FloatTensors weights;
    weights.add("weight", {2});
    engine::writeSafetensors(file(), weights.tensors);
    QVERIFY(errorOf([&] { openMemory(file()); }).contains("m.picmem is not a memory file"));
    tests::write(file(), "The plain text of a letter.");
    QVERIFY(errorOf([&] { openMemory(file()); }).contains("m.picmem"));
    QVERIFY(errorOf([&] { openMemory(file().parent_path() / "none"); }).contains("none"));
  }

  void aFileCutAnywhereIsRefusedWithItsName() {
    saveMemory(file(), exampleMemory());
    const std::string whole = tests::read(file());
    for (std::size_t length = 0; length < whole.size(); ++length) {
      rewrite(whole.substr(0, length));
      const QString sentence = errorOf([&] { openMemory(file()); });
      QVERIFY2(sentence.contains("m.picmem"), qPrintable(QString("%1 bytes: %2").arg(length).arg(sentence)));
    }
  }

  // A flipped bit may change a name or a number; what is accepted still agrees with itself.
  void aFlippedBitIsRefusedOrHarmless() {
    saveMemory(file(), exampleMemory());
    const std::string whole = tests::read(file());
    int refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
      rewrite(bytes);
      const QString sentence = errorOf([&] {
        const Memory memory = openMemory(file());
        int memories = 0;
        for (const engine::Segment& segment : memory.segments) memories += segment.memoryCount();
        QCOMPARE(memory.memoryCount(), memories);
        QCOMPARE(memory.positions.size(), static_cast<std::size_t>(memories));
      });
      QVERIFY2(sentence.isEmpty() || sentence.contains("m.picmem"), qPrintable(sentence));
      refused += !sentence.isEmpty();
    }
    QVERIFY2(refused > 500, qPrintable(QString("%1 of %2").arg(refused).arg(whole.size())));
  }

  void aFullDiskLeavesTheOldMemory() {
    saveMemory(file(), exampleMemory());
    Memory larger = exampleMemory();
    larger.documents[1].text.append(10'000, 'x');
    QString sentence;
    {
      const tests::FullDisk full(4096);
      sentence = errorOf([&] { saveMemory(file(), larger); });
    }
    QVERIFY2(sentence.contains("m.picmem") && sentence.startsWith("Cannot write "), qPrintable(sentence));
    QVERIFY(openMemory(file()) == exampleMemory());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"m.picmem"});
  }

 private:
  std::filesystem::path file() const { return m_folder->filePath("m.picmem").toStdString(); }

  // A new file each time: a journaling file system writes a truncated one to the disk at once, which takes
  // milliseconds.
  void rewrite(const std::string& bytes) const {
    std::filesystem::remove(file());
    tests::write(file(), bytes);
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

void MemoryFileTest::contradictionsAreRefusedWithTheFilesName_data() {
  QTest::addColumn<Damage>("damage");
  QTest::addColumn<QString>("words");
  const auto header = [](const char* row, const char* what, const char* by, const char* words) {
    QTest::newRow(row) << Damage([=](Parts& parts) { parts.replace(what, by); }) << QString(words);
  };
  header("version", R"("format_version":1)", R"("format_version":2)", "version is 2; this program reads version 1");
  header("no version", "format_version", "format", "format_version");
  header("no hash", "model_hash", "modelhash", "model_hash");
  header("mask", "custom", "unheard-of", "unheard-of");
  header("ratio", "2.5", "-2.5", "ratio");
  header("no JSON", "{", "", "not valid JSON");
  header("a chunk of four", "[0,3,1,0,8]", "[0,3,1,0]", "five whole numbers");
  header("a chunk of words", "[0,3,1,0,8]", R"([0,3,"1",0,8])", "five whole numbers");
  header("a fraction", "[0,3,1,0,8]", "[0,3,1.5,0,8]", "five whole numbers");
  header("far too many tokens", "[0,3,1,0,8]", "[0,4294967299,1,0,8]", "too many tokens");
  header("no memory", "[0,3,1,0,8]", "[0,3,0,0,8]", "do not follow one another");
  header("an empty chunk", "[0,3,1,0,8]", "[0,0,1,0,8]", "do not follow one another");
  header("a gap of tokens", "[3,5,1,8,12]", "[4,5,1,8,12]", "do not follow one another");
  header("a gap of bytes", "[3,5,1,8,12]", "[3,5,1,9,12]", "do not follow one another");
  header("too few tokens", "[3,5,1,8,12]", "[3,4,1,8,12]", "do not cover it");
  header("too few bytes", "[3,5,1,8,12]", "[3,5,1,8,11]", "do not cover it");
  header("outside the text", R"("end":25)", R"("end":26)", "'end' must be a whole number from 13 to 25");
  header("begin after end", R"("begin":13)", R"("begin":26)", "'begin' must be a whole number");
  header("no such document", R"("document":1)", R"("document":2)", "'document' must be a whole number from 0 to 1");
  header("segments out of order", R"("document":0)", R"("document":1)", "'end'");
  header("a longer document", R"("bytes":4)", R"("bytes":5)", "'bytes' must be a whole number from 0 to 4");
  header("a shorter document", R"("bytes":4)", R"("bytes":3)", "1 bytes longer");
  header("segments of another kind", R"("segments":[)", R"("segments":"","else":[)", "'segments' must be a list");
  header("more memory than vectors", "[0,4,2,13,25]", "[0,4,3,13,25]", "have 6 memory tokens, found 5 vectors");

  const auto tensor = [](const char* row, Damage damage, const char* words) { QTest::newRow(row) << damage << words; };
  tensor(
      "no vectors", [](Parts& parts) { parts.tensors.erase("memory"); }, "'memory' is missing");
  tensor(
      "no positions", [](Parts& parts) { parts.tensors.erase("positions"); }, "'positions' is missing");
  tensor(
      "no text", [](Parts& parts) { parts.tensors.erase("text"); }, "'bytes' must be a whole number from 0 to 0");
  tensor(
      "integers for vectors", [](Parts& parts) { parts.tensors["memory"].dtype = "I32"; }, "not F32");
  tensor(
      "flat vectors", [](Parts& parts) { parts.tensors["memory"].shape = {15}; }, "2 dimensions");
  tensor(
      "other vectors",
      [](Parts& parts) {
        parts.tensors["memory"].shape = {3, 5};
      },
      "found 3 vectors");
  tensor(
      "a position below 0", [](Parts& parts) { parts.memory.positions[2] = -1; }, "position below 0");
}

PIC_TEST(MemoryFileTest)
#include "memory_file_test.moc"
