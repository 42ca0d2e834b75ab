// intake/fuzz_corpus_test.cpp - every input that ever broke a parser, and the seeds, once more in each test
// run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../tests/fuzz/entries.h"

namespace regie {
namespace {

TEST(FuzzCorpus, No_input_of_the_corpus_breaks_a_promise) {
  for (const fuzz::Entry& entry : fuzz::entries) {
    const std::filesystem::path folder =
        std::filesystem::path(REGIE_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / entry.name;
    int files = 0;
    for (const auto& item : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(item.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      SCOPED_TRACE(item.path().string());
      entry.run(bytes);  // a broken promise ends the program, naming it
      ++files;
    }
    EXPECT_GE(files, 3) << entry.name;
  }
}

TEST(FuzzCorpus, A_promise_that_does_not_hold_ends_the_run) {
  FactBatch crooked;
  crooked.rows = 1;
  fuzz::CheckingSink sink;
  FactShape shape;
  shape.platform = "table";
  sink.begin_table(shape);
  EXPECT_DEATH(sink.rows(crooked), "does not hold");
}

}  // namespace
}  // namespace regie
