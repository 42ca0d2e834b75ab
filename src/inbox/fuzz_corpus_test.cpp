// inbox/fuzz_corpus_test.cpp - every message that fuzzing ever found worth keeping, read again in each test
// run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../../tests/fuzz/entries_mail.h"

namespace regie {
namespace {

TEST(FuzzCorpus, Of_mail_is_read_without_a_promise_broken) {
  int read = 0;
  for (const auto& one : std::filesystem::directory_iterator(REGIE_SOURCE_DIR "/tests/fuzz/corpus/mail")) {
    std::ifstream file(one.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    SCOPED_TRACE(one.path().string());
    fuzz::mail(bytes);
    ++read;
  }
  EXPECT_GE(read, 6);
}

}  // namespace
}  // namespace regie
