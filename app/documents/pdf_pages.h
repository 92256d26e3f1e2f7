// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace documents {

// A page as it is drawn. Shapes: height rows of width pixels, 0xAARRGGBB.
struct PageImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};

// The pages of a PDF as pictures, in the frame of ImportedDocument's places. Thread safety: one thread at a time.
class PdfPages {
 public:
  // Errors: no PDF that can be read, or a build without PIC_IMPORT.
  explicit PdfPages(const std::filesystem::path& file);
  ~PdfPages();

  // `page` from 1. At most kMostPixels a page: a larger scale is made smaller. Errors: there is no such page.
  PageImage render(int page, double pixelsPerPoint) const;
  static constexpr double kMostPixels = 16e6;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace documents
