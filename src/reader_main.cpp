// reader_main.cpp - regie-reader: locks itself in, reads one file of somebody else's, tells what is in it,
// and ends.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "base/child.h"
#include "inbox/mail_readers.h"
#include "inbox/read_mail.h"
#include "intake/answer_request.h"
#include "intake/limits.h"
#include "intake/read_rows.h"
#include "os/mapped_file.h"
#include "os/sandbox/sandbox.h"

namespace {

constexpr int status_misused = 64;
constexpr int status_no_sandbox = 70;

/// All of standard input. Nothing where it is longer than any request.
std::string request() {
  std::string all;
  std::array<char, 65536> piece{};
  for (ssize_t got = 0; (got = ::read(STDIN_FILENO, piece.data(), piece.size())) > 0;) {
    all.append(piece.data(), static_cast<std::size_t>(got));
    if (all.size() > regie::limits::reader_request_bytes_max) return {};
  }
  return all;
}

/// The cells of a list of comments.
regie::Result<regie::TableRows> split(std::string_view bytes) {
  TRY(regie::PlainTable table, regie::read_rows({"comments.csv", bytes}));
  regie::TableRows rows{std::move(table.headers)};
  for (regie::PlainRow& row : table.rows) rows.push_back(std::move(row.cells));
  return rows;
}

int read_one() {
  using namespace regie;
  constexpr int given = STDERR_FILENO + 1;
  // Whatever else whoever started this left open is no affair of a reader.
  ::close_range(given + 1, ~0U, 0);
  const auto file = map_file(given);
  if (!file) {
    static constexpr std::string_view words = "regie-reader is started by regie, with a file to read.\n";
    write_or_end(STDERR_FILENO, words.data(), words.size());
    return status_misused;
  }
  prepare_reading();
  const std::string asked = request();
  const bool is_mail = asked.starts_with(mail_request_mark);
  if (is_mail) prepare_mail();
  if (!enter_sandbox({limits::reader_memory_bytes_max, limits::reader_seconds_max(file->view().size()),
                      is_mail ? LookingForFiles::is_refused : LookingForFiles::ends}))
    return status_no_sandbox;
  const auto write = [](std::string_view piece) { write_or_end(STDOUT_FILENO, piece.data(), piece.size()); };
  if (answer_mail_request(asked, file->view(), split, write)) return 0;
  return answer_request(asked, file->view(), write) ? 0 : status_misused;
}

}  // namespace

int main() {
  int status = 1;
  try {
    status = read_one();
  } catch (const std::bad_alloc&) {
    status = regie::child_status_no_memory;
  } catch (const std::exception&) {
    status = 1;
  }
  ::_exit(status);  // nothing to put in order: the memory goes with the process
}
