// SPDX-License-Identifier: GPL-3.0-or-later
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "app/documents/formats/importers.h"
#include "app/documents/formats/pdf_layout.h"
#include "app/documents/utf8.h"
#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

thread_local int complaints = 0;  // of poppler about the file being read; it has one hook for all threads

void countComplaints() {
  static std::once_flag installed;
  std::call_once(installed,
                 [] { poppler::set_debug_error_function([](const std::string&, void*) { ++complaints; }, nullptr); });
  complaints = 0;
}

// One character, with ligatures taken apart into their letters and pictures for bullets made such.
void appendCharacter(std::string& text, char32_t character) {
  constexpr const char* kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // U+FB00…U+FB06
  if (character >= 0xFB00 && character <= 0xFB06) {
    text += kLigatures[character - 0xFB00];
  } else if (character >= 0xF020 && character <= 0xF0FF) {
    text += "•";  // of a symbol font, which office programs draw bullets with
  } else if (character >= 0x20) {
    appendUtf8(text, character);
  }
}

std::string utf8(const poppler::ustring& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t character = units[i];
    const bool pair = character >= 0xD800 && character < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 &&
                      units[i + 1] < 0xE000;
    if (pair) character = 0x10000 + ((character - 0xD800) << 10) + (units[++i] - 0xDC00U);
    appendCharacter(text, character);
  }
  return text;
}

// Turned so that the text runs to the right and lines go down. Only order and distances matter, not the origin.
Box turned(const Box& box, int turns) {
  if (turns == 1) return {box.top, -box.right, box.bottom, -box.left};
  if (turns == 2) return {-box.right, -box.bottom, -box.left, -box.top};
  if (turns == 3) return {-box.bottom, box.left, -box.top, box.right};
  return box;
}

Page readPage(const poppler::page& source) {
  Page page;
  const poppler::rectf size = source.page_rect();
  const bool sideways =
      source.orientation() == poppler::page::landscape || source.orientation() == poppler::page::seascape;
  page.size = {size.width(), size.height()};
  if (sideways) std::swap(page.size.width, page.size.height);
  for (const poppler::text_box& word : source.text_list()) {
    const poppler::rectf box = word.bbox();
    const Box onPage{box.left(), box.top(), box.right(), box.bottom()};
    const bool finite = std::isfinite(onPage.width()) && std::isfinite(onPage.height());
    std::string text = utf8(word.text());
    if (text.empty() || !finite || onPage.width() < 0 || onPage.height() <= 0) continue;
    const int turns = std::clamp(word.rotation(), 0, 3);
    page.words.push_back({std::move(text), onPage, turned(onPage, turns), turns, word.has_space_after()});
  }
  return page;
}

// "3", "3–5", "2, 4–6"
std::string pageList(const std::vector<int>& pages) {
  std::string list;
  for (std::size_t begin = 0, end = 0; begin < pages.size(); begin = end) {
    for (end = begin + 1; end < pages.size() && pages[end] == pages[end - 1] + 1;) ++end;
    list += (list.empty() ? "" : ", ") + std::to_string(pages[begin]);
    if (end - begin > 1) list += "–" + std::to_string(pages[end - 1]);
  }
  return list;
}

void tellOfMissingText(const std::vector<Page>& pages, const std::string& name, ImportedDocument& document) {
  std::vector<int> empty;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].words.empty()) empty.push_back(static_cast<int>(i) + 1);
  }
  if (empty.size() == pages.size()) {
    throw Error(name + ": This PDF has no text layer (a scan); recognise its text first, for example with ocrmypdf.");
  }
  if (empty.empty()) return;
  document.warnings.push_back((empty.size() == 1 ? "Page " : "Pages ") + pageList(empty) +
                              (empty.size() == 1 ? " has" : " have") + " no text: empty, or a scan.");
}

std::unique_ptr<poppler::document> open(std::string_view bytes, const std::string& name, const ImportLimits& limits) {
  countComplaints();
  std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) throw Error(name + " cannot be read as a PDF: it is damaged or cut short.");
  if (pdf->is_locked()) throw Error(name + " is protected by a password; save it without one and try again.");
  if (pdf->pages() < 1) throw Error(name + " is a PDF without pages, or a damaged one.");
  if (pdf->pages() > limits.pages) {
    throw Error(name + " has " + std::to_string(pdf->pages()) + " pages; at most " + std::to_string(limits.pages) +
                " are read.");
  }
  return pdf;
}

std::vector<Page> readPages(const poppler::document& pdf, const ImportLimits& limits) {
  std::vector<Page> pages;
  std::int64_t bytes = 0;
  for (int i = 0; i < pdf.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(pdf.create_page(i));
    pages.push_back(page ? readPage(*page) : Page());
    for (const PageWord& word : pages.back().words) bytes += static_cast<std::int64_t>(word.text.size());
    if (bytes > limits.textBytes) {
      throw Error("The PDF holds more than " + std::to_string(limits.textBytes >> 20) +
                  " MiB of text, the most that is read.");
    }
  }
  return pages;
}

}  // namespace

ImportedDocument importPdf(std::string_view bytes, const std::string& name, const ImportLimits& limits) {
  const std::unique_ptr<poppler::document> pdf = open(bytes, name, limits);
  ImportedDocument document;
  document.kind = DocumentKind::Pdf;
  document.title = utf8(pdf->get_title());
  const std::vector<Page> pages = readPages(*pdf, limits);
  tellOfMissingText(pages, name, document);
  std::vector<std::vector<PageRow>> rows;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    document.pages.push_back(pages[i].size);
    rows.push_back(rowsOf(linesOf(pages[i], static_cast<int>(i))));
  }
  for (std::string& sentence : removeRunningLines(rows)) document.warnings.push_back(std::move(sentence));
  TextBuilder builder(limits);
  writeParagraphs(rows, builder);
  builder.finish(document);
  if (complaints > 0)
    document.warnings.push_back("Parts of this PDF are damaged; some of its text may be missing or wrong.");
  return document;
}

}  // namespace documents
