// intake/child_readers_test.cpp - what a reader's process tells arrives as it was read; what it cannot have
// meant does not.
#include "intake/child_readers.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "../../tests/fuzz/entries_told.h"
#include "intake/answer_request.h"
#include "intake/internal/frames.h"
#include "intake/internal/row_columns.h"
#include "intake/internal/wire_fields.h"
#include "intake/testing/archives.h"

namespace regie {
namespace {

using fuzz::CheckingSink;
using fuzz::SaysBytes;

/// A reader's process without the process.
class AnswersHere : public ChildProgram {
 public:
  Result<ChildEnd> run(const ChildTask& task, const std::function<bool(std::string_view)>& take) override {
    bool wanted = true;
    said.clear();
    const bool understood = answer_request(task.request, task.file, [&](std::string_view piece) {
      said += piece;
      wanted = wanted && take(piece);
    });
    if (!wanted) return ChildEnd::unwanted;
    return understood ? ChildEnd::done : ChildEnd::crashed;
  }
  std::string said;
};

/// Ends in a given way, having said nothing.
class EndsSo : public ChildProgram {
 public:
  explicit EndsSo(ChildEnd end) : end_(end) {}
  Result<ChildEnd> run(const ChildTask&, const std::function<bool(std::string_view)>&) override {
    return end_;
  }

