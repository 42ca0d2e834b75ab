// app/uploads.cpp - what was brought, by id.
#include "app/uploads.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/id.h"
#include "base/plain_text.h"

namespace regie {

namespace {

// Names end so, and bytes begin so. Platforms write tables as text under .xls too.
constexpr std::array<std::string_view, 6> of_text{".csv", ".tsv", ".txt", ".tab", ".xls", ".ics"};
constexpr std::array<std::string_view, 3> of_zip{".xlsx", ".xlsm", ".zip"};

template <class Endings>
bool ends_with_one(const std::string& path, const Endings& endings) {
  std::string small = path;
  for (char& letter : small)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return small.ends_with(ending); });
}

/// What is inside is looked at again when it is read; here a name and its bytes must not tell two stories.
Result<Done> check_kind(const Upload& upload) {
  const bool is_zip = upload.bytes.starts_with("PK\x03\x04") || upload.bytes.starts_with("PK\x05\x06");
  if (ends_with_one(upload.path, of_text) && !is_zip) return Done{};
  if (ends_with_one(upload.path, of_zip) && is_zip) return Done{};
  return fail("upload.other_kind",
              "\"" + upload.path + "\" is no export by its name, or not what its name says.",
              "Nothing was kept.", "Bring a .csv, .tsv, .txt, .xls, .ics, .xlsx or .zip under its own name.");
}

constexpr std::size_t name_letters_max = 255;  // of a file, on any system

}  // namespace

Result<Done> Uploads::check_room(const Upload& upload) const {
  std::size_t bytes = upload.bytes.size();
  std::size_t own_bytes = bytes;
  std::size_t own = 1;
  for (const auto& [id, other] : uploads_) {
    bytes += other->bytes.size();
    if (other->account != upload.account) continue;
    own_bytes += other->bytes.size();
    ++own;
  }
  if (bytes <= uploads_bytes_max && own <= uploads_of_one_max && own_bytes <= uploads_bytes_of_one_max)
    return Done{};
  return fail("upload.too_much", "Too many files wait here to be imported.", "This one was not kept.",
              "Import or put away what was brought before, then bring it again.");
}

Result<Done> Uploads::count_of_today(const Upload& upload) {
  constexpr std::int64_t day_seconds = 86400;
  Brought& today = brought_[upload.account];
  if (today.day != upload.at_seconds / day_seconds) today = {upload.at_seconds / day_seconds, 0, 0};
  if (today.files >= uploads_a_day_max || today.bytes + upload.bytes.size() > uploads_bytes_a_day_max)
    return fail("upload.enough_today", "One person brings no more than 2,000 files or 4 GB a day.",
                "This one was not kept.", "Go on tomorrow, or import on the machine itself:  regie import");
  ++today.files;
  today.bytes += upload.bytes.size();
  return Done{};
}

Result<std::shared_ptr<const Upload>> Uploads::add(Upload upload) {
  // A browser may send a whole path; only its last part is told again, without what steers how it reads.
  upload.path = plain_line(upload.path.substr(upload.path.find_last_of("/\\") + 1));
  if (upload.path.empty() || upload.path.size() > name_letters_max)
    return fail("upload.no_name", "A file needs a name, of at most 255 bytes.", "Nothing was kept.",
                "Send it as path=NAME.csv");
  TRY_DONE(check_kind(upload));
  const std::lock_guard held(guard_);
  TRY_DONE(check_room(upload));
  TRY_DONE(count_of_today(upload));
  upload.id = short_id("u", upload.path + std::to_string(++added_) + "/" + std::to_string(upload.at_seconds));
  auto kept = std::make_shared<const Upload>(std::move(upload));
  uploads_[kept->id] = kept;
  return kept;
}

Result<std::shared_ptr<const Upload>> Uploads::find(const Upload& like) const {
  const std::lock_guard held(guard_);
  const auto found = uploads_.find(like.id);
  if (found != uploads_.end() && found->second->workspace == like.workspace &&
      found->second->account == like.account)
    return found->second;
  return fail("upload.unknown", "The file " + like.id + " is not here any more.", "Nothing was imported.",
              "Files wait for an hour; bring it again.");
}

void Uploads::remove(const std::string& id) {
  const std::lock_guard held(guard_);
  uploads_.erase(id);
}

void Uploads::forget_old(std::int64_t now_seconds) {
  const std::lock_guard held(guard_);
  std::erase_if(
      uploads_,
      [&](const auto& one) {  // before or after: a clock that was set back must not keep them for years
        return std::abs(now_seconds - one.second->at_seconds) > upload_seconds_max;
      });
}

}  // namespace regie
