// inbox/internal/mime_parts.h - what GMime makes of a message, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inbox/mail.h"

namespace regie {

struct MimeAttachment {
  std::string name;  // as the message has it: anything
  std::string type;
  std::string bytes;
};

struct MimeParts {
  std::string text;
  std::vector<MimeAttachment> attachments;
  bool is_delivery_report = false;
  std::string report;    // message/delivery-status
  std::string returned;  // the message, or its headers, that a report brings back
  bool charsets_hold = true;
  bool is_cut = false;
  int left_out = 0;
};

struct MimeMessage {
  std::vector<std::pair<std::string, std::string>> headers;  // names in small letters, values as they are
  std::string subject;
  std::vector<NamedAddress> from;
  std::vector<NamedAddress> to;
  std::int64_t at_seconds = 0;  // 0 = not told
  MimeParts parts;
};

void prepare_mime();
/// Nothing where no message can be made of the bytes.
[[nodiscard]] std::optional<MimeMessage> mime_message(std::string_view bytes);

}  // namespace regie
