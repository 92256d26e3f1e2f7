// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// A PIC model of two layers with random weights, written into a folder of this run: real in everything but what it
// says.
namespace tests {

QString tinyModelFolder();
void writeTinyModel(const QString& folder);
QString tinyBackboneFolder();  // a small published language model, without a compressor

}  // namespace tests
