// os/standing_log_test.cpp - a log of one line an event, whatever it is given and wherever it goes.
#include "os/standing_log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "os/internal/log_text.h"

namespace regie {
namespace {

constexpr std::int64_t noon = 1'773'662'400'042;  // 2026-03-16T12:00:00.042Z
const std::string evil =
    "a\nb\r\n\x1b[31m\x07\x7f\t\"\\\xe2\x80\xae"
    "b\xe2\x81\xa6"
    "c\xc2\x85\xe2\x80\xa8 \xff\xc0\xaf é 😀";

TEST(LogText, An_event_is_one_json_object_with_its_time_in_utc) {
  EXPECT_EQ(json_line({LogLevel::warn,
                       "sign_in_failed",
                       {{"account", "a-1"}, {"status", std::int64_t{401}}, {"ms", 1.5}}},
                      noon),
            R"({"time":"2026-03-16T12:00:00.042Z","level":"warn","event":"sign_in_failed",)"
            R"("account":"a-1","status":401,"ms":1.500})");
}

TEST(LogText, Nothing_in_a_field_ends_its_line_or_begins_another) {
  for (const std::string& line :
       {json_line({LogLevel::info, evil, {{evil, evil}}}, noon),
        terminal_line({LogLevel::info, evil, {{evil, evil}}}, noon), harmless(evil)}) {
    for (const char letter : line) EXPECT_GE(static_cast<unsigned char>(letter), 0x20U) << line;
    EXPECT_EQ(line.find('\x7f'), line.npos);
    for (const char* mark : {"\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8", "\xc2\x85"})
      EXPECT_EQ(line.find(mark), line.npos) << line;
  }
}

TEST(LogText, A_gathered_log_is_ascii_and_gives_the_field_back_as_it_was) {
  const std::string line = json_line({LogLevel::info, "x", {{"field", evil}}}, noon);
  for (const char letter : line) EXPECT_LT(static_cast<unsigned char>(letter), 0x7FU);
  EXPECT_NE(
      line.find(R"("field":"a\u000ab\u000d\u000a\u001b[31m\u0007\u007f\u0009\"\\\u202eb\u2066c\u0085\u2028)"),
      line.npos)
      << line;
  EXPECT_NE(line.find(R"(\ufffd)"), line.npos) << "bytes that are no UTF-8";
  EXPECT_NE(line.find(R"(\u00e9 \ud83d\ude00)"), line.npos) << line;
}

TEST(LogText, A_long_field_is_cut_and_a_long_line_keeps_its_shape) {
  LogEvent event{LogLevel::info, "x", {{"long", std::string(10'000, 'a')}}};
  EXPECT_LT(json_line(event, noon).size(), 400U);
  for (int i = 0; i < 100; ++i) event.fields.push_back({"f" + std::to_string(i), std::string(200, '\n')});
  const std::string line = json_line(event, noon);
  EXPECT_LT(line.size(), 4096U) << "what a pipe takes as one piece";
  EXPECT_TRUE(line.ends_with("\"}"));
}

struct Pipe {
  std::array<int, 2> ends{};
  Pipe() { EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0); }
  ~Pipe() {
    close_reader();
    ::close(ends[1]);
  }
  void close_reader() {
    if (ends[0] >= 0) ::close(ends[0]);
    ends[0] = -1;
  }
  [[nodiscard]] std::string read_some() const {
    std::string text(65536, '\0');
    const ssize_t count = ::read(ends[0], text.data(), text.size());
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
  }
};

TEST(StandingLog, Leaves_words_for_a_person_out_of_a_log_that_is_kept) {
  Pipe pipe;
  {
    StandingLog log(pipe.ends[1]);
    log.line("Rebuilt maud-de-vries.csv");
    log.write_as({LogShape::json, LogLevel::info});
    log.line("Rebuilt maud-de-vries.csv");
    log.event({LogLevel::debug, "too_small"});
    log.event({LogLevel::info, "told"});
  }
  const std::string text = pipe.read_some();
  EXPECT_TRUE(text.starts_with("Rebuilt maud-de-vries.csv\n{\"time\"")) << text;
  EXPECT_EQ(text.find("maud", 10), text.npos) << text;
  EXPECT_EQ(text.find("too_small"), text.npos);
  EXPECT_NE(text.find("\"told\"}\n"), text.npos);
}

using Clock = std::chrono::steady_clock;

void write_many(StandingLog& log, int count) {
  const auto from = Clock::now();
  for (int i = 0; i < count; ++i) log.event({LogLevel::info, "x", {{"number", std::int64_t{i}}}});
  EXPECT_LT(Clock::now() - from, std::chrono::seconds(3)) << "nobody waits for the log";
}

TEST(StandingLog, A_reader_that_stops_reading_costs_lines_and_no_time) {
  Pipe pipe;
  const auto from = Clock::now();
  {
    StandingLog log(pipe.ends[1]);
    log.write_as({LogShape::json, LogLevel::info});
    write_many(log, 20'000);
    EXPECT_GT(log.lost(), 0);
  }
  EXPECT_LT(Clock::now() - from, std::chrono::seconds(10)) << "not even at the end";
}

TEST(StandingLog, A_closed_pipe_and_a_full_disk_stop_nothing) {
  std::signal(SIGPIPE, SIG_IGN);  // as prepare_stop_signals() does
  Pipe pipe;
  pipe.close_reader();
  StandingLog closed(pipe.ends[1]);
  closed.write_as({LogShape::json, LogLevel::info});
  write_many(closed, 100);
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  {
    StandingLog log(full);
    log.write_as({LogShape::json, LogLevel::info});
    write_many(log, 100);
    for (int i = 0; i < 100 && log.lost() < 100; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_GE(log.lost(), 100);
  }
  ::close(full);
}

TEST(StandingLog, Tells_how_many_lines_were_lost_once_it_can_write_again) {
  Pipe pipe;
  StandingLog log(pipe.ends[1]);
  log.write_as({LogShape::json, LogLevel::info});
  write_many(log, 20'000);
  ASSERT_GT(log.lost(), 0);
  std::string text;
  for (int i = 0; i < 200 && text.find("log_lines_lost") == text.npos; ++i) text += pipe.read_some();
  EXPECT_NE(text.find("\"event\":\"log_lines_lost\",\"lines\":"), text.npos);
}

}  // namespace
}  // namespace regie
