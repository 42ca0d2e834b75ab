// base/result.h - the outcome of something the world or the input can spoil.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace regie {

/// A problem of the world or of the input, in words a person can act on.
/// `code` is stable ("intake.ambiguous_number"); `say` tells what happened and where; `kept` what was
/// saved all the same; `remedy` the next thing to do (a command where there is one).
struct Problem {
  std::string code;
  std::string say;
  std::string kept;
  std::string remedy;
};

/// A value, or a Problem handed up with TRY.
template <class T>
using Result = tl::expected<T, Problem>;

/// Shorthand: `return fail("store.locked", "The workspace is in use.", "Nothing was changed.", "Close it.");`
inline tl::unexpected<Problem> fail(std::string code, std::string say, std::string kept = {},
                                    std::string remedy = {}) {
  return tl::unexpected<Problem>(
      Problem{std::move(code), std::move(say), std::move(kept), std::move(remedy)});
}

/// A Result without a value.
struct Done {};

}  // namespace regie

#define REGIE_JOIN_(a, b) a##b
#define REGIE_JOIN(a, b) REGIE_JOIN_(a, b)

/// TRY(auto rows, read(file)); - takes the value out of a Result, or returns its Problem to the caller.
#define TRY(declaration, expression)                                             \
  auto REGIE_JOIN(try_result_, __LINE__) = (expression);                         \
  if (!REGIE_JOIN(try_result_, __LINE__))                                        \
    return tl::unexpected(std::move(REGIE_JOIN(try_result_, __LINE__)).error()); \
  declaration = std::move(*REGIE_JOIN(try_result_, __LINE__))

/// TRY_DONE(save(row)); - the same for a Result whose value nobody needs.
#define TRY_DONE(expression)                                                                 \
  if (auto REGIE_JOIN(try_done_, __LINE__) = (expression); !REGIE_JOIN(try_done_, __LINE__)) \
  return tl::unexpected(std::move(REGIE_JOIN(try_done_, __LINE__)).error())
