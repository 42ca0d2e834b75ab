// wording/outbox_documents.h - drafts, approvals, the outbox, mailings and suppressions, as documents.
#pragma once

#include <string>
#include <vector>

#include "app/approve.h"
#include "app/draft.h"
#include "app/mailing.h"
#include "app/outbox.h"
#include "app/suppress.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

[[nodiscard]] Document document_of(const DraftView& view, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<DraftView>& drafts, const Reader& reader);
[[nodiscard]] Document document_of(const Approved& approved, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<LetterRow>& letters, const Reader& reader);
[[nodiscard]] Document document_of(const LetterNow& settled, const Reader& reader);
[[nodiscard]] Document document_of(const SendOutcome& outcome, const Reader& reader);
[[nodiscard]] Document document_of(const MailingView& view, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<MailingView>& mailings, const Reader& reader);
/// On paper: whom to call, with their line of the list and a box to tick.
[[nodiscard]] Document document_of(const CallList& list, const Reader& reader);
[[nodiscard]] Document document_of(const Suppression& one, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<Suppression>& all, const Reader& reader);
[[nodiscard]] Document document_of(const OutboxSettings& settings, const Reader& reader);

/// "own past reply l-1", "a person (was: model small)".
[[nodiscard]] std::string author_words(const Sentence& sentence, const Reader& reader);
/// "nothing in column name"
[[nodiscard]] std::string aside_words(const SetAside& aside, const Reader& reader);

/// What the page behind an unsubscribe link says.
struct UnsubscribeWords {
  std::string title;
  std::string question;
  std::string button;
  std::string done;
};
[[nodiscard]] UnsubscribeWords unsubscribe_words(Language language, const std::string& workspace);

}  // namespace regie
