// app/inbox_list.cpp - threads out of messages and marks.
#include "app/inbox_list.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "app/accounts.h"
#include "inbox/threads.h"

namespace regie {
namespace {

using People = std::unordered_map<std::string, Correspondent>;

Result<People> people_of(const Workspace& workspace) {
  TRY(auto all, workspace.records->mailbox().correspondents());
  People people;
  for (Correspondent& one : all) people.emplace(one.key, std::move(one));
  return people;
}

Correspondent who(const People& people, const std::string& key) {
  const auto found = people.find(key);
  return found == people.end() ? Correspondent{key, {}, {}} : found->second;
}

/// Marks by the message they reach to.
using Marks = std::unordered_map<std::string, const ThreadMark*>;

/// A thread's messages by time, as a line.
ThreadLine line_of(const std::vector<const Message*>& messages, const Marks& marks, const People& people) {
  const Message& last = *messages.back();
  ThreadLine line{last.thread,
                  who(people, last.person),
                  messages.front()->subject,
                  last.id,
                  static_cast<std::int64_t>(messages.size()),
                  last.at_seconds};
  for (const Message* message : messages) {
    const bool is_person = message->way == MessageWay::in && message->kind == MessageKind::person;
    if (is_person) {
      line.done = false;
      if (line.waiting_seconds == 0) line.waiting_seconds = message->at_seconds;
    } else if (message->way == MessageWay::out) {
      line.waiting_seconds = 0;
    }
    const auto mark = marks.find(message->id);
    if (mark == marks.end()) continue;
    line.done = mark->second->done;
    if (line.done) line.waiting_seconds = 0;
  }
  return line;
}

/// The last mark of each message.
Marks latest(const std::vector<ThreadMark>& marks) {
  Marks by_message;
  for (const ThreadMark& mark : marks) by_message[mark.message] = &mark;
  return by_message;
}

tl::unexpected<Problem> unknown(const std::string& id) {
  return fail("inbox.unknown_thread", "There is no thread " + id + ".", "Nothing was changed.",
              "See those there are:  regie inbox list --all");
}

Result<std::string> thread_named(const Workspace& workspace, const std::string& id) {
  const Mailbox& mailbox = workspace.records->mailbox();
  TRY(const auto heads, mailbox.heads());
  for (const Message& head : heads)
    if (head.thread == id || head.id == id) return head.thread;
  for (const Message& head : heads) {
    if (thread_begun_by(head.message_id.empty() ? head.id : head.message_id) == id) return head.thread;
    for (const std::string& answered : head.references)
      if (thread_begun_by(answered) == id) return head.thread;
  }
  return unknown(id);
}

}  // namespace

Result<std::vector<ThreadLine>> list_threads(const Workspace& workspace, WhichThreads which) {
  const Mailbox& mailbox = workspace.records->mailbox();
  TRY(const auto heads, mailbox.heads());
  TRY(const auto all_marks, mailbox.marks());
  TRY(const People people, people_of(workspace));
  const Marks marks = latest(all_marks);
  std::map<std::string, std::vector<const Message*>> threads;
  for (const Message& head : heads) threads[head.thread].push_back(&head);
  std::vector<ThreadLine> lines;
  for (const auto& [id, messages] : threads) {
    ThreadLine line = line_of(messages, marks, people);
    if (which == WhichThreads::all || line.waiting_seconds != 0) lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const ThreadLine& a, const ThreadLine& b) { return a.last_seconds > b.last_seconds; });
  return lines;
}

Result<ShownThread> show_thread(const Workspace& workspace, const std::string& id) {
  const Mailbox& mailbox = workspace.records->mailbox();
  TRY(const std::string thread, thread_named(workspace, id));
  TRY(auto messages, mailbox.messages_of(thread));
  TRY(const auto all_marks, mailbox.marks());
  TRY(const People people, people_of(workspace));
  std::vector<const Message*> pointers;
  for (const Message& message : messages) pointers.push_back(&message);
  ShownThread shown;
  shown.line = line_of(pointers, latest(all_marks), people);
  for (const ThreadMark& mark : all_marks)
    if (std::any_of(messages.begin(), messages.end(),
                    [&](const Message& one) { return one.id == mark.message; }))
      shown.marks.push_back(mark);
  for (Message& message : messages) {
    Correspondent person = who(people, message.person);
    Correspondent failed = message.failed.empty() ? Correspondent() : who(people, message.failed);
    shown.messages.push_back({std::move(message), std::move(person), std::move(failed)});
  }
  return shown;
}

Result<ShownThread> mark_thread(World& world, Workspace& workspace, const MarkRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::write_note));
  TRY(const ShownThread shown, show_thread(workspace, request.thread));
  if (!request.done && !shown.line.done)
    return fail("inbox.not_done", "The thread " + shown.line.id + " is not marked as done.",
                "Nothing was changed.", "See how it stands:  regie inbox show " + shown.line.id);
  if (request.done && shown.line.done) return shown;  // said once is enough
  const std::string reach = request.done ? shown.line.last : shown.marks.back().message;
  ThreadMark mark{reach, request.done, request.why, {account.name, world.clock.now_seconds(), {}}};
  mark.signature.content_sha256 = sha256_hex(statement_of(mark));
  TRY_DONE(workspace.records->mailbox().save_mark(mark));
  return show_thread(workspace, request.thread);
}

}  // namespace regie
