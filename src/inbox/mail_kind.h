// inbox/mail_kind.h - did a person write this, or a machine: a bounce, an absence, a list?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inbox/message.h"

namespace regie {

/// What tells it: headers (names in small letters), the sender, the subject, and what a report says.
struct KindEvidence {
  std::vector<std::pair<std::string, std::string>> headers;
  std::string from_address;
  std::string subject;
  std::string text;
  bool is_delivery_report = false;  // multipart/report; report-type=delivery-status
  std::string report;               // its message/delivery-status part
};

struct KindReading {
  MessageKind kind = MessageKind::person;
  std::string failed_address;  // of a bounce that will not be tried again; "" where it is not told
};

/// Source: RFC 3464 (delivery reports), RFC 3834 (Auto-Submitted), RFC 2919 and 2369 (lists); subjects of
/// servers that follow none of them, in Dutch and English.
[[nodiscard]] KindReading kind_of(const KindEvidence& evidence);

}  // namespace regie
