// api/json_inbox.h - imported messages, threads and one of them as JSON documents (docs/reference/json.md).
#pragma once

#include <string>

#include "wording/documents_inbox.h"

namespace regie {

[[nodiscard]] std::string json_of(const InboxImport& import);
[[nodiscard]] std::string json_of(const InboxPage& page);
[[nodiscard]] std::string json_of(const ShownThread& thread);
[[nodiscard]] std::string json_of(const ReadMessages& read);
/// {"language", "tone", "intents", "verdict", "words", ...} on one line: many messages come one after
/// another.
[[nodiscard]] std::string json_line_of(const inbox::ToneReading& reading);

}  // namespace regie
