// intake/answer_request.h - a reader's process: one request in, what was read out, piece by piece.
#pragma once

#include <functional>
#include <string_view>

namespace regie {

/// Lets the libraries look up what they look up once, the machine's list of time zones: before nothing can be
/// opened.
void prepare_reading();

/// Does what `request` asks with the bytes of `file` and writes the answer; it is `child_readers.h` that asks
/// and understands it. False: the request is not one. Memory stays flat: rows are written as they are read.
[[nodiscard]] bool answer_request(std::string_view request, std::string_view file,
                                  const std::function<void(std::string_view)>& write);

}  // namespace regie
