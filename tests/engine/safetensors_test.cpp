// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/weights/safetensors.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "engine/weights/atomic_file.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/safetensors_format.h"
#include "tests/engine/full_disk.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::Safetensors;
using tests::errorOf;
using tests::FloatTensors;
using tests::rawSafetensors;

class SafetensorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void whatIsWrittenIsReadBack();
  void theSameTensorsGiveTheSameBytes();
  void everyTensorIsAlignedWithoutGaps();
  void aMisalignedTensorIsRead();
  void anUnknownDtypeIsListed();
  void aBrokenFileIsRefused_data();
  void aBrokenFileIsRefused();
  void everyTruncationIsRefused();
  void noFlippedByteCrashes();
  void aMissingFileIsNamed();
  void aFolderIsRefused();
  void aShardedSetIsOneSetOfTensors();
  void aShardWithoutItsTensorIsRefused();
  void anIndexCannotLeadOutOfItsFolder();
  void bytesThatDoNotFitTheShapeAreNotWritten();
  void aFileCanBeRewrittenFromItsOwnViews();
  void aFullDiskLeavesTheOldFile();
  void aFolderInTheWayLeavesNoTemporaryFile();
  void writingIntoAMissingFolderIsASentence();
  void theHashIsThatOfTheReferenceImplementation();

 private:
  std::filesystem::path path(const char* name) const { return m_folder->filePath(name).toStdString(); }
  QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

  std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

FloatTensors twoTensors() {
  FloatTensors tensors;
  tensors.add("a", {2, 3});
  tensors.add("b", {4});
  return tensors;
}

const char* kOneTensor = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";

}  // namespace

void SafetensorsTest::whatIsWrittenIsReadBack() {
  const FloatTensors written = twoTensors();
  engine::writeSafetensors(path("m.safetensors"), written.tensors, {{"pic", "{\"format\":1}"}});

  Safetensors opened = Safetensors::open(path("m.safetensors"));
  const Safetensors moved = std::move(opened);
  QCOMPARE(moved.tensors().size(), std::size_t{2});
  QCOMPARE(moved.totalBytes(), std::int64_t{40});
  QCOMPARE(moved.metadata().at("pic"), std::string("{\"format\":1}"));
  const engine::TensorView& a = moved.tensors().at("a");
  QCOMPARE(a.dtype, std::string("F32"));
  QCOMPARE(a.shape, (std::vector<std::int64_t>{2, 3}));
  QCOMPARE(a.bytes.size(), std::size_t{24});
  QVERIFY(std::memcmp(a.bytes.data(), written.values.at("a").data(), a.bytes.size()) == 0);
}

void SafetensorsTest::theSameTensorsGiveTheSameBytes() {
  engine::writeSafetensors(path("one"), twoTensors().tensors, {{"y", "2"}, {"x", "1"}});
  engine::writeSafetensors(path("two"), twoTensors().tensors, {{"x", "1"}, {"y", "2"}});
  QVERIFY(!tests::read(path("one")).empty());
  QCOMPARE(tests::read(path("one")), tests::read(path("two")));
}

void SafetensorsTest::everyTensorIsAlignedWithoutGaps() {
  FloatTensors tensors = twoTensors();
  const std::string text = "odd";
  tensors.tensors["a text"] = {"U8", {3}, std::as_bytes(std::span(text))};
  const std::vector<std::int64_t> ids = {7};
  tensors.tensors["z ids"] = {"I64", {1}, std::as_bytes(std::span(ids))};
  engine::writeSafetensors(path("m.safetensors"), tensors.tensors);

  const Safetensors opened = Safetensors::open(path("m.safetensors"));
  for (const auto& [name, tensor] : opened.tensors()) {
    const auto address = reinterpret_cast<std::uintptr_t>(tensor.bytes.data());
    QCOMPARE(address % static_cast<std::uintptr_t>(*engine::bytesPerElement(tensor.dtype)), std::uintptr_t{0});
  }
  QCOMPARE(opened.totalBytes(), std::int64_t{24 + 16 + 3 + 8});
}

void SafetensorsTest::aMisalignedTensorIsRead() {
  const std::string header =
      R"({"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"f":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}} )";
  const float number = 1.5F;
  std::string data = "x" + std::string(4, '\0');
  std::memcpy(data.data() + 1, &number, 4);
  tests::write(path("m.safetensors"), rawSafetensors(header, data));

  const Safetensors opened = Safetensors::open(path("m.safetensors"));
  float found = 0;
  std::memcpy(&found, opened.tensors().at("f").bytes.data(), 4);
  QCOMPARE(found, number);
}

void SafetensorsTest::anUnknownDtypeIsListed() {
  const std::string header = R"({"a":{"dtype":"F4_NEW","shape":[3],"data_offsets":[0,2]}})";
  tests::write(path("m.safetensors"), rawSafetensors(header, "xy"));
  const Safetensors opened = Safetensors::open(path("m.safetensors"));
  QCOMPARE(opened.tensors().at("a").dtype, std::string("F4_NEW"));
  QCOMPARE(opened.tensors().at("a").bytes.size(), std::size_t{2});
}

