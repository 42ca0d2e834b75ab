// store/testing/outbox.h - one of everything an outbox keeps, with texts that are hard to keep, for tests.
#pragma once

#include <string>

#include "store/records/outbox.h"

namespace regie {

inline const std::string hard_text = "a: b\nc \\ 'd' \"e\" é";

/// Each kind twice at least where one of a kind can be another's next.
inline Result<Done> save_one_of_each(Outbox& outbox) {
  const Signature by{"maud", 1773640800, {}};
  OutboxSettings settings{"salt", "key", {60, 120, false, true, 7, 9}, "r@a.example", "https://d.example",
                          "u",    "m"};
  TRY_DONE(outbox.save_settings(settings));
  settings.reply_to = "s@a.example";
  TRY_DONE(outbox.save_settings(settings));  // replaces
  Draft draft{"w-1", "t-1", "ada@a.example", hard_text, hard_text, {}};
  draft.sentences = {{hard_text, Author::person, "", Author::model, "small"},
                     {"x", Author::own_reply, "m-1"}};
  TRY_DONE(outbox.save_draft({0, draft, by}));
  TRY_DONE(outbox.save_draft({0, draft, by}));
  TRY_DONE(outbox.save_mailing({"b-1", {hard_text, hard_text}, "address\na@a.example\n", by}));
  TRY_DONE(outbox.save_approval({"b-1", 0, 0, "hash", {{{}, 2, "h2"}, {{}, 3, "h3"}}, by}));
  TRY(const auto letters, outbox.letters("b-1"));
  for (const LetterState state : {LetterState::claimed, LetterState::in_doubt})
    TRY_DONE(outbox.save_step({letters.at(0).id, 0, state, 1, 77, hard_text, by}));
  return outbox.save_suppression({"abc", 0, false, hard_text, by});
}

}  // namespace regie
