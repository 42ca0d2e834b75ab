// app/draft.h - the verb `inbox draft`: a text is begun, by a person or from what was said before, and
// changed sentence by sentence.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/outbox.h"
#include "inbox/retrieve.h"

namespace regie {

struct NewDraft {
  std::string to;
  std::string subject;
  std::string text;  // the person's own words; "" where it is found
  std::string thread;
  std::string question;  // what it answers
  std::string by;
};

/// A draft as it stands, with what has become of it.
struct DraftView {
  DraftVersion version;
  std::vector<LetterNow> letters;  // of its approvals
  std::vector<Found> from;         // where its sentences were found, for one that was just made
};

/// Fails: draft.bad_address, draft.empty_text, draft.no_subject, and as sign_as.
Result<DraftView> new_draft(World& world, Workspace& workspace, const NewDraft& request);

/// Where answers are found: what the workspace keeps, and letters it has sent before.
struct DraftSources {
  std::vector<PastReply> replies;
  std::vector<Fact> facts;
};
/// Replies of this workspace that left: their questions and texts.
[[nodiscard]] Result<std::vector<PastReply>> past_replies(const Workspace& workspace);
/// "question" and "answer" columns of a CSV. Fails: draft.bad_replies.
[[nodiscard]] Result<std::vector<PastReply>> replies_of(std::string_view csv);

/// A draft out of past replies and facts. Fails: as new_draft; draft.nothing_near (nothing said before is
/// near enough: no draft is made).
Result<DraftView> find_draft(World& world, Workspace& workspace, const NewDraft& request,
                             const DraftSources& sources);

/// How a model is asked and understood: handed in by whoever knows JSON.
struct ModelWords {
  std::function<std::string(const std::string& model, const std::string& question)> body_of;
  std::function<Result<std::string>(const std::string& answer)> text_of;  // fails: draft.model_answer
};
struct ModelAsk {
  Outgoing& outgoing;
  const Secrets& secrets;
  ModelWords words;
  MoodOf mood_of = mood_of_draft;
};
/// A draft by the model of the settings, each sentence marked as its. Never for an upset or unsure thread,
/// and never while the workspace is held: the question leaves the building. Fails: draft.no_model (none is
/// set), wall.machine_words_to_upset, wall.held, draft.model_answer, and as Outgoing and new_draft.
Result<DraftView> ask_model_draft(World& world, Workspace& workspace, const NewDraft& request,
                                  const ModelAsk& ask);

struct ChangeDraft {
  enum class Kind { edit, insert, remove };
  std::string draft;
  Kind kind = Kind::edit;
  std::size_t place = 0;  // from 0
  std::string text;
  std::string by;
};
/// Its next version. An approval of the version before is void: a letter that waited is withdrawn.
/// Fails: draft.unknown, draft.has_left (a letter of it is under way, sent or in doubt), as edited, and as
/// sign_as.
Result<DraftView> change_draft(World& world, Workspace& workspace, const ChangeDraft& request);

/// Fails: draft.unknown.
[[nodiscard]] Result<DraftView> find_draft(const Workspace& workspace, const std::string& id);
[[nodiscard]] Result<std::vector<DraftView>> list_drafts(const Workspace& workspace);

}  // namespace regie
