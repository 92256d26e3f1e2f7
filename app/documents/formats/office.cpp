// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/importers.h"
#include "app/documents/formats/office_text.h"
#include "app/documents/formats/zip_archive.h"
#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";

// The text of the first element of that name, as dc:title.
std::string elementText(const ZipArchive& archive, const std::string& part, std::string_view element) {
  const std::optional<std::string> xml = archive.read(part);
  if (!xml) return {};
  std::string text;
  bool open = false;
  bool found = false;
  parseXml(*xml, archive.name() + ", part " + part + ",",
           {[&](std::string_view name, const XmlAttributes&) { open = open || (!found && name == element); },
            [&](std::string_view name) {
              found = found || (open && name == element);
              open = open && !found;
            },
            [&](std::string_view piece) {
              if (open) text += piece;
            }});
  return text;
}

// The part that the archive's relations call its document: "word/document.xml" as a rule.
std::string mainPart(const ZipArchive& archive) {
  const std::optional<std::string> relations = archive.read("_rels/.rels");
  std::string part;
  if (!relations) return part;
  parseXml(*relations, archive.name() + ", part _rels/.rels,",
           {[&](std::string_view name, const XmlAttributes& attributes) {
              const bool document = attributes.find("Type").value_or("").ends_with("/officeDocument");
              if (name == "Relationship" && document) part = attributes.find("Target").value_or("");
            },
            [](std::string_view) {}, [](std::string_view) {}});
  return part.starts_with('/') ? part.substr(1) : part;
}

ImportedDocument importWord(const ZipArchive& archive, const std::string& part, const ImportLimits& limits) {
  const std::optional<std::string> body = archive.read(part);
  if (!body) throw Error(archive.name() + " is damaged: its part " + part + " is missing.");
  const std::string folder = part.substr(0, part.rfind('/') + 1);
  const WordParts parts{*body, archive.read(folder + "styles.xml").value_or(""),
                        archive.read(folder + "footnotes.xml").value_or(""),
                        archive.read(folder + "endnotes.xml").value_or("")};
  ImportedDocument document = importWordXml(parts, archive.name() + ", part " + part + ",", limits);
  document.title = elementText(archive, "docProps/core.xml", "title");
  return document;
}

ImportedDocument importOpenDocument(const ZipArchive& archive, const ImportLimits& limits) {
  const std::string manifest = archive.read("META-INF/manifest.xml").value_or("");
  if (manifest.find("encryption-data") != std::string::npos) {
    throw Error(archive.name() + " is protected by a password; save it without one and try again.");
  }
  const std::optional<std::string> body = archive.read("content.xml");
  if (!body) throw Error(archive.name() + " is damaged: its part content.xml is missing.");
  ImportedDocument document = importOpenDocumentXml(*body, archive.name() + ", part content.xml,", limits);
  document.title = elementText(archive, "meta.xml", "title");
  return document;
}

[[noreturn]] void refuseOther(const ZipArchive& archive, const std::string& type, const std::string& part) {
  std::string what = "a ZIP archive without a Word or OpenDocument text in it; unpack it first";
  if (part.starts_with("xl/") || type.starts_with("spreadsheet")) what = "a spreadsheet; save it as PDF and try again";
  if (part.starts_with("ppt/") || type.starts_with("presentation"))
    what = "a presentation; save it as PDF and try again";
  if (type == "application/epub+zip") what = "an e-book (EPUB); turn it into HTML or PDF first";
  throw Error(archive.name() + " is " + what + ".");
}

}  // namespace

ImportedDocument importOffice(std::string_view bytes, const std::string& name, const ImportLimits& limits) {
  const ZipArchive archive(bytes, name, limits);
  std::string type = archive.read("mimetype").value_or("");
  if (type.starts_with(kOpenDocument)) type.erase(0, kOpenDocument.size());
  if (type.starts_with("text")) return importOpenDocument(archive, limits);
  const std::string part = type.empty() ? mainPart(archive) : std::string();
  if (!part.starts_with("word/")) refuseOther(archive, type, part);
  return importWord(archive, part, limits);
}

}  // namespace documents
