// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <memory>

#include "app/documents/pdf_pages.h"

namespace app {

// Draws pages of PDFs on a thread of its own, one after the other.
class PageRenderer : public QObject {
  Q_OBJECT

 public:
  explicit PageRenderer(QObject* parent = nullptr);
  ~PageRenderer() override;

  void render(int document, const QString& file, int page, double pixelsPerPoint);

 Q_SIGNALS:
  void rendered(int document, int page, const QImage& image);
  void failed(const QString& sentence);

 private:
  QThreadPool m_pool;
  QString m_file;  // these two on the thread alone
  std::unique_ptr<documents::PdfPages> m_pages;
};

}  // namespace app
