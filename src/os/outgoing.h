// os/outgoing.h - notices over HTTPS and letters over SMTP, with libcurl.
#pragma once

#include <string>
#include <vector>

#include "base/outgoing.h"

namespace regie {

enum class LoopbackHttp { refused, allowed };

class RealOutgoing : public Outgoing {
 public:
  /// `allowed`: also http to 127.0.0.1 and ::1 by their numbers. For tests and a person's own machine.
  /// `known_names`: "name:port:address,address", looked up nowhere else; for tests.
  explicit RealOutgoing(LoopbackHttp loopback, std::vector<std::string> known_names = {});
  /// Besides what the interface names, fails: outgoing.bad_header. Takes ten seconds at most.
  [[nodiscard]] Result<int> post(const Notice& notice) override;
  [[nodiscard]] Result<ServerAnswer> ask(const Notice& question) override;
  /// A server that asks to try later (4xx) is mail.unreachable too. Its address is the administrator's choice
  /// and may be an inner one. Takes 30 seconds at most.
  [[nodiscard]] Result<Done> mail(const MailServer& server, const Letter& letter) override;
  [[nodiscard]] Result<Done> greet(const MailServer& server) override;

 private:
  LoopbackHttp loopback_;
  std::vector<std::string> known_names_;
};

}  // namespace regie