void SafetensorsTest::aBrokenFileIsRefused_data() {
  QTest::addColumn<std::string>("bytes");
  QTest::addColumn<QString>("words");
  const std::string eight(8, 'x');
  const auto row = [](const char* name, const std::string& bytes, const char* words) {
    QTest::newRow(name) << bytes << QString(words);
  };
  const auto tensors = [](const std::string& header, const std::string& data) { return rawSafetensors(header, data); };
  const auto one = [&](const std::string& description, const std::string& data) {
    return rawSafetensors(R"({"a":)" + description + "}", data);
  };
  row("empty", "", "at least 8 bytes, found 0");
  row("header length 0", rawSafetensors(0, kOneTensor, eight), "found the length 0");
  row("header length huge", rawSafetensors(~0ULL, kOneTensor, eight), "found the length 18446744073709551615");
  row("header length past the end", rawSafetensors(1000, kOneTensor, eight), "found the length 1000");
  row("not JSON", tensors("{\"a\":", ""), "header: not valid JSON at byte");
  row("not an object", tensors("[]", ""), "the header must be a JSON object");
  row("not UTF-8", tensors("{\"\xff\":1}", ""), "not valid JSON");
  row("nested deeply", tensors(std::string(500, '[') + std::string(500, ']'), ""), "nested deeper than 16");
  row("a tensor twice", tensors(R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{}})", ""), "'a' stands");
  row("no dtype", one(R"({"shape":[2],"data_offsets":[0,8]})", eight), "tensor 'a': 'dtype' is missing");
  row("no shape", one(R"({"dtype":"F32","data_offsets":[0,8]})", eight), "'shape' must be a list");
  row("no offsets", one(R"({"dtype":"F32","shape":[2]})", eight), "'data_offsets' must be a list");
  row("another key", one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1})", eight), "key \"x\" is not known");
  row("negative dimension", one(R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})", eight), "'shape' holds -2");
  row("dimension no number", one(R"({"dtype":"F32","shape":["2"],"data_offsets":[0,8]})", eight), "'shape' holds");
  row("dimension too large", one(R"({"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,8]})", eight),
      "'shape' holds");
  row("product too large", one(R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]})", eight),
      "(4294967296, 4294967296) is too large");
  row("offsets past the end", one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,16]})", eight),
      "the 8 bytes of data");
  row("offsets backwards", one(R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})", eight), "found [8,0]");
  row("wrong dtype", one(R"({"dtype":"F16","shape":[2],"data_offsets":[0,8]})", eight), "F16 (2) has 4 bytes, found");
  row("overlap",
      tensors(R"({"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]},)"
              R"("b":{"dtype":"U8","shape":[5],"data_offsets":[3,8]}})",
              eight),
      "tensor 'b' should begin at byte 5");
  row("gap",
      tensors(R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},)"
              R"("b":{"dtype":"U8","shape":[3],"data_offsets":[5,8]}})",
              eight),
      "tensor 'b' should begin at byte 3");
  row("bytes left over", tensors(kOneTensor, eight + "x"), "found 9 bytes");
  row("metadata no text", tensors(R"({"__metadata__":{"k":1}})", ""), "'k' must be a text");
}

void SafetensorsTest::aBrokenFileIsRefused() {
  QFETCH(std::string, bytes);
  QFETCH(QString, words);
  tests::write(path("broken.safetensors"), bytes);
  const QString sentence = errorOf([&] { Safetensors::open(path("broken.safetensors")); });
  QVERIFY2(sentence.contains("broken.safetensors"), qPrintable(sentence));
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void SafetensorsTest::everyTruncationIsRefused() {
  engine::writeSafetensors(path("m.safetensors"), twoTensors().tensors, {{"k", "v"}});
  const std::string bytes = tests::read(path("m.safetensors"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::span<const char> cut(bytes.data(), size);
    const QString sentence = errorOf([&] { engine::parseSafetensors(std::as_bytes(cut), "cut.safetensors"); });
    QVERIFY2(sentence.contains("cut.safetensors"), qPrintable(QString::number(size)));
  }
}

void SafetensorsTest::noFlippedByteCrashes() {
  engine::writeSafetensors(path("m.safetensors"), twoTensors().tensors, {{"k", "v"}});
  const std::string bytes = tests::read(path("m.safetensors"));
  int refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int mask : {0x01, 0x20, 0x80}) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ mask);
      const auto parse = [&] { engine::parseSafetensors(std::as_bytes(std::span(flipped)), "flipped"); };
      refused += errorOf(parse).isEmpty() ? 0 : 1;
    }
  }
  QVERIFY(refused > 200);  // a flip in the data, in a name or in the metadata is another valid file
}

void SafetensorsTest::aMissingFileIsNamed() {
  const QString sentence = errorOf([&] { Safetensors::open(path("nowhere.safetensors")); });
  QVERIFY2(sentence.startsWith("Cannot read ") && sentence.contains("nowhere.safetensors: No such file"),
           qPrintable(sentence));
}

