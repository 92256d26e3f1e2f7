// SPDX-License-Identifier: Apache-2.0
#include "engine/train/line_reader.h"

#include <lzma.h>
#include <zstd.h>

#include <cstring>
#include <fstream>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;

// The bytes as they lie in the file, and how many were read.
struct RawFile {
  RawFile(const std::filesystem::path& path, std::shared_ptr<std::int64_t> count)
      : stream(path, std::ios::binary), bytesRead(std::move(count)) {
    if (!stream) throw Error("The file " + path.string() + " cannot be opened for reading.");
  }
  std::size_t read(char* out, std::size_t capacity) {
    stream.read(out, static_cast<std::streamsize>(capacity));
    if (stream.bad()) throw Error("the disk reports a read error");
    const auto got = static_cast<std::size_t>(stream.gcount());
    *bytesRead += static_cast<std::int64_t>(got);
    return got;
  }
  std::ifstream stream;
  std::shared_ptr<std::int64_t> bytesRead;
};

class XzStream {
 public:
  explicit XzStream(std::shared_ptr<RawFile> file) : m_file(std::move(file)), m_input(kBufferBytes) {
    if (lzma_stream_decoder(&m_stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK) {
      throw Error("the xz decoder cannot be started");
    }
  }
  XzStream(const XzStream&) = delete;
  XzStream& operator=(const XzStream&) = delete;
  ~XzStream() { lzma_end(&m_stream); }

  std::size_t read(char* out, std::size_t capacity) {
    m_stream.next_out = reinterpret_cast<std::uint8_t*>(out);
    m_stream.avail_out = capacity;
    while (m_stream.avail_out == capacity && !m_over) step();
    return capacity - m_stream.avail_out;
  }

 private:
  void step() {
    if (m_stream.avail_in == 0 && !m_inputOver) {
      m_stream.next_in = reinterpret_cast<const std::uint8_t*>(m_input.data());
      m_stream.avail_in = m_file->read(m_input.data(), m_input.size());
      m_inputOver = m_stream.avail_in == 0;
    }
    const lzma_ret result = lzma_code(&m_stream, m_inputOver ? LZMA_FINISH : LZMA_RUN);
    m_over = result == LZMA_STREAM_END;
    if (result == LZMA_BUF_ERROR) throw Error("the xz data ends too early: the file is truncated");
    if (result == LZMA_FORMAT_ERROR) throw Error("this is not an xz file");
    if (result != LZMA_OK && !m_over) throw Error("the xz data is damaged");
  }

  std::shared_ptr<RawFile> m_file;
  std::vector<char> m_input;
  lzma_stream m_stream = LZMA_STREAM_INIT;
  bool m_inputOver = false;
  bool m_over = false;
};

class ZstdStream {
 public:
  explicit ZstdStream(std::shared_ptr<RawFile> file) : m_file(std::move(file)), m_input(kBufferBytes) {}

  std::size_t read(char* out, std::size_t capacity) {
    ZSTD_outBuffer output{out, capacity, 0};
    while (output.pos == 0) {
      // A full output buffer may leave decoded bytes inside the decoder: ask it before reading on.
      if (m_pending.pos == m_pending.size && !m_mayHold && !refill()) break;
      m_left = ZSTD_decompressStream(m_decoder.get(), &output, &m_pending);
      if (ZSTD_isError(m_left))
        throw Error(std::string("the zstd data is damaged (") + ZSTD_getErrorName(m_left) + ")");
      m_mayHold = output.pos == output.size;
    }
    return output.pos;
  }

 private:
  bool refill() {
    m_pending = {m_input.data(), m_file->read(m_input.data(), m_input.size()), 0};
    if (m_pending.size == 0 && m_left != 0) throw Error("the zstd data ends too early: the file is truncated");
    return m_pending.size > 0;
  }

  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::shared_ptr<RawFile> m_file;
  std::vector<char> m_input;
  ZSTD_inBuffer m_pending{nullptr, 0, 0};
  std::unique_ptr<ZSTD_DStream, Free> m_decoder{ZSTD_createDStream()};
  std::size_t m_left = 0;  // 0: at the end of a frame
  bool m_mayHold = false;
};

template <class Source>
auto readerOf(std::shared_ptr<Source> source) {
  return [source](char* out, std::size_t capacity) { return source->read(out, capacity); };
}

}  // namespace

LineReader::LineReader(const std::filesystem::path& file)
    : m_file(file), m_bytesRead(std::make_shared<std::int64_t>(0)), m_buffer(kBufferBytes) {
  auto raw = std::make_shared<RawFile>(file, m_bytesRead);
  if (file.extension() == ".xz") {
    m_read = readerOf(std::make_shared<XzStream>(raw));
  } else if (file.extension() == ".zst") {
    m_read = readerOf(std::make_shared<ZstdStream>(raw));
  } else {
    m_read = readerOf(raw);
  }
}

std::string LineReader::place() const { return m_file.string() + ", line " + std::to_string(m_lineNumber); }

bool LineReader::refill() try {
  m_begin = 0;
  m_end = m_read(m_buffer.data(), m_buffer.size());
  return m_end > 0;
} catch (const Error& error) {
  throw Error("The file " + m_file.string() + " cannot be read after line " + std::to_string(m_lineNumber) + ": " +
              error.what() + ".");
}

bool LineReader::next(std::string& line) {
  line.clear();
  bool found = false;
  bool complete = false;
  while (!complete && (m_begin < m_end || refill())) {
    found = true;
    const char* begin = m_buffer.data() + m_begin;
    const void* newline = std::memchr(begin, '\n', m_end - m_begin);
    complete = newline != nullptr;
    const auto length =
        complete ? static_cast<std::size_t>(static_cast<const char*>(newline) - begin) : m_end - m_begin;
    line.append(begin, length);
    m_begin += length + (complete ? 1 : 0);
  }
  if (!found) return false;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  ++m_lineNumber;
  if (m_lineNumber == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // byte order mark
  return true;
}

}  // namespace engine
