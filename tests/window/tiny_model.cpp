// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/tiny_model.h"

#include <QTemporaryDir>

#include "tests/engine/tiny_pic_model.h"

namespace tests {

void writeTinyModel(const QString& folder) {
  engine::PicModel model = tinyPicModel();
  model.config.maxSegments = 64;
  model.decoder = std::make_shared<engine::Decoder>(model.shape, model.config.maxSegments);
  engine::randomStart(model, 1);
  engine::savePicModel(model, folder.toStdString(), at::kFloat);
}

QString tinyModelFolder() {
  static const QTemporaryDir folder;
  static const QString path = [] {
    writeTinyModel(folder.filePath("tiny"));
    return folder.filePath("tiny");
  }();
  return path;
}

QString tinyBackboneFolder() { return QStringLiteral(PIC_TEST_DATA "/llama-stories260k"); }

}  // namespace tests
