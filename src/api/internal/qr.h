// api/internal/qr.h - a text as a QR code, for an app that reads it from the screen.
#pragma once

#include <string>
#include <vector>

namespace regie {

/// Rows of '0' and '1'; {} where the text is too long for one. ISO/IEC 18004, by libqrencode.
[[nodiscard]] std::vector<std::string> qr_rows(const std::string& text);

}  // namespace regie
