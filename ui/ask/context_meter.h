// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "engine/values/memory.h"

namespace ui {

// What compressing did, in numbers.
struct CompressionFigures {
  std::int64_t contextTokens = 0;
  int memoryTokens = 0;
  int segments = 0;
  int segmentTokens = 0;                   // the most a segment of this model has
  std::int64_t cacheBytesPerPosition = 0;  // keys and values of all layers of the decoder
  int delimiters() const { return 2 * segments; }
};
CompressionFigures figuresOf(const engine::Memory& memory, int segmentTokens, std::int64_t cacheBytesPerPosition);

// "12,340 tokens → 772 memory tokens (16×, 15.2× with delimiters) in 49 segments of at most 256"
QString meterText(const CompressionFigures& figures);
// Key-value cache before and after, and the part of the prompt that need not be read.
QString meterDetails(const CompressionFigures& figures);

// The figures in one line under the compression bar, cut off with "…" where there is no room; all of it in the tooltip.
class ContextMeter : public QLabel {
  Q_OBJECT

 public:
  explicit ContextMeter(QWidget* parent = nullptr);
  void setFigures(const CompressionFigures& figures);
  void setSentence(const QString& sentence);  // instead of figures
  QString fullText() const { return m_full; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  QString m_full;
};

}  // namespace ui
