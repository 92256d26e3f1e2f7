// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mask_image.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/error.h"

namespace cli {
namespace {

using engine::AttentionMask;
using engine::TokenKind;

// Colour-blind safe (Okabe and Ito), in the order of pairIndex().
struct PairColour {
  const char* name;
  std::array<std::uint8_t, 3> rgb;
};
constexpr std::array kColours{PairColour{"hidden", {255, 255, 255}}, PairColour{"text looks at text", {153, 153, 153}},
                              PairColour{"text looks at memory", {0, 158, 115}},
                              PairColour{"memory looks at text", {230, 159, 0}},
                              PairColour{"memory looks at memory", {0, 114, 178}}};

std::size_t pairIndex(const AttentionMask& mask, int query, int key) {
  if (!mask.at(query, key)) return 0;
  const auto isMemory = [&](int i) { return mask.tags[static_cast<std::size_t>(i)].kind == TokenKind::Memory; };
  return 1 + (isMemory(query) ? 2U : 0U) + (isMemory(key) ? 1U : 0U);
}

std::string hexColour(const PairColour& colour) {
  static const char* digits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t part : colour.rgb) text += {digits[part >> 4], digits[part & 15]};
  return text;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<')
      safe += "&lt;";
    else if (c == '&')
      safe += "&amp;";
    else
      safe += c;
  }
  return safe;
}

void appendNumber(std::string& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
}

void appendBlock(std::string& png, const std::string& kind, const std::string& content) {
  appendNumber(png, static_cast<std::uint32_t>(content.size()));
  const std::string checked = kind + content;
  png += checked;
  appendNumber(png, static_cast<std::uint32_t>(
                        crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()))));
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  const int result =
      compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
  if (result != Z_OK) throw engine::Error("The picture could not be compressed.");
  packed.resize(size);
  return packed;
}

// One byte a pixel, an index of kColours, a zero before every line (no filter).
std::string pixels(const AttentionMask& mask, int cell) {
  std::string bytes;
  for (int query = 0; query < mask.size(); ++query) {
    std::string line(1, '\0');
    for (int key = 0; key < mask.size(); ++key)
      line.append(static_cast<std::size_t>(cell), static_cast<char>(pairIndex(mask, query, key)));
    for (int i = 0; i < cell; ++i) bytes += line;
  }
  return bytes;
}

}  // namespace

std::string maskSvg(const AttentionMask& mask, const std::string& title) {
  constexpr int kSide = 800, kLine = 24;
  const int size = mask.size();
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(kSide) + " " +
                    std::to_string(kSide + kLine * (2 + static_cast<int>(kColours.size()))) +
                    "\" font-family=\"sans-serif\" font-size=\"16\">\n<title>" + escaped(title) +
                    "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<text x=\"4\" y=\"17\">" +
                    escaped(title) + "</text>\n<g transform=\"translate(0 " + std::to_string(kLine) + ") scale(" +
                    std::to_string(static_cast<double>(kSide) / size) + ")\" shape-rendering=\"crispEdges\">\n";
  for (int query = 0; query < size; ++query) {
    for (int key = 0, end = 0; key < size; key = end) {
      const std::size_t pair = pairIndex(mask, query, key);
      for (end = key + 1; end < size && pairIndex(mask, query, end) == pair;) ++end;
      if (pair == 0) continue;
      svg += "<rect x=\"" + std::to_string(key) + "\" y=\"" + std::to_string(query) + "\" width=\"" +
             std::to_string(end - key) + "\" height=\"1\" fill=\"" + hexColour(kColours[pair]) + "\"/>\n";
    }
  }
  svg += "<rect width=\"" + std::to_string(size) + "\" height=\"" + std::to_string(size) +
         "\" fill=\"none\" stroke=\"#000000\" vector-effect=\"non-scaling-stroke\"/>\n</g>\n";
  int y = kSide + 2 * kLine;
  for (const PairColour& colour : kColours) {
    svg += "<rect x=\"4\" y=\"" + std::to_string(y - 13) + "\" width=\"14\" height=\"14\" stroke=\"#000000\" fill=\"" +
           hexColour(colour) + "\"/><text x=\"26\" y=\"" + std::to_string(y) + "\">" + colour.name + "</text>\n";
    y += kLine;
  }
  return svg + "</svg>\n";
}

std::string maskPng(const AttentionMask& mask) {
  constexpr int kMostPixels = 2048, kMostCell = 16;
  const int cell = std::clamp(kMostPixels / mask.size(), 1, kMostCell);
  const auto side = static_cast<std::uint32_t>(cell * mask.size());
  std::string header, palette;
  appendNumber(header, side);
  appendNumber(header, side);
  header += {8, 3, 0, 0, 0};  // 8 bits, palette, deflate, no filter method but 0, not interlaced
  for (const PairColour& colour : kColours) palette.append(colour.rgb.begin(), colour.rgb.end());
  std::string png = "\x89PNG\r\n\x1A\n";
  appendBlock(png, "IHDR", header);
  appendBlock(png, "PLTE", palette);
  appendBlock(png, "IDAT", deflated(pixels(mask, cell)));
  appendBlock(png, "IEND", {});
  return png;
}

}  // namespace cli
