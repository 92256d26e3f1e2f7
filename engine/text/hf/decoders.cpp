// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/decoders.h"

#include <map>

#include "engine/text/hf/aligned_text.h"
#include "engine/text/hf/byte_alphabet.h"
#include "engine/text/hf/component.h"
#include "engine/text/hf/pre_tokenizers.h"

namespace engine {

namespace {

using Pieces = std::vector<std::string>;
using Reader = Decoder (*)(const JsonFields& fields);

std::string replaced(const Matcher& matcher, const std::string& text, const std::string& content) {
  std::string result;
  for (const TextSpan& span : matcher(text)) {
    result += span.matches ? content : text.substr(span.begin, span.end - span.begin);
  }
  return result;
}

Decoder readByteLevel(const JsonFields& fields) {
  for (const char* key : {"add_prefix_space", "trim_offsets", "use_regex"}) fields.flag(key, true);
  return [](const Pieces& pieces) {
    std::string bytes;
    for (const std::string& piece : pieces) bytes += bytesOfAlphabet(piece).value_or(piece);
    return Pieces{std::string(AlignedText(bytes).text())};
  };
}

// The replacement is a space again; one at the start of the text was put there.
Decoder readMetaspace(const JsonFields& fields) {
  const std::string replacement = fields.text("replacement", "\u2581");
  const bool prepended = readPrependScheme(fields) != PrependScheme::kNever;
  fields.flag("split", true);
  return [matcher = matchText(replacement), prepended](Pieces pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      pieces[i] = replaced(matcher, pieces[i], i == 0 && prepended ? "" : " ");
    }
    return pieces;
  };
}

std::optional<char> byteOfPiece(const std::string& piece) {
  const bool byte = piece.size() == 6 && piece.starts_with("<0x") && piece.ends_with(">") &&
                    piece.find_first_not_of("0123456789ABCDEFabcdef", 3) == 5;
  return byte ? std::optional(static_cast<char>(std::stoi(piece.substr(3, 2), nullptr, 16))) : std::nullopt;
}

// A run of bytes is a text, or as many U+FFFD as it has bytes.
std::string textOfBytes(const std::string& bytes) {
  if (AlignedText(bytes).text() == bytes) return bytes;
  std::string marks;
  for (std::size_t i = 0; i < bytes.size(); ++i) marks += "\uFFFD";
  return marks;
}

Decoder readByteFallback(const JsonFields&) {
  return [](const Pieces& pieces) {
    Pieces result;
    std::string run;
    const auto endRun = [&] {
      if (!run.empty()) result.push_back(textOfBytes(run));
      run.clear();
    };
    for (const std::string& piece : pieces) {
      if (const std::optional<char> byte = byteOfPiece(piece)) {
        run += *byte;
        continue;
      }
      endRun();
      result.push_back(piece);
    }
    endRun();
    return result;
  };
}

Decoder readFuse(const JsonFields&) {
  return [](const Pieces& pieces) {
    std::string all;
    for (const std::string& piece : pieces) all += piece;
    return Pieces{all};
  };
}

// At most `start` and `stop` times `content` from the ends of every piece.
Decoder readStrip(const JsonFields& fields) {
  const std::string content = fields.text("content");
  if (content.empty()) fields.fail("'content' is empty.");
  const int start = fields.count("start", 0, 1 << 20);
  const int stop = fields.count("stop", 0, 1 << 20);
  return [content, start, stop](Pieces pieces) {
    for (std::string& piece : pieces) {
      for (int i = 0; i < start && piece.starts_with(content); ++i) piece.erase(0, content.size());
      for (int i = 0; i < stop && piece.ends_with(content); ++i) piece.resize(piece.size() - content.size());
    }
    return pieces;
  };
}

Decoder readReplace(const JsonFields& fields) {
  return [matcher = readPattern(fields), content = fields.text("content")](Pieces pieces) {
    for (std::string& piece : pieces) piece = replaced(matcher, piece, content);
    return pieces;
  };
}

// English as it was before words and signs were parted.
std::string withoutPartedSigns(std::string text) {
  static const std::pair<const char*, const char*> kParted[] = {
      {" .", "."},   {" ?", "?"},           {" !", "!"},   {" ,", ","},     {" ' ", "'"},   {" n't", "n't"},
      {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
  for (const auto& [parted, joined] : kParted) text = replaced(matchText(parted), text, joined);
  return text;
}

Decoder readWordPiece(const JsonFields& fields) {
  return [prefix = fields.text("prefix", "##"), cleans = fields.flag("cleanup", true)](Pieces pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::string& piece = pieces[i];
      if (i > 0 && piece.starts_with(prefix)) {
        piece.erase(0, prefix.size());
      } else if (i > 0) {
        piece.insert(0, " ");
      }
      if (cleans) piece = withoutPartedSigns(piece);
    }
    return pieces;
  };
}

Decoder readSequence(const JsonFields& fields) {
  return [parts = readParts<Decoder>(fields, "decoders", readDecoder)](Pieces pieces) {
    for (const Decoder& part : parts) pieces = part(std::move(pieces));
    return pieces;
  };
}

Decoder spacesBetween() {
  return [](Pieces pieces) {
    for (std::size_t i = 1; i < pieces.size(); ++i) pieces[i].insert(0, " ");
    return pieces;
  };
}

const std::map<std::string, Reader>& readers() {
  static const std::map<std::string, Reader> kReaders = {
      {"ByteLevel", readByteLevel}, {"Metaspace", readMetaspace}, {"ByteFallback", readByteFallback},
      {"Fuse", readFuse},           {"Strip", readStrip},         {"Replace", readReplace},
      {"WordPiece", readWordPiece}, {"Sequence", readSequence}};
  return kReaders;
}

}  // namespace

Decoder readDecoder(const nlohmann::json& json, const std::string& where) {
  if (json.is_null()) return spacesBetween();
  const JsonFields fields(json, where);
  const std::string type = fields.text("type");
  const auto reader = readers().find(type);
  if (reader == readers().end()) refuseComponent(fields, "decoder", type);
  Decoder decoder = reader->second(fields);
  fields.refuseUnknownKeys();
  return decoder;
}

}  // namespace engine
