// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/weights_io.h"

#include <QTemporaryDir>
#include <QTest>

#include "engine/model/compute.h"
#include "tests/engine/tiny_models.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::NamedTensors;
using engine::Safetensors;
using std::filesystem::path;

// Tensors of files and the choice of what to compute in.
class WeightsIoTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsSavedIsLoaded_data();
  void whatIsSavedIsLoaded();
  void integersKeepTheirType();
  void aMisalignedTensorIsRead();
  void everyWeightOfAModelComesBack();
  void aMissingTensorIsNamed();
  void anotherShapeIsNamedWithBoth();
  void aTypeThatCannotBeComputedWithIsNamed();
  void optionsChooseWhatIsComputedIn();
  void unknownOptionsAreRefused();

 private:
  path file() const { return path(m_folder.path().toStdString()) / "model.safetensors"; }
  QTemporaryDir m_folder;
};

void WeightsIoTest::whatIsSavedIsLoaded_data() {
  QTest::addColumn<int>("type");
  QTest::addColumn<double>("bound");
  QTest::newRow("float64") << static_cast<int>(at::kDouble) << 0.0;
  QTest::newRow("float32") << static_cast<int>(at::kFloat) << 1e-6;
  QTest::newRow("bfloat16") << static_cast<int>(at::kBFloat16) << 2e-2;
  QTest::newRow("float16") << static_cast<int>(at::kHalf) << 2e-3;
}

void WeightsIoTest::whatIsSavedIsLoaded() {
  QFETCH(int, type);
  QFETCH(double, bound);
  const at::Tensor matrix = tests::normal({5, 3}, 1), transposed = tests::normal({4, 6}, 2).t();
  engine::saveTensors(file(), {{"a", matrix}, {"b", transposed}, {"c", at::full({}, 3.0)}},
                      static_cast<at::ScalarType>(type));
  const at::Tensor a = at::empty({5, 3}, at::kDouble), b = at::empty({6, 4}, at::kFloat), c = at::empty({}, at::kFloat);
  engine::loadInto({{"a", a}, {"b", b}, {"c", c}}, Safetensors::open(file()), file());
  COMPARE_WITHIN(tests::largestDifference(a, matrix), bound);
  COMPARE_WITHIN(tests::largestDifference(b, transposed), bound + 1e-6);
  QCOMPARE(c.item<double>(), 3.0);
}

void WeightsIoTest::integersKeepTheirType() {
  engine::saveTensors(file(), {{"ids", at::tensor(std::vector<std::int64_t>{1, 1LL << 40})}}, at::kBFloat16);
  const Safetensors stored = Safetensors::open(file());
  const at::Tensor ids = engine::toTensor(stored.tensors().at("ids"), "ids", file());
  QCOMPARE(ids.scalar_type(), at::kLong);
  QCOMPARE(ids[1].item<std::int64_t>(), std::int64_t{1} << 40);
}

void WeightsIoTest::aMisalignedTensorIsRead() {
  const std::vector<float> values{0, 1.5F, -2};  // three bytes further on
  std::vector<std::byte> bytes(3 + sizeof(float) * values.size());
  std::memcpy(bytes.data() + 3, values.data(), sizeof(float) * values.size());
  const engine::TensorView view{"F32", {3}, std::span<const std::byte>(bytes).subspan(3)};
  QVERIFY(at::equal(engine::toTensor(view, "x", file()), at::tensor(values)));
}

void WeightsIoTest::everyWeightOfAModelComesBack() {
  for (const engine::ModelShape& shape : {tests::llamaShape(), tests::bertShape()}) {
    const auto model = tests::randomTransformer(shape, at::kFloat, 1),
               other = tests::randomTransformer(shape, at::kFloat, 99);
    engine::saveTensors(file(), model->namedWeights(), at::kFloat);
    engine::loadInto(other->namedWeights(), Safetensors::open(file()), file());
    std::int64_t numbers = 0;
    for (const auto& parameter : other->named_parameters()) {
      QVERIFY2(at::equal(parameter.value(), model->named_parameters()[parameter.key()]), parameter.key().c_str());
      numbers += parameter.value().numel();
    }
    QCOMPARE(numbers, shape.parameters());
  }
}

void WeightsIoTest::aMissingTensorIsNamed() {
  engine::saveTensors(file(), {{"a", at::zeros({2})}}, at::kFloat);
  const QString sentence = tests::errorOf([&] {
    engine::loadInto({{"b", at::zeros({2})}}, Safetensors::open(file()), file());
  });
  QVERIFY2(sentence.contains("model.safetensors") && sentence.contains("'b' is missing"), qPrintable(sentence));
  const QString renamed = tests::errorOf([&] {
    engine::loadInto({{"a", at::zeros({2})}}, Safetensors::open(file()), file(),
                     [](const std::string& name) { return engine::StoredTensor{"old." + name}; });
  });
  QVERIFY2(renamed.contains("'old.a' is missing"), qPrintable(renamed));
}

void WeightsIoTest::anotherShapeIsNamedWithBoth() {
  engine::saveTensors(file(), {{"a", at::zeros({2, 3})}}, at::kFloat);
  const QString sentence = tests::errorOf([&] {
    engine::loadInto({{"a", at::zeros({3, 2})}}, Safetensors::open(file()), file());
  });
  QVERIFY2(sentence.contains("'a' has the shape [2, 3]; expected [3, 2]"), qPrintable(sentence));
}

void WeightsIoTest::aTypeThatCannotBeComputedWithIsNamed() {
  const engine::TensorView view{"F8_E4M3", {0}, {}};
  const QString sentence = tests::errorOf([&] { engine::toTensor(view, "x", file()); });
  QVERIFY2(sentence.contains("'x' has the type F8_E4M3"), qPrintable(sentence));
}

void WeightsIoTest::optionsChooseWhatIsComputedIn() {
  for (const auto& [name, type] :
       {std::pair{"float32", at::kFloat}, {"bfloat16", at::kBFloat16}, {"float64", at::kDouble}}) {
    const engine::Compute compute = engine::prepareCompute({.device = "cpu", .dtype = name, .threads = 1});
    QCOMPARE(compute.dtype, type);
    QCOMPARE(compute.dtypeName(), std::string(name));
    QCOMPARE(compute.deviceName(), std::string("cpu"));
  }
  const at::ScalarType chosen = engine::prepareCompute({.device = "cpu", .dtype = "auto", .threads = 1}).dtype;
  QVERIFY(chosen == at::kFloat || chosen == at::kBFloat16);
}

void WeightsIoTest::unknownOptionsAreRefused() {
  const QString device = tests::errorOf([] { engine::prepareCompute({.device = "gpu", .threads = 1}); });
  QVERIFY2(device.contains("'gpu'") && device.contains("cpu, cuda or auto"), qPrintable(device));
  const QString type =
      tests::errorOf([] { engine::prepareCompute({.device = "cpu", .dtype = "float16", .threads = 1}); });
  QVERIFY2(type.contains("'float16'") && type.contains("bfloat16"), qPrintable(type));
}

PIC_TEST(WeightsIoTest)
#include "weights_io_test.moc"
