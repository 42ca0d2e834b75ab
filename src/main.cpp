// main.cpp - builds the world and hands over; decides nothing.
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/cli.h"
#include "inbox/mail_readers.h"
#include "intake/child_readers.h"
#include "os/child_program.h"
#include "os/imap.h"
#include "os/outgoing.h"
#include "os/real_clock.h"
#include "os/real_files.h"
#include "os/real_machine.h"
#include "os/real_secrets.h"
#include "os/serve.h"
#include "os/standing_log.h"
#include "os/stop_signals.h"
#include "os/terminal.h"

int main(int count, char** words) {
  using namespace regie;
  end_plainly_where_nothing_catches();
  keep_from_other_users();
  RealClock clock;
  RealFiles files;
  RealLocks locks(lock_patience_ms);
  StandingLog log;
  RealMachine machine;
  RealChildProgram reader(beside_this_program("regie-reader"));
  ChildReaders readers(reader);
  ChildMailReaders mail_readers(reader);
  World world{clock, files, locks, log, &machine, readers, mail_readers};
  RealSecrets secrets;
  RealOutgoing outgoing(LoopbackHttp::refused);
  Shell shell{[](std::string_view text) { write_out(text); },
              [](std::string_view text) { write_err(text); },
              terminal_has_colour(),
              environment("REGIE_WORKSPACE"),
              secrets,
              outgoing,
              {}};
  shell.serve = [](const std::string& host, int port, HttpHandler handler, const HttpFront& front,
                   const std::function<void(int)>& started) {
    return serve_until_stopped({host, port}, std::move(handler), front,
                               {started, environment("NOTIFY_SOCKET")});
  };
  shell.stand = [&log](const LogChoice& choice) {
    prepare_stop_signals();
    log.write_as(choice);
  };
  shell.in = [] { return read_in(); };
  RealMailboxReader mailboxes;
  shell.mailboxes = &mailboxes;
  shell.imap_password = environment("REGIE_IMAP_PASSWORD");
  shell.log = environment("REGIE_LOG");
  shell.err_is_terminal = stderr_is_terminal();
  shell.is_stop_wanted = [] { return is_stop_wanted(); };
  try {
    const Exit exit = run_cli(world, shell, std::vector<std::string>(words + 1, words + count));
    if (exit != Exit::done || wrote_all()) return static_cast<int>(exit);
    write_err(
        "The answer could not be written out whole. What was asked for was done all the same.\n"
        "Make room where it goes, and ask again.   [program.output]\n");
  } catch (...) {  // out of memory, or a library that threw: a bug, told plainly
    tell_unplanned_end();
  }
  return static_cast<int>(Exit::failed);
}
