// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <vector>

// PDF files made by the tests, byte by byte.
namespace tests {

// Text at a place of a page, in points from its lower left corner, as PDF counts.
struct PdfText {
  double x = 0;
  double y = 0;
  std::string text;  // WinAnsi; no parentheses, no backslashes
  double size = 10;
};

// A PDF of A4 pages in Helvetica. `pageKeys` go into every page's dictionary: "/Rotate 90".
inline std::string pdfOf(const std::vector<std::vector<PdfText>>& pages, const std::string& pageKeys = {},
                         const std::string& title = {}) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                                   "<< /Title (" + title + ") >>"};
  std::string kids;
  for (const std::vector<PdfText>& page : pages) {
    std::string content;
    for (const PdfText& text : page) {
      char place[100];
      std::snprintf(place, sizeof place, "BT /F1 %g Tf 1 0 0 1 %g %g Tm (", text.size, text.x, text.y);
      content += place + text.text + ") Tj ET\n";
    }
    const std::string number = std::to_string(objects.size() + 1);
    kids += number + " 0 R ";
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        "/Contents " +
        std::to_string(objects.size() + 2) + " 0 R " + pageKeys + " >>");
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
  }
  objects[1] = "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>";
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
    table += line;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + table + "trailer << /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R /Info 4 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

// Lines below one another, from `y` down, with the usual leading.
inline std::vector<PdfText> linesDown(double x, double y, const std::vector<std::string>& lines) {
  std::vector<PdfText> texts;
  for (std::size_t i = 0; i < lines.size(); ++i) texts.push_back({x, y - 12 * static_cast<double>(i), lines[i]});
  return texts;
}

}  // namespace tests
