// intake/internal/plain_values.h - one word for a device, a channel, a country in every language.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// "Mobiele telefoons" of device -> "mobile"; "États-Unis" of country -> "US"; a name nobody knows stays as
/// it is.
[[nodiscard]] std::string plain_value(std::string_view dimension, std::string_view value);

}  // namespace regie
