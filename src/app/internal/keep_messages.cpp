// app/internal/keep_messages.cpp - one message after the other into batches, and batches into the stores.
#include "app/internal/keep_messages.h"

#include <algorithm>
#include <utility>

namespace regie {
namespace {

constexpr std::size_t batch_messages_max = 1000;     // a fault costs so many at most; they can be read again
constexpr std::size_t batch_bytes_max = 32U << 20U;  // texts that wait in memory
constexpr std::int64_t clock_skew_seconds = 86400;   // of a sender; beyond it the message cannot be from then
constexpr std::size_t key_digits = 16;

ThreadEvidence evidence_of(const Message& message) {
  return {message.id,     message.message_id, message.references, message.subject,
          message.person, message.at_seconds, message.kind};
}

}  // namespace

Result<KeepMessages> KeepMessages::begin(World& world, Workspace& workspace) {
  KeepMessages keep(world, workspace);
  Records& records = *workspace.records;
  TRY(keep.salt_, records.first_seal());
  TRY(keep.own_, records.mailbox().own_addresses());
  TRY(auto people, records.mailbox().correspondents());
  for (Correspondent& one : people) {
    const std::string address = one.address;
    keep.people_.emplace(address, std::move(one));
  }
  TRY(const auto heads, records.mailbox().heads());
  for (const Message& head : heads) {
    keep.known_.emplace(head.id, keep.evidence_.size());
    if (!head.message_id.empty()) keep.by_message_id_.emplace(head.message_id, head.id);
    keep.evidence_.push_back(evidence_of(head));
    keep.threads_.push_back(head.thread);
  }
  return keep;
}

bool KeepMessages::is_own(const std::string& address) const {
  std::string small = address;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(own_.begin(), own_.end(), small) != own_.end();
}

std::string KeepMessages::key_for(const NamedAddress& who) {
  const auto [found, is_new] = people_.try_emplace(who.address);
  Correspondent& person = found->second;
  if (is_new) {
    person.key = "p-" + sha256_hex(salt_ + "\n" + who.address).substr(0, key_digits);
    person.address = who.address;
  }
  const bool has_new_name = person.name.empty() && !who.name.empty();
  if (has_new_name) person.name = who.name;
  if (is_new || has_new_name) changed_people_.insert(who.address);
  return person.key;
}

void KeepMessages::settle_sides(ReadMessage& read) {
  Message& message = read.message;
  const bool from_us = !read.from.empty() && is_own(read.from.front().address);
  message.way = from_us ? MessageWay::out : MessageWay::in;
  const auto& others = from_us ? read.to : read.from;
  const auto other = std::find_if(others.begin(), others.end(),
                                  [&](const NamedAddress& one) { return !is_own(one.address); });
  if (other != others.end())
    message.person = key_for(*other);
  else if (!others.empty())
    message.person = key_for(others.front());  // to ourselves
  if (!read.failed_address.empty()) message.failed = key_for({read.failed_address, {}});
  const std::int64_t now = world_->clock.now_seconds();
  if (message.at_seconds == 0 || message.at_seconds > now + clock_skew_seconds) message.at_seconds = now;
}

Result<bool> KeepMessages::is_known(const Message& message) {
  if (known_.contains(message.id)) return true;
  if (message.message_id.empty()) return false;
  const auto [from, to] = by_message_id_.equal_range(message.message_id);
  for (auto one = from; one != to; ++one) {
    if (const auto waits = waiting_.find(one->second); waits != waiting_.end()) {
      if (waits->second.text == message.text) return true;
      continue;
    }
    TRY(const auto stored, workspace_->records->mailbox().find_message(one->second));
    if (stored && stored->text == message.text) return true;
  }
  return false;
}

/// Read again after our own addresses were told: its sides are others now.
Result<Done> KeepMessages::correct(const Message& message) {
  const auto found = known_.find(message.id);
  if (found == known_.end() || waiting_.contains(message.id)) return Done{};
  if (evidence_[found->second].person == message.person) return Done{};
  TRY(auto stored, workspace_->records->mailbox().find_message(message.id));
  if (!stored) return Done{};
  stored->way = message.way;
  stored->person = message.person;
  evidence_[found->second].person = message.person;
  waiting_.emplace(stored->id, std::move(*stored));
  return Done{};
}

/// Comments share the bytes of their list: those are put away once.
Result<std::string> KeepMessages::archive(std::string_view raw) {
  const std::pair same(raw.data(), raw.size());
  if (same == last_raw_) return last_sha256_;
  TRY(last_sha256_, workspace_->archive->put(raw));
  last_raw_ = same;
  return last_sha256_;
}

Result<MessageFate> KeepMessages::add(ReadMessage&& read, std::string_view raw) {
  settle_sides(read);
  Message& message = read.message;
  TRY(const bool known, is_known(message));
  if (known) {
    TRY_DONE(correct(message));
    return MessageFate::duplicate;
  }
  TRY(message.raw_sha256, archive(raw));
  for (std::size_t i = 0; i < message.attachments.size(); ++i) {
    TRY(message.attachments[i].sha256, workspace_->archive->put(read.attachment_bytes[i]));
  }
  known_.emplace(message.id, evidence_.size());
  if (!message.message_id.empty()) by_message_id_.emplace(message.message_id, message.id);
  evidence_.push_back(evidence_of(message));
  threads_.emplace_back();
  waiting_bytes_ += message.text.size() + message.quoted.size();
  waiting_.emplace(message.id, std::move(message));
  if (waiting_.size() >= batch_messages_max || waiting_bytes_ >= batch_bytes_max) TRY_DONE(flush());
  return MessageFate::fresh;
}

Result<Done> KeepMessages::flush() {
  if (waiting_.empty() && !state_) return Done{};
  TRY_DONE(workspace_->records->together([&] { return save(); }));
  waiting_.clear();
  waiting_bytes_ = 0;
  changed_people_.clear();
  state_.reset();
  last_raw_ = {nullptr, 0};
  return Done{};
}

Result<Done> KeepMessages::save() {
  Mailbox& mailbox = workspace_->records->mailbox();
  for (const std::string& address : changed_people_)
    TRY_DONE(mailbox.save_correspondent(people_.at(address)));
  auto threads = threads_of(evidence_);
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (threads[i] == threads_[i]) continue;
    const auto waits = waiting_.find(evidence_[i].id);
    if (waits == waiting_.end()) {
      TRY_DONE(mailbox.move_message(evidence_[i].id, threads[i]));
    } else {
      new_threads_.insert(threads[i]);
      waits->second.thread = threads[i];
    }
  }
  threads_ = std::move(threads);
  for (const auto& [id, message] : waiting_) TRY_DONE(mailbox.save_message(message));
  if (state_) TRY_DONE(mailbox.save_state(*state_));
  return Done{};
}

}  // namespace regie
