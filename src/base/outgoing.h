// base/outgoing.h - what may leave the building, as something handed in: a signed notice, a letter. `os` has
// the real one, tests a fake. Nothing else of Regie opens a connection to another host, but for a mailbox
// that `regie inbox import --imap` is told to read (base/mailbox_reader.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace regie {

struct Notice {
  std::string url;  // https, or http to this machine
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// The mail server of the settings.
struct MailServer {
  std::string host;
  int port = 587;
  std::string security = "starttls";  // none, starttls, tls
  std::string user;                   // "" = without signing in
  std::string password;
  std::string sender;  // "desk@acme.example"
};

struct Letter {
  std::string to;
  std::string subject;     // UTF-8
  std::string text;        // the plain twin
  std::string html;        // "" = plain text alone
  std::string message_id;  // "<...@...>": the same letter sent again has the same
  std::int64_t at_seconds = 0;
  std::string reply_to = {};  // "" = the sender
  /// Further lines of its head: List-Unsubscribe and the like, in ASCII. None of those above, none twice.
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool is_automatic = true;  // nobody approved this one letter; false: a person did
};

/// What a server said to what it was asked.
struct ServerAnswer {
  int status = 0;
  std::string body;
};
inline constexpr std::size_t asked_bytes_max = 1U << 20U;  // of an answer; a longer one is cut off there

class Outgoing {
 public:
  virtual ~Outgoing() = default;
  /// The HTTP status. No redirect is followed. The address is checked when it is connected to, not only by
  /// name. Fails: outgoing.bad_url, outgoing.address_refused (a private, link-local, multicast or otherwise
  /// inner address), outgoing.tls (its certificate is not good, or it speaks no TLS), outgoing.unreachable.
  [[nodiscard]] virtual Result<int> post(const Notice& notice) = 0;
  /// Asks and reads the answer, in twenty seconds at most. Like post, and http to this machine by its number
  /// besides: a model may run here. Fails: as post.
  [[nodiscard]] virtual Result<ServerAnswer> ask(const Notice& question) {
    return fail("outgoing.unreachable", "Nothing here can ask " + question.url + ".", "Nothing was sent.");
  }
  /// Done once the server has taken it. Fails: mail.refused (told at once: nothing was sent), mail.in_doubt
  /// (the connection broke after the text: it may have been sent), mail.tls, mail.unreachable.
  [[nodiscard]] virtual Result<Done> mail(const MailServer& server, const Letter& letter) = 0;
  /// Does it answer and let us in? Sends nothing. Fails: mail.refused, mail.tls, mail.unreachable.
  [[nodiscard]] virtual Result<Done> greet(const MailServer& server) {
    static_cast<void>(server);
    return Done{};
  }
};

}  // namespace regie
