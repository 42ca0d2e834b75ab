// wording/documents_inbox.h - imported messages, threads and one of them, as documents.
#pragma once

#include <vector>

#include "app/inbox_import.h"
#include "app/inbox_list.h"
#include "app/read_inbox.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

[[nodiscard]] Document document_of(const InboxImport& import, const Reader& reader);

/// The threads that were asked for; `is_empty`: there is no message at all.
struct InboxPage {
  std::vector<ReadThread> threads;
  WhichThreads which = WhichThreads::waiting;
  bool is_empty = false;
};
[[nodiscard]] Document document_of(const InboxPage& page, const Reader& reader);
[[nodiscard]] Document document_of(const ShownThread& thread, const Reader& reader);
/// With how each message reads, beside it.
[[nodiscard]] Document document_of(const ReadMessages& read, const Reader& reader);

/// "is upset, is in a hurry (“before Friday”)"
[[nodiscard]] std::string reasons_words(const ReadThread& thread, Language language);
[[nodiscard]] std::string_view reason_words(inbox::OrderReason reason, Language language);
[[nodiscard]] std::string_view tone_words(std::size_t group, Language language);
[[nodiscard]] std::string_view intent_words(inbox::Intent intent, Language language);
[[nodiscard]] std::string_view drift_words(inbox::DriftReason reason, Language language);
/// "Sounds negative (81 %), a complaint; a person should look: "nog steeds", "derde keer"."
[[nodiscard]] std::string reading_sentence(const inbox::ToneReading& reading, Language language);
/// One message that was read without being kept.
[[nodiscard]] Document document_of(const inbox::ToneReading& reading, const Reader& reader);

}  // namespace regie
