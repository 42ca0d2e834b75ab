// api/json_doctor.cpp - what the doctor found, as JSON.
#include "api/internal/json_values.h"
#include "api/json.h"
#include "wording/doctor_words.h"

namespace regie {

std::string json_of(const Doctored& doctored) {
  static constexpr const char* verdicts[] = {"ok", "look", "broken"};
  const Language language = language_of(doctored.language);
  Json json{{"well", !doctored.is_broken()}, {"findings", Json::array()}};
  for (const DoctorFinding& finding : doctored.findings) {
    const DoctorWords words = doctor_words(finding, language);
    Json with = Json::object();
    for (const auto& [name, value] : finding.with) with[name] = value;
    const auto text_or_nothing = [](const std::string& text) {
      return text.empty() ? Json(nullptr) : Json(text);
    };
    json["findings"].push_back({{"verdict", verdicts[static_cast<int>(finding.verdict)]},
                                {"check", finding.check},
                                {"with", std::move(with)},
                                {"what", words.what},
                                {"why", text_or_nothing(words.why)},
                                {"remedy", text_or_nothing(words.remedy)},
                                {"command", text_or_nothing(finding.command)}});
  }
  return dumped(json);
}

}  // namespace regie
