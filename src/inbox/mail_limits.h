// inbox/mail_limits.h - how much of a message is looked at, and why so much.
#pragma once

#include <cstddef>

namespace regie::mail_limits {

/// Mail servers take 25 to 50 MB, a third of it base64; Exchange Online at its widest 150 MB.
inline constexpr std::size_t message_bytes_max = 64U << 20U;
/// Servers refuse headers above 100 kB to 1 MB.
inline constexpr std::size_t header_bytes_max = 1U << 20U;
/// A much travelled message has 150.
inline constexpr int headers_max = 2000;
/// A forward in a forward in a signed list message is 8 deep.
inline constexpr int depth_max = 32;
/// Parts of one message; a newsletter with all its pictures has 100.
inline constexpr int parts_max = 500;
/// Text of one message that is kept as text; the whole of it lies in the archive all the same.
inline constexpr std::size_t text_bytes_max = 1U << 20U;
/// HTML that is turned into text; a newsletter has 200 kB.
inline constexpr std::size_t html_bytes_max = 4U << 20U;
/// Subject, names, types: RFC 5322 lets a line be 998 long.
inline constexpr std::size_t line_bytes_max = 998;
/// Message ids a message answers; a long thread has 100.
inline constexpr std::size_t references_max = 256;
/// File systems take names of 255 bytes.
inline constexpr std::size_t file_name_bytes_max = 120;
/// Recipients that are looked at: enough to find the first who is not ours.
inline constexpr std::size_t recipients_max = 100;
/// One comment file; a year of a busy page is 20 MB.
inline constexpr std::size_t comments_bytes_max = 256U << 20U;

}  // namespace regie::mail_limits
