// app/mood.h - how the wall sees what a draft answers.
#pragma once

#include <functional>

#include "app/workspace.h"
#include "inbox/draft.h"
#include "inbox/wall.h"

namespace regie {

/// Asked before a model is, before an approval, and before each letter.
using MoodOf = std::function<ThreadMood(const Workspace& workspace, const Draft& draft)>;

/// Upset or unsure where a message of the other side since our last one is, or where they drifted from their
/// own earlier tone. A draft that answers a text without a thread is read from that text; one that answers
/// nothing is calm. What cannot be read is unsure.
[[nodiscard]] ThreadMood mood_of_draft(const Workspace& workspace, const Draft& draft);

}  // namespace regie
