// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "ui/explore/evaluation_result.h"

class QTextDocument;

namespace ui {

// The rows as comma-separated values, a line each with a head.
QString evaluationCsv(const EvaluationResult& result);

// A page to print: what was asked of which model, the chart, the rows, and all that is needed to do it again.
void writeReport(QTextDocument& page, const EvaluationResult& result, const QImage& chart);

}  // namespace ui
