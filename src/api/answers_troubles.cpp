// api/answers_troubles.cpp - what does not work now, to whoever is signed in.
#include <mutex>
#include <optional>

#include "api/internal/answer.h"
#include "wording/trouble_words.h"

namespace regie {
namespace {

/// Where this person has an account, as far as cards tell.
struct Entered {
  bool any = false;
  std::optional<std::string> name;  // of the workspace asked about, where it is among them
  bool is_known = false;            // that workspace has a card
};

Entered entered(Asked& asked, const std::string& workspace) {
  Entered found;
  const std::lock_guard held(asked.desk.cards_guard);
  for (const auto& [id, card] : asked.desk.cards) {
    const bool may = open_account(card.accounts, asked.account).has_value();
    found.any = found.any || may;
    if (id != workspace) continue;
    found.is_known = true;
    if (may) found.name = card.settings.name;
  }
  return found;
}

/// The name under which this person hears of it; nothing where they do not. Of workspaces one may not enter
/// nothing is told. One that was never opened has no card that says who may: whoever keeps the desk hears of
/// it by the name of its folder, and whoever finds no workspace at all hears that there is one.
std::optional<std::string> name_for(Asked& asked, const Trouble& trouble) {
  if (trouble.workspace.empty()) return std::string();
  const Entered found = entered(asked, trouble.workspace);
  if (found.is_known) return found.name;
  if (asked.who->person.is_keeper) return trouble.workspace;
  return found.any ? std::nullopt : std::optional(std::string());
}

Result<HttpReply> answer_troubles(Asked& asked) {
  Json json{{"troubles", Json::array()}};
  for (const Trouble& trouble : asked.desk.troubles.all()) {
    const auto name = name_for(asked, trouble);
    if (!name) continue;
    const TroubleWords words =
        trouble_words(trouble, {language_of(asked.language), asked.who->person.is_keeper, *name});
    json["troubles"].push_back({{"part", trouble.part},
                                {"workspace", text_or_null(name->empty() ? *name : trouble.workspace)},
                                {"since_seconds", trouble.since_seconds},
                                {"code", trouble.problem.code},
                                {"what", words.what},
                                {"kept", words.kept},
                                {"remedy", words.remedy}});
  }
  return json_reply(json);
}

}  // namespace

std::vector<Route> trouble_routes() {
  return {{"troubles", "GET", "/api/v1/troubles", for_person, "language", "", "Troubles",
           "What does not work at this desk now, and since when", Keep::never, answer_troubles}};
}

}  // namespace regie
