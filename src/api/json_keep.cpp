// api/json_keep.cpp - backups, restores, packs and holds as JSON.
#include "api/internal/desk_values.h"
#include "api/internal/json_values.h"
#include "api/json.h"

namespace regie {
namespace {

Json generation_value(const BackupGeneration& generation) {
  return {{"generation", generation.number},   {"at_seconds", generation.at_seconds},
          {"workspace", generation.workspace}, {"root", generation.root},
          {"acts", generation.acts},           {"code_version", generation.code_version},
          {"parts", generation.parts},         {"bytes", generation.bytes}};
}

void add_damages(Json& json, const VerifyReport& records) {
  json["damages"] = Json::array();
  for (const Damage& damage : records.damages)
    json["damages"].push_back(
        {{"kind", damage.kind}, {"subject", damage.subject}, {"harm", harm_name(damage.harm)}});
}

Json check_value(const BackupCheck& check) {
  Json json = generation_value(check.generation);
  json["whole"] = check.whole();
  json["imports"] = check.imports;
  add_damages(json, check.records);
  if (check.unreadable)
    json["damages"].push_back({{"kind", "file"}, {"subject", "records"}, {"harm", check.unreadable->say}});
  for (const BackupHarm& harm : check.harms)
    json["damages"].push_back({{"kind", "archive"}, {"subject", harm.path}, {"harm", harm.say}});
  return json;
}

}  // namespace

std::string json_of(const BackupCheck& check) { return dumped(check_value(check)); }

std::string json_of(const BackupOutcome& outcome) {
  Json json = check_value(outcome.check);
  json["new_parts"] = outcome.parts.fresh;
  json["new_bytes"] = outcome.parts.fresh_bytes;
  json["dropped"] = outcome.dropped;
  return dumped(json);
}

std::string json_of(const std::vector<BackupGeneration>& generations) {
  Json json;
  json["generations"] = Json::array();
  for (const BackupGeneration& generation : generations)
    json["generations"].push_back(generation_value(generation));
  return dumped(json);
}

std::string json_of(const RestoreOutcome& outcome) {
  Json json;
  json["workspace"] = outcome.workspace;
  json["generation"] = outcome.generation == 0 ? Json(nullptr) : Json(outcome.generation);
  json["at_seconds"] = outcome.at_seconds == 0 ? Json(nullptr) : Json(outcome.at_seconds);
  json["root"] = outcome.root;
  json["acts"] = outcome.records.acts;
  json["imports"] = outcome.imports;
  json["rows"] = outcome.rows;
  json["whole"] = outcome.whole();
  add_damages(json, outcome.records);
  for (const DamagedImport& lost : outcome.lost)
    json["damages"].push_back({{"kind", "archive"}, {"subject", lost.path}, {"harm", lost.say}});
  json["held"] = true;
  return dumped(json);
}

std::string json_of(const PackOutcome& outcome) {
  Json json;
  json["folder"] = outcome.folder;
  json["files"] = outcome.files;
  json["imports"] = outcome.imports;
  json["missing"] = Json::array();
  for (const DamagedImport& missing : outcome.missing)
    json["missing"].push_back(
        {{"import", missing.import.text}, {"path", missing.path}, {"say", missing.say}});
  return dumped(json);
}

Json desk_value(const HoldState& state) {
  return {{"held", state.held},
          {"why", state.why},
          {"account", text_or_null(state.account)},
          {"since_seconds", state.since_seconds == 0 ? Json(nullptr) : Json(state.since_seconds)}};
}

std::string json_of(const HoldState& state) { return dumped(desk_value(state)); }

}  // namespace regie
