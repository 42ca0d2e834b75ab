// tests/program/planted_reader.cpp - a reader gone wrong: the name of the file says how. Never part of an
// installation.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/child.h"
#include "intake/answer_request.h"
#include "intake/internal/wire_fields.h"
#include "os/mapped_file.h"
#include "os/sandbox/sandbox.h"

namespace {

using namespace regie;

constexpr std::size_t memory_bytes = 256U << 20U;
constexpr int seconds = 1;

std::string request() {
  std::string all;
  std::array<char, 65536> piece{};
  for (ssize_t got = 0; (got = ::read(STDIN_FILENO, piece.data(), piece.size())) > 0;)
    all.append(piece.data(), static_cast<std::size_t>(got));
  return all;
}

void say(std::string_view piece) { write_or_end(STDOUT_FILENO, piece.data(), piece.size()); }

void hog() {
  std::vector<std::string> held;
  while (true) held.emplace_back(16U << 20U, 'x');
}

volatile int is_hung = 1;

void hang() {
  while (is_hung != 0) {
  }
}

/// What is forbidden must end it; where it does not, it answers as if nothing had been.
void misbehave(std::string_view how) {
  if (how == "crash") __builtin_trap();
  if (how == "fault") *static_cast<volatile char*>(nullptr) = 1;
  if (how == "hang") hang();
  if (how == "hog") hog();
  if (how == "open") static_cast<void>(::open("/etc/passwd", O_RDONLY));
  if (how == "connect") static_cast<void>(::socket(AF_INET, SOCK_STREAM, 0));
  if (how == "start") static_cast<void>(::fork());
  if (how == "run") {
    static_cast<void>(::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  }
  if (how == "signal") static_cast<void>(::kill(::getppid(), 0));
  if (how == "nonsense") say("\x03\xff\xff\xff\xff and what not");
}

int read_one() {
  const auto file = map_file(STDERR_FILENO + 1);
  prepare_reading();
  if (!file || !enter_sandbox({memory_bytes, seconds})) return 70;
  const std::string asked = request();
  ReaderRequest what;
  WireReader wire(asked, Texts::any);
  wire(what);
  const std::string name = what.path.substr(what.path.rfind('/') + 1);
  // "half-crash.csv" first tells what is in the file, all but its end.
  const bool is_half = name.starts_with("half-");
  const std::string how = name.substr(is_half ? 5 : 0, name.find('.') - (is_half ? 5 : 0));
  std::string answer;
  if (!answer_request(asked, file->view(), [&](std::string_view piece) { answer += piece; })) return 64;
  if (is_half) say(std::string_view(answer).substr(0, answer.size() - 1));
  misbehave(how);
  say(std::string_view(answer).substr(is_half ? answer.size() - 1 : 0));
  return 0;
}

}  // namespace

int main() {
  int status = 1;
  try {
    status = read_one();
  } catch (const std::bad_alloc&) {
    status = regie::child_status_no_memory;
  }
  ::_exit(status);
}
