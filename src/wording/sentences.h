// wording/sentences.h - plain sentences about what was measured; never why.
#pragma once

#include <string>
#include <vector>

#include "app/brief.h"
#include "measure/finding.h"
#include "wording/words.h"

namespace regie {

struct Reader {
  Language language = Language::en;
  std::string currency;
  Day now;  // years other than its own are written out
};

/// "Registrations for Spring Summit fell 38% (31 fewer; 18 to 44) since Tuesday 10 March."
[[nodiscard]] std::string finding_sentence(const Finding& finding, const Reader& reader);
/// "It sits in search · NL (61%), display · BE (20%)." - empty where there are no parts.
[[nodiscard]] std::string place_sentence(const Finding& finding, const Reader& reader);
/// "It is the rate itself, not the mix." - empty where it cannot be split.
[[nodiscard]] std::string mix_sentence(const Finding& finding, const Reader& reader);
/// "51 observed, 82 expected; 99.8% sure; €3,100 at stake; n = 51; dglm-poisson/1; 214 rows."
[[nodiscard]] std::string evidence_sentence(const Finding& finding, const Reader& reader);
/// "Seen: Google Ads, GA4 up to Sunday 15 March. Not seen: LinkedIn Ads since Tuesday 3 November."
[[nodiscard]] std::string coverage_sentence(const std::vector<SourceCoverage>& coverage,
                                            const Reader& reader);
[[nodiscard]] std::string too_few_sentence(const TooFewSeries& series, const Reader& reader);
/// "outside event: Government announces rising cases".
[[nodiscard]] std::string candidate_title(const Candidate& candidate, const Reader& reader);
[[nodiscard]] std::string machine_change_sentence(const MachineChange& change, const Reader& reader);
/// The same without its day, where that stands beside it.
[[nodiscard]] std::string machine_change_words(const MachineChange& change, const Reader& reader);

}  // namespace regie
