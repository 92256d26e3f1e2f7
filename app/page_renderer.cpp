// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_renderer.h"

#include <exception>

namespace app {

PageRenderer::PageRenderer(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

PageRenderer::~PageRenderer() {
  m_pool.clear();
  m_pool.waitForDone();
}

void PageRenderer::render(int document, const QString& file, int page, double pixelsPerPoint) {
  m_pool.start([=, this] {
    try {
      if (!m_pages || m_file != file) m_pages = std::make_unique<documents::PdfPages>(file.toStdString());
      m_file = file;
      const documents::PageImage drawn = m_pages->render(page, pixelsPerPoint);
      const QImage image(reinterpret_cast<const uchar*>(drawn.pixels.data()), drawn.width, drawn.height,
                         drawn.width * 4, QImage::Format_ARGB32);
      QMetaObject::invokeMethod(this, [=, this, kept = image.copy()] { Q_EMIT rendered(document, page, kept); });
    } catch (const std::exception& error) {
      m_pages.reset();
      QMetaObject::invokeMethod(this, [this, words = QString::fromUtf8(error.what())] { Q_EMIT failed(words); });
    }
  });
}

}  // namespace app
