// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/import.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "app/documents/file_format.h"
#include "app/documents/text_encoding.h"
#include "engine/error.h"
#ifdef PIC_IMPORT
#include "app/documents/formats/importers.h"
#endif

namespace documents {
namespace {

using engine::Error;

std::string readFile(const std::filesystem::path& file, const std::string& name, const ImportLimits& limits) {
  if (std::filesystem::is_directory(file)) throw Error(file.string() + " is a folder; a document was expected.");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(name + " cannot be opened: " + std::strerror(errno) + ".");
  std::string bytes;
  std::array<char, 1 << 16> block{};
  while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (static_cast<std::int64_t>(bytes.size()) > limits.fileBytes) {
      throw Error(name + " is larger than " + std::to_string(limits.fileBytes >> 20) + " MiB, the most that is read.");
    }
  }
  if (stream.bad()) throw Error(name + " cannot be read to its end: " + std::strerror(errno) + ".");
  return bytes;
}

ImportedDocument plainText(DecodedText decoded) {
  ImportedDocument document;
  document.encoding = std::move(decoded.encoding);
  document.text = std::move(decoded.text);
  document.places = std::move(decoded.places);
  document.warnings = std::move(decoded.warnings);
  return document;
}

#ifdef PIC_IMPORT
ImportedDocument importAs(FileFormat format, std::string_view bytes, const std::string& name,
                          const ImportLimits& limits) {
  if (format == FileFormat::Pdf) return importPdf(bytes, name, limits);
  if (format == FileFormat::Zip) return importOffice(bytes, name, limits);
  const bool html = format == FileFormat::Html;
  DecodedText decoded = decodeText(bytes, name, html ? declaredHtmlEncoding(bytes) : std::string());
  if (format == FileFormat::PlainText) return plainText(std::move(decoded));
  ImportedDocument document = html ? importHtml(decoded, name, limits) : importMarkdown(decoded, limits);
  for (Place& place : document.places) {
    place.source = {sourceOffset(decoded.places, place.source.begin), sourceOffset(decoded.places, place.source.end)};
  }
  document.encoding = std::move(decoded.encoding);
  document.warnings.insert(document.warnings.begin(), decoded.warnings.begin(), decoded.warnings.end());
  return document;
}
#else
ImportedDocument importAs(FileFormat format, std::string_view bytes, const std::string& name, const ImportLimits&) {
  const bool text = format == FileFormat::PlainText || format == FileFormat::Markdown;
  if (text) return plainText(decodeText(bytes, name));
  const char* what = format == FileFormat::Pdf    ? "a PDF"
                     : format == FileFormat::Html ? "HTML"
                                                  : "a Word or other ZIP file";
  throw Error(name + " is " + what +
              ", and this program was built without importers (PIC_IMPORT); it reads plain text.");
}
#endif

void requireText(const ImportedDocument& document, const std::string& name) {
  if (document.text.find_first_not_of(" \t\r\n\v\f") != std::string::npos) return;
  throw Error(name + " holds nothing but blanks.");
}

ImportedDocument importNamed(std::string_view bytes, const std::filesystem::path& file, const std::string& name,
                             const ImportLimits& limits) {
  if (bytes.empty()) throw Error(name + " is empty.");
  ImportedDocument document = importAs(formatOf(bytes, file.extension().string(), name), bytes, name, limits);
  requireText(document, name);
  document.name = file.filename().string();
  if (document.title.empty()) document.title = file.stem().string();
  return document;
}

}  // namespace

ImportedDocument importDocument(const std::filesystem::path& file, const ImportLimits& limits) {
  const std::string name = "The file " + file.string();
  return importNamed(readFile(file, name, limits), file, name, limits);
}

ImportedDocument importBytes(std::string bytes, const std::string& name, const ImportLimits& limits) {
  return importNamed(bytes, name, "The file " + name, limits);
}

ImportedDocument importPlainText(std::string bytes, const std::string& name) {
  if (bytes.empty()) throw Error(name + " is empty.");
  ImportedDocument document = plainText(decodeText(bytes, name));
  requireText(document, name);
  return document;
}

std::string nameOf(DocumentKind kind) {
  constexpr const char* kNames[] = {"text", "markdown", "html", "pdf", "docx", "odt"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace documents
