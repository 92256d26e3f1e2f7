// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/file_format.h"

#include <algorithm>
#include <cctype>

#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

constexpr std::size_t kHead = 1024;  // a PDF's first line, or what stands before <html>, lies in it

struct Signature {
  std::string_view bytes;
  const char* what;
};
constexpr Signature kUnread[] = {
    {"{\\rtf", "a Rich Text file; save it as .docx or .odt and try again"},
    {"\x89PNG", "a PNG picture; text must be recognised first (OCR)"},
    {"\xFF\xD8\xFF", "a JPEG picture; text must be recognised first (OCR)"},
    {"GIF8", "a GIF picture; text must be recognised first (OCR)"},
    {"II*\0", "a TIFF picture; text must be recognised first (OCR)"},
    {"\x1F\x8B", "packed with gzip; unpack it first"},
    {"\xFD\x37zXZ", "packed with xz; unpack it first"},
    {"\x28\xB5\x2F\xFD", "packed with zstd; unpack it first"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive; unpack it first"},
    {"Rar!", "a RAR archive; unpack it first"},
    {"%!PS", "a PostScript file; turn it into a PDF first"},
    {"AT&TFORM", "a DjVu file; turn it into a PDF first"},
    {"\x7F"
     "ELF",
     "a program, not a document"},
};

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

void refuseUnread(std::string_view bytes, const std::string& extension, const std::string& name) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    const bool modern = extension == ".docx" || extension == ".docm";
    throw Error(name + (modern ? " is protected by a password; save it without one and try again."
                               : " is an old Office file (.doc, .xls, .ppt); save it as .docx or .odt and try again."));
  }
  for (const Signature& signature : kUnread) {
    if (bytes.starts_with(signature.bytes)) throw Error(name + " is " + signature.what + ".");
  }
}

// Past white space, comments and an XML declaration stands <!DOCTYPE html or <html.
bool looksLikeHtml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string head = lowerCase(bytes.substr(0, kHead));
  for (std::size_t at = 0;;) {
    at = head.find_first_not_of(" \t\r\n", at);
    if (at == std::string::npos) return false;
    const std::string_view rest = std::string_view(head).substr(at);
    if (rest.starts_with("<!doctype html") || rest.starts_with("<html")) return true;
    const bool comment = rest.starts_with("<!--");
    if (!comment && !rest.starts_with("<?xml")) return false;
    const std::size_t end = head.find(comment ? "-->" : "?>", at + 4);
    if (end == std::string::npos) return false;
    at = end + (comment ? 3 : 2);
  }
}

bool isOneOf(const std::string& extension, std::initializer_list<const char*> known) {
  return std::find(known.begin(), known.end(), extension) != known.end();
}

}  // namespace

FileFormat formatOf(std::string_view bytes, const std::string& anyCase, const std::string& name) {
  const std::string extension = lowerCase(anyCase);
  const bool pdfInside = bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
  if (bytes.starts_with("%PDF-") || (extension == ".pdf" && pdfInside)) return FileFormat::Pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return FileFormat::Zip;
  refuseUnread(bytes, extension, name);
  if (looksLikeHtml(bytes)) return FileFormat::Html;
  if (extension == ".pdf")
    throw Error(name + " is not a PDF, or a damaged one: %PDF- does not stand at its beginning.");
  if (isOneOf(extension, {".docx", ".docm", ".odt"})) {
    throw Error(name + " is not a " + (extension == ".odt" ? "OpenDocument" : "Word") +
                " file, or a damaged one: it is no ZIP archive.");
  }
  if (isOneOf(extension, {".html", ".htm", ".xhtml"})) return FileFormat::Html;
  if (isOneOf(extension, {".md", ".markdown"})) return FileFormat::Markdown;
  return FileFormat::PlainText;
}

}  // namespace documents