void SafetensorsTest::aFolderIsRefused() {
  const QString sentence = errorOf([&] { Safetensors::open(m_folder->path().toStdString()); });
  QVERIFY2(sentence.contains("it is not a file"), qPrintable(sentence));
}

void SafetensorsTest::aShardedSetIsOneSetOfTensors() {
  FloatTensors first;
  first.add("a", {2});
  FloatTensors second;
  second.add("b", {3});
  second.add("not in the index", {1});
  engine::writeSafetensors(path("1.safetensors"), first.tensors, {{"format", "pt"}});
  engine::writeSafetensors(path("2.safetensors"), second.tensors);
  tests::write(path("model.safetensors.index.json"),
               R"({"metadata":{"total_size":20},"weight_map":{"a":"1.safetensors","b":"2.safetensors"}})");

  const Safetensors set = Safetensors::open(path("model.safetensors.index.json"));
  QCOMPARE(set.tensors().size(), std::size_t{2});
  QCOMPARE(set.totalBytes(), std::int64_t{20});
  QCOMPARE(set.tensors().at("b").shape, (std::vector<std::int64_t>{3}));
  QCOMPARE(set.metadata().at("format"), std::string("pt"));
}

void SafetensorsTest::aShardWithoutItsTensorIsRefused() {
  engine::writeSafetensors(path("1.safetensors"), twoTensors().tensors);
  tests::write(path("index.json"), R"({"weight_map":{"lost":"1.safetensors"}})");
  const QString sentence = errorOf([&] { Safetensors::open(path("index.json")); });
  QVERIFY2(sentence.contains("tensor 'lost' should be in 1.safetensors"), qPrintable(sentence));
}

void SafetensorsTest::anIndexCannotLeadOutOfItsFolder() {
  for (const char* file : {"../x.safetensors", "/etc/passwd", "a/../../x", ""}) {
    tests::write(path("index.json"), std::string(R"({"weight_map":{"a":")") + file + "\"}}");
    const QString sentence = errorOf([&] { Safetensors::open(path("index.json")); });
    QVERIFY2(sentence.contains("leads out of the folder"), qPrintable(sentence));
  }
}

void SafetensorsTest::bytesThatDoNotFitTheShapeAreNotWritten() {
  FloatTensors tensors = twoTensors();
  tensors.tensors["a"].shape = {7};
  const QString sentence = errorOf([&] { engine::writeSafetensors(path("m.safetensors"), tensors.tensors); });
  QVERIFY2(sentence.contains("tensor 'a' is F32 (7) but has 24 bytes"), qPrintable(sentence));
  QCOMPARE(files(), QStringList());
}

void SafetensorsTest::aFileCanBeRewrittenFromItsOwnViews() {
  engine::writeSafetensors(path("m.safetensors"), twoTensors().tensors);
  const std::string before = tests::read(path("m.safetensors"));
  const Safetensors opened = Safetensors::open(path("m.safetensors"));
  engine::writeSafetensors(path("m.safetensors"), opened.tensors());
  QCOMPARE(tests::read(path("m.safetensors")), before);
}

void SafetensorsTest::aFullDiskLeavesTheOldFile() {
  tests::write(path("m.safetensors"), "old");
  FloatTensors tensors;
  tensors.add("large", {10000});
  QString sentence;
  {
    const tests::FullDisk full(4096);
    sentence = errorOf([&] { engine::writeSafetensors(path("m.safetensors"), tensors.tensors); });
  }
  QVERIFY2(sentence.startsWith("Cannot write ") && sentence.contains("File too large"), qPrintable(sentence));
  QCOMPARE(tests::read(path("m.safetensors")), std::string("old"));
  QCOMPARE(files(), QStringList{"m.safetensors"});
}

void SafetensorsTest::aFolderInTheWayLeavesNoTemporaryFile() {
  QVERIFY(QDir(m_folder->path()).mkdir("m.safetensors"));
  const QString sentence = errorOf([&] { engine::writeSafetensors(path("m.safetensors"), twoTensors().tensors); });
  QVERIFY2(sentence.startsWith("Cannot write "), qPrintable(sentence));
  QCOMPARE(files(), QStringList());
}

void SafetensorsTest::writingIntoAMissingFolderIsASentence() {
  const QString sentence = errorOf([&] { engine::writeFileAtomically(path("none") / "file", "text"); });
  QVERIFY2(sentence.contains("none/file: No such file or directory"), qPrintable(sentence));
}

void SafetensorsTest::theHashIsThatOfTheReferenceImplementation() {
  QCOMPARE(engine::contentHash({}), std::string("2d06800538d394c2"));  // XXH3-64 of nothing, seed 0
  tests::write(path("file"), "abc");
  const std::string text = "abc";
  QCOMPARE(engine::contentHashOfFile(path("file")), engine::contentHash(std::as_bytes(std::span(text))));
}

PIC_TEST(SafetensorsTest)
#include "safetensors_test.moc"
