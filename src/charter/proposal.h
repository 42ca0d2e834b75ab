// charter/proposal.h - what Regie proposed to whom, how it was answered, and how much people lean on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/interval.h"

namespace regie {

/// A proposed reason with its footprint. A planted one is wrong on purpose: a catch trial, revealed at once
/// after the answer and never carried out.
struct Proposal {
  ProposalId id;
  FindingId finding;
  EventId event;
  std::string kind;  // of the candidate
  std::string title;
  bool planted = false;
  std::string account;  // to whom
  std::int64_t at_seconds = 0;
};

enum class Answered { accepted, changed, rejected };

struct ProposalAnswer {
  ProposalId proposal;
  Answered answer = Answered::accepted;
  std::int64_t at_seconds = 0;
  std::string account;
};

struct Reliance {
  int proposals = 0;  // answered, planted ones apart
  int accepted_unchanged = 0;
  double accept_rate = 0;
  Interval accept_rate_interval;         // Wilson, 95 %
  std::optional<double> median_seconds;  // from shown to answered
  int trials = 0;
  int caught = 0;  // planted ones that were changed or rejected
};

/// One answer a proposal: the earliest. Answers to proposals that are not listed, and those dated before
/// their proposal (a clock set back), give no time.
/// Method:   Wilson (1927). Requires: one account's proposals, where one person is meant.
/// Cost:     n log n.
[[nodiscard]] Reliance reliance(const std::vector<Proposal>& proposals,
                                const std::vector<ProposalAnswer>& answers);

/// Is this the time for a catch trial? One in `one_in`, told by the hash of seed and finding, so that the
/// same workspace gives the same trials. Never where one_in < 1.
struct TrialDraw {
  std::uint64_t seed = 1;
  std::string finding;
  int one_in = 10;
};
[[nodiscard]] bool is_trial(const TrialDraw& draw);

[[nodiscard]] std::string_view answered_name(Answered answer);

}  // namespace regie
