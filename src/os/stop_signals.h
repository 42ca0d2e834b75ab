// os/stop_signals.h - how a program that stays is told to end: once gently, twice at once.
#pragma once

#include <chrono>
#include <string>

namespace regie {

/// Call before any other thread starts: keeps SIGINT and SIGTERM from them, and SIGPIPE from all: a reader
/// that has gone is an error of one write, not the end of the program.
void prepare_stop_signals();

/// Blocks until the person (Ctrl-C) or the system (SIGTERM) stops the program.
void wait_for_stop_signal();

/// Whether Ctrl-C was pressed since this was first asked; a second one ends the program. For programs that do
/// one thing and end, where prepare_stop_signals() was not called.
[[nodiscard]] bool is_stop_wanted();

/// From now on a second such signal, or the end of `time`, ends the program where it stands, with 128 and the
/// number of the signal, or 1. What was acknowledged is on disk: nothing entrusted is lost by it.
void end_at_once_after(std::chrono::milliseconds time);

/// Tells the service manager how it stands ("READY=1", "STOPPING=1"): one datagram to the socket that
/// systemd names in NOTIFY_SOCKET (sd_notify(3)). Nothing where it is "" or nobody listens.
void tell_service_manager(const std::string& socket_path, const std::string& state);

}  // namespace regie
