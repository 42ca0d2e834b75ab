// app/uploads.cpp - what was brought, by id.
#include "app/uploads.h"

#include "base/id.h"

namespace regie {

Result<std::shared_ptr<const Upload>> Uploads::add(Upload upload) {
  // A browser may send a whole path; only its last part is told again.
  upload.path = upload.path.substr(upload.path.find_last_of("/\\") + 1);
  if (upload.path.empty())
    return fail("upload.no_name", "A file needs a name.", "Nothing was kept.", "Send it as path=NAME.csv");
  const std::lock_guard held(guard_);
  std::size_t bytes = upload.bytes.size();
  for (const auto& [id, other] : uploads_) bytes += other->bytes.size();
  if (bytes > uploads_bytes_max)
    return fail("upload.too_much", "Too many files wait here to be imported.", "This one was not kept.",
                "Import or put away what was brought before, then bring it again.");
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
  std::erase_if(uploads_,
                [&](const auto& one) { return one.second->at_seconds + upload_seconds_max < now_seconds; });
}

}  // namespace regie
