// app/testing/sign_ins.h - a desk people can sign in to, with a clock that a test moves.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "app/passwords.h"
#include "app/sign_in.h"
#include "app/testing/desk.h"
#include "base/testing/fake_secrets.h"

namespace regie {

class MovingClock : public Clock {
 public:
  [[nodiscard]] std::int64_t now_seconds() const override { return now; }
  [[nodiscard]] Day today(std::string_view) const override {
    return Day(static_cast<std::int32_t>(now / 86'400));
  }
  std::int64_t now = 1773640800;
};

class CountedSecrets : public FakeSecrets {
 public:
  [[nodiscard]] bool is_password(std::string_view hash, std::string_view password) const override {
    ++looked_at;
    return FakeSecrets::is_password(hash, password);
  }
  mutable std::atomic<int> looked_at = 0;
};

struct SignInDesk : TestWorld<MovingClock> {
  inline static const std::string password = "tulpen uit Amsterdam";

  CountedSecrets secrets;
  std::unique_ptr<Access> access = open_access(world, scratch.folder()).value();
  std::unique_ptr<DeskAccess> desk = std::make_unique<DeskAccess>(world, *access, secrets);

  /// Somebody with a password; the first keeps the desk.
  void add(const std::string& name) {
    const std::string code = make_reset_code(*desk, name).value().code;
    static_cast<void>(reset_password(*desk, {code, password, "192.0.2.77"}));
  }
  Result<NewSession> come_in(const std::string& name, const std::string& totp = "") {
    return sign_in(*desk, {name, password, totp, "192.0.2.1"});
  }
};

/// "" where it went well.
template <class Value>
std::string code_of(const Result<Value>& result) {
  return result ? "" : result.error().code;
}

}  // namespace regie
