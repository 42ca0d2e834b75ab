// api/json_outbox.h - drafts, letters, mailings and suppressions as JSON documents, as docs/reference/json.md
// says.
#pragma once

#include <string>
#include <vector>

#include "app/approve.h"
#include "app/draft.h"
#include "app/mailing.h"
#include "app/outbox.h"
#include "app/suppress.h"

namespace regie {

[[nodiscard]] std::string json_of(const DraftView& view);
[[nodiscard]] std::string json_of(const std::vector<DraftView>& drafts);
[[nodiscard]] std::string json_of(const Approved& approved);
[[nodiscard]] std::string json_of(const std::vector<LetterRow>& letters);
[[nodiscard]] std::string json_of(const LetterNow& settled);
[[nodiscard]] std::string json_of(const SendOutcome& outcome);
[[nodiscard]] std::string json_of(const MailingView& view);
[[nodiscard]] std::string json_of(const std::vector<MailingView>& mailings);
[[nodiscard]] std::string json_of(const CallList& list);
[[nodiscard]] std::string json_of(const Suppression& one);
[[nodiscard]] std::string json_of(const std::vector<Suppression>& all);
/// Without its salt and key.
[[nodiscard]] std::string json_of(const OutboxSettings& settings);

/// Without its password.
[[nodiscard]] std::string json_of(const MailServer& server);

/// How an endpoint in the shape of OpenAI's chat completions is asked, and its answer read.
[[nodiscard]] ModelWords model_words();

/// A cell that a spreadsheet would run is told as text. Columns: address, those of the list, state.
[[nodiscard]] std::string csv_of(const CallList& list);

}  // namespace regie
