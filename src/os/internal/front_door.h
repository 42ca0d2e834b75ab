// os/internal/front_door.h - under which name people reach the desk, who asks, and what only TLS allows.
#pragma once

#include <string>

#include "base/http.h"

namespace regie {

/// Behind a proxy the socket tells nothing: the proxy does, and it is believed where it runs on this machine.
class FrontDoor {
 public:
  /// `host`: the address that is listened at.
  FrontDoor(HttpFront front, std::string host);

  /// Is the Host one of ours? Then the request is told its origin, and who asks.
  [[nodiscard]] bool lets_in(HttpRequest& request) const;
  /// Over TLS: browsers are to come by no other way.
  [[nodiscard]] HttpReply added_to(HttpReply reply) const;

 private:
  HttpFront front_;
  std::string host_;
};

}  // namespace regie
