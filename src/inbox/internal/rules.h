// inbox/internal/rules.h - the phrases by which intents, upset and urgency are heard, in Dutch and English.
#pragma once

#include <vector>

#include "inbox/phrases.h"

namespace regie::inbox {

using Rules = std::vector<PhraseRule>;

extern const Rules unsubscribe_rules;
extern const Rules erasure_rules;
extern const Rules complaint_rules;
extern const Rules leave_rules;
extern const Rules buying_rules;
extern const Rules thanks_rules;
extern const Rules question_rules;
extern const Rules outright_rules;
extern const Rules cold_rules;
extern const Rules sarcasm_rules;
extern const Rules trouble_rules;
extern const Rules praise_rules;
extern const Rules resolved_rules;
extern const Rules today_rules;
extern const Rules days_rules;
extern const Rules money_rules;
extern const Rules law_rules;

}  // namespace regie::inbox
