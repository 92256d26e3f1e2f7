// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

// Stands in for libFuzzer where there is no clang: every seed as it is, then fixed mutations of them. Deterministic, so
// a failure comes back; the input that crashed is left in the working folder as "crash".
namespace {

std::string current;  // the input being tried; read by the signal handler

extern "C" void saveCurrentInput(int signalNumber) {
  const int file = ::open("crash", O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file >= 0 && ::write(file, current.data(), current.size()) >= 0) ::close(file);
  std::signal(signalNumber, SIG_DFL);
  std::raise(signalNumber);
}

std::vector<std::string> readSeeds(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const std::filesystem::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : m_seeds(std::move(seeds)) {}

  std::string next() {
    std::string input = m_seeds[below(m_seeds.size())];
    for (std::size_t left = 1 + below(4); left > 0; --left) mutate(input);
    return input;
  }

 private:
  // Not std::uniform_int_distribution: its numbers differ between standard libraries.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }

  void mutate(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(below(24), input.size() - at);
    switch (below(7)) {
      case 0:
        return flipBit(input);
      case 1:
        input.insert(at, 1, static_cast<char>(below(256)));
        return;
      case 2:
        input.erase(at, length);
        return;
      case 3:
        input.insert(below(input.size() + 1), input.substr(at, length));
        return;
      case 4:
        input.resize(at);
        return;
      case 5:
        input.replace(at, length, word());
        return;
      default:
        return replaceNumber(input);
    }
  }

  void flipBit(std::string& input) {
    if (input.empty()) return;
    char& byte = input[below(input.size())];
    byte = static_cast<char>(byte ^ (1 << below(8)));
  }

  // Numbers are where parsers go wrong: one of the input's own becomes another.
  void replaceNumber(std::string& input) {
    const char* const digits = "-0123456789";
    const std::size_t begin = input.find_first_of(digits, below(input.size() + 1));
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(input.find_first_not_of(digits, begin), input.size());
    input.replace(begin, end - begin, kNumbers[below(std::size(kNumbers))]);
  }

  const char* word() { return below(2) == 0 ? kNumbers[below(std::size(kNumbers))] : kWords[below(std::size(kWords))]; }

  static constexpr const char* kNumbers[] = {
      "0",     "1",     "-1",         "2147483648",          "4294967296",
      "1e99",  "1e999", "0.5",        "9223372036854775808", "18446744073709551615",
      "65536", "7",     "4294967295", "9223372036854775807", "-9223372036854775808"};
  static constexpr const char* kWords[] = {
      "{",  "}",    "[",    "]",      "[[[[[[[[[[[[[[[[[[", ",", ":", "\"", "null", "true", "false", "{}",
      "[]", "\"\"", "\xff", "\\u0000"};

  std::vector<std::string> m_seeds;
  std::mt19937_64 m_random{20260215};
};

void tryInput(std::string input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

}  // namespace

// The sanitizers then end in SIGABRT, which is handled below.
extern "C" const char* __asan_default_options() { return "abort_on_error=1"; }
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s SEEDS RUNS\n", argv[0]);
    return 2;
  }
  std::signal(SIGABRT, saveCurrentInput);
  const std::vector<std::string> seeds = readSeeds(argv[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "%s holds no seeds\n", argv[1]);
    return 1;
  }
  for (const std::string& seed : seeds) tryInput(seed);
  Mutator mutator(seeds);
  const int runs = std::stoi(argv[2]);
  for (int run = 0; run < runs; ++run) tryInput(mutator.next());
  std::printf("%d inputs from %zu seeds\n", runs, seeds.size());
  return 0;
}
