// api/internal/health.h - is the desk alive, ready, and how does it do: /healthz, /readyz, /metrics.
#pragma once

#include <memory>
#include <optional>

#include "api/routes.h"

namespace regie {

/// /healthz answers 200 while the program answers. /readyz is 200 where people can work and 503 where they
/// cannot, to anybody; which parts do not work, and /metrics, are told to this machine and to whoever has the
/// token alone: to others there is nothing at /metrics. No client's name in any of them.
class Health {
 public:
  Health(Desk& desk, Watching watching, std::shared_ptr<const HttpCounts> counts)
      : desk_(desk), watching_(std::move(watching)), counts_(std::move(counts)) {}
  /// Nothing for any other path.
  [[nodiscard]] std::optional<HttpReply> answer(const HttpRequest& request) const;

 private:
  [[nodiscard]] bool may_watch(const HttpRequest& request) const;
  [[nodiscard]] HttpReply ready_reply(const HttpRequest& request) const;
  [[nodiscard]] HttpReply metrics_reply() const;

  Desk& desk_;
  Watching watching_;
  std::shared_ptr<const HttpCounts> counts_;
};

}  // namespace regie
