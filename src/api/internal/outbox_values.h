// api/internal/outbox_values.h - drafts, letters and mailings as JSON values that commands and routes share.
#pragma once

#include "api/internal/json_values.h"
#include "app/draft.h"
#include "app/mailing.h"
#include "app/outbox.h"
#include "wording/outbox_documents.h"

namespace regie {

[[nodiscard]] Json letter_value(const LetterNow& letter);
[[nodiscard]] Json letter_value(const LetterRow& row);
[[nodiscard]] Json draft_value(const DraftView& view);
[[nodiscard]] Json mailing_value(const MailingView& view);

/// A draft as a page shows it: with who wrote each sentence in words, and the hash of what would leave.
struct DraftTelling {
  SenderLine sender;
  Reader reader;
};
[[nodiscard]] Json draft_told(const DraftView& view, const DraftTelling& telling);

}  // namespace regie
