// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/pdf_pages.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/error.h"

#ifdef PIC_IMPORT
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#endif

namespace documents {

#ifdef PIC_IMPORT

struct PdfPages::Impl {
  std::filesystem::path file;
  std::unique_ptr<poppler::document> document;
};

PdfPages::PdfPages(const std::filesystem::path& file) : m_impl(std::make_unique<Impl>()) {
  m_impl->file = file;
  m_impl->document.reset(poppler::document::load_from_file(file.string()));
  if (!m_impl->document || m_impl->document->is_locked())
    throw engine::Error("The pages of " + file.string() + " cannot be drawn: it has been changed, moved or protected.");
}

PageImage PdfPages::render(int page, double pixelsPerPoint) const {
  const std::unique_ptr<poppler::page> drawn(m_impl->document->create_page(page - 1));
  if (!drawn) throw engine::Error(m_impl->file.string() + " has no page " + std::to_string(page) + ".");
  const poppler::rectf size = drawn->page_rect();
  const double points = std::max(1.0, size.width() * size.height());
  const double scale = std::min(pixelsPerPoint, std::sqrt(kMostPixels / points));
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_argb32);
  const poppler::image image = renderer.render_page(drawn.get(), 72 * scale, 72 * scale);
  if (!image.is_valid()) throw engine::Error("Page " + std::to_string(page) + " cannot be drawn.");
  PageImage result{image.width(), image.height(), {}};
  result.pixels.resize(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height));
  for (int row = 0; row < result.height; ++row) {
    std::memcpy(result.pixels.data() + std::ptrdiff_t{row} * result.width,
                image.const_data() + std::ptrdiff_t{row} * image.bytes_per_row(),
                static_cast<std::size_t>(result.width) * sizeof(std::uint32_t));
  }
  return result;
}

#else

struct PdfPages::Impl {};

PdfPages::PdfPages(const std::filesystem::path& file) {
  throw engine::Error("The pages of " + file.string() + " cannot be drawn: this build reads no PDF.");
}

PageImage PdfPages::render(int, double) const { return {}; }

#endif

PdfPages::~PdfPages() = default;

}  // namespace documents