 private:
  ChildEnd end_;
};

/// All that a sink is told, as bytes.
class Noting : public FactSink {
 public:
  void begin_table(const FactShape& shape) override {
    FactShape noted = shape;
    note(noted);
  }
  void rows(const FactBatch& batch) override {
    append_columns(batch, all);
    for (const auto* names : batch.dictionary) {
      std::vector<std::string> noted = *names;
      note(noted);
    }
  }
  void end_table() override { all += "end"; }
  template <class T>
  void note(T& value) {
    WireWriter wire;
    wire(value);
    all += wire.bytes();
  }
  std::string all;
};

std::string all_of(Readers& readers, const NamedBytes& file) {
  Noting sink;
  auto reading = readers.read(file, {}, sink);
  if (reading) {
    sink.note(*reading);
    sink.all += reading->path;
  } else {
    sink.note(reading.error());
  }
  return sink.all;
}

std::vector<std::string> exports_at_hand() {
  std::vector<std::string> files;
  for (const std::string below : {"/tests/fuzz/corpus", "/examples"})
    for (const auto& item : std::filesystem::recursive_directory_iterator(REGIE_SOURCE_DIR + below)) {
      if (!item.is_regular_file()) continue;
      std::ifstream file(item.path(), std::ios::binary);
      files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  return files;
}

std::string code_of(const Result<FileReading>& reading) { return reading ? "" : reading.error().code; }

constexpr std::string_view small = "Day,Campaign,Clicks\n2026-01-05,Brand,3\n2026-01-06,Other,4\n";

std::string said_of(std::string_view bytes) {
  AnswersHere child;
  ChildReaders readers(child);
  CheckingSink sink;
  EXPECT_TRUE(readers.read({"a.csv", bytes}, {}, sink));
  return child.said;
}

TEST(ChildReaders, Every_export_at_hand_arrives_as_it_was_read_here) {
  AnswersHere child;
  ChildReaders readers(child);
  const auto files = exports_at_hand();
  ASSERT_GT(files.size(), 50U);
  for (std::size_t i = 0; i < files.size(); ++i)
    ASSERT_EQ(all_of(readers, {"a/b.csv", files[i]}), all_of(readers_here(), {"a/b.csv", files[i]})) << i;
}

TEST(ChildReaders, Names_of_every_width_arrive) {
  std::string csv = "Day,Campaign,Clicks\n";
  for (int i = 0; i < 70'000; ++i) csv += "2026-01-05,Campaign number " + std::to_string(i) + ",1\n";
  AnswersHere child;
  ChildReaders readers(child);
  EXPECT_EQ(all_of(readers, {"many.csv", csv}), all_of(readers_here(), {"many.csv", csv}));
}

TEST(ChildReaders, A_zip_is_opened_there_with_all_that_was_left_out) {
  AnswersHere child;
  ChildReaders readers(child);
  const std::string zip =
      testing::zip_of({{"a.csv", std::string(700'000, 'x')}, {"../b.csv", "y"}, {"empty.csv", ""}});
  const auto unpacked = readers.unpack({"exports.zip", zip}).value();
  ASSERT_TRUE(unpacked);
  ASSERT_EQ(unpacked->entries.size(), 2U);
  EXPECT_EQ(unpacked->entries[0].bytes, std::string(700'000, 'x'));
  EXPECT_EQ(unpacked->entries[1].bytes, "");
  ASSERT_EQ(unpacked->left_out.size(), 1U);
  EXPECT_EQ(unpacked->left_out[0].code, "intake.zip_path");
}

TEST(ChildReaders, What_is_no_zip_costs_no_process_and_a_workbook_is_told_to_be_none) {
  EndsSo nobody(ChildEnd::crashed);
  ChildReaders unasked(nobody);
  EXPECT_FALSE(unasked.unpack({"a.csv", small}).value());
  AnswersHere child;
  ChildReaders readers(child);
  EXPECT_FALSE(readers.unpack({"a.xlsx", testing::zip_of({{"xl/workbook.xml", "<a/>"}})}).value());
}

TEST(ChildReaders, A_name_that_is_not_text_does_not_stop_the_reading) {
  AnswersHere child;
  ChildReaders readers(child);
  CheckingSink sink;
  EXPECT_TRUE(readers.read({"caf\xe9.csv", small}, {}, sink));
}

TEST(ChildReaders, However_it_ends_the_file_is_refused_with_a_word_of_its_own) {
  std::set<std::string> words;
  for (const ChildEnd end : {ChildEnd::crashed, ChildEnd::forbidden, ChildEnd::no_memory, ChildEnd::too_slow,
                             ChildEnd::unwanted, ChildEnd::done}) {
    EndsSo child(end);
    ChildReaders readers(child);
    CheckingSink sink;
    const auto reading = readers.read({"a.csv", small}, {}, sink);
    EXPECT_EQ(code_of(reading), "intake.reader_died");
    words.insert(reading.error().say);
    EXPECT_EQ(readers.unpack({"a.zip", "PK\x05\x06"}).error().code, "intake.reader_died");
  }
  EXPECT_EQ(words.size(), 5U);  // that it said nothing and that it said nonsense is one
}

TEST(ChildReaders, An_answer_cut_anywhere_is_none) {
  const std::string said = said_of(small);
  for (std::size_t cut = 0; cut < said.size(); ++cut) {
    SaysBytes child(std::string_view(said).substr(0, cut));
    ChildReaders readers(child);
    CheckingSink sink;
    ASSERT_EQ(code_of(readers.read({"a.csv", small}, {}, sink)), "intake.reader_died") << cut;
  }
}

TEST(ChildReaders, Nothing_after_the_end_is_taken) {
  SaysBytes child(said_of(small) + "x");
  ChildReaders readers(child);
  CheckingSink sink;
  EXPECT_EQ(code_of(readers.read({"a.csv", small}, {}, sink)), "intake.reader_died");
}

TEST(ChildReaders, Any_byte_of_an_answer_may_be_any_other_and_no_promise_breaks) {
  const std::string said = said_of(small);
  for (std::size_t at = 0; at < said.size(); ++at)
    for (const int other : {0, 1, 0x7f, 0x80, 0xff}) {
      std::string changed = said;
      changed[at] = static_cast<char>(other);
      fuzz::told(changed);
    }
}

TEST(ChildReaders, More_rows_than_the_file_can_have_are_not_taken) {
  FactBatch batch;
  FactShape shape{"table", Grain::day, "", {}, {"clicks"}};
  batch.rows = 8'192;
  batch.lines.assign(batch.rows, 2);
  batch.from.assign(batch.rows, Day::of({2026, 1, 5}));
  batch.to = batch.from;
  batch.values.assign(1, std::vector<Micros>(batch.rows, 1));
  std::string rows;
  append_columns(batch, rows);
  WireWriter told_shape;
  told_shape(shape);

  class SaysForever : public ChildProgram {
   public:
    SaysForever(std::string first, std::string again) : first_(std::move(first)), again_(std::move(again)) {}
    Result<ChildEnd> run(const ChildTask&, const std::function<bool(std::string_view)>& take) override {
      if (!take(first_)) return ChildEnd::unwanted;
      while (take(again_)) ++times;
      return ChildEnd::unwanted;
    }
    std::int64_t times = 0;

   private:
    std::string first_;
    std::string again_;
  };
  SaysForever child(frame_head(FrameKind::begin_table, told_shape.bytes().size()) + told_shape.bytes(),
                    frame_head(FrameKind::rows, rows.size()) + rows);
  ChildReaders readers(child);
  CheckingSink sink;
  EXPECT_EQ(code_of(readers.read({"a.csv", small}, {}, sink)), "intake.reader_died");
  EXPECT_GT(child.times, 0);
  EXPECT_LE(child.times * 8'192, 50'000'000 + static_cast<std::int64_t>(small.size()));
}

TEST(ChildReaders, A_sink_that_wants_no_more_ends_the_reading) {
  class OneBatch : public Noting {
   public:
    void rows(const FactBatch&) override { ++batches; }
    [[nodiscard]] bool is_wanted() const override { return batches == 0; }
    int batches = 0;
  };
  std::string csv = "Day,Clicks\n";
  for (int i = 0; i < 30'000; ++i) csv += "2026-01-05,1\n";
  AnswersHere child;
  ChildReaders readers(child);
  OneBatch sink;
  EXPECT_EQ(code_of(readers.read({"long.csv", csv}, {}, sink)), "import.cancelled");
  EXPECT_EQ(sink.batches, 1);
}

}  // namespace
}  // namespace regie
