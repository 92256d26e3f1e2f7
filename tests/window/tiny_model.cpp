// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/tiny_model.h"

#include <QTemporaryDir>

#include "tests/engine/tiny_pic_model.h"

namespace tests {
namespace {

QString written(const QString& name, const engine::PicModel& model) {
  static const QTemporaryDir folder;
  const QString path = folder.filePath(name);
  engine::savePicModel(model, path.toStdString(), at::kFloat);
  return path;
}

}  // namespace

QString tinyModelFolder() {
  static const QString folder = [] {
    engine::PicModel model = tinyPicModel();
    model.config.maxSegments = 64;
    model.decoder = std::make_shared<engine::Decoder>(model.shape, model.config.maxSegments);
    engine::randomStart(model, 1);
    return written("tiny", model);
  }();
  return folder;
}

QString tinyBackboneFolder() { return QStringLiteral(PIC_TEST_DATA "/llama-stories260k"); }

}  // namespace tests
