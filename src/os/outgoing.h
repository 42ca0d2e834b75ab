// os/outgoing.h - notices over HTTPS and letters over SMTP, with libcurl.
#pragma once

#include "base/outgoing.h"

namespace regie {

enum class LoopbackHttp { refused, allowed };

class RealOutgoing : public Outgoing {
 public:
  /// `allowed`: also http to 127.0.0.1 and ::1 by their numbers. For tests and a person's own machine.
  explicit RealOutgoing(LoopbackHttp loopback);
  /// Besides what the interface names, fails: outgoing.bad_header. Takes ten seconds at most.
  [[nodiscard]] Result<int> post(const Notice& notice) override;
  /// A server that asks to try later (4xx) is mail.unreachable too. Its address is the administrator's choice
  /// and may be an inner one. Takes 30 seconds at most.
  [[nodiscard]] Result<Done> mail(const MailServer& server, const Letter& letter) override;

 private:
  LoopbackHttp loopback_;
};

}  // namespace regie
