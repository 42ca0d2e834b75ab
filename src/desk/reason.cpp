// desk/reason.cpp - the text of a reason, and of its end, that is signed.
#include "desk/reason.h"

#include "desk/statement.h"

namespace regie {

FindingInBrief in_brief(const Finding& finding) {
  const Change& change = finding.change;
  return {finding.id,   change.metric, change.slice,    change.direction,
          change.onset, change.window, change.expected, change.observed};
}

bool is_same_change(const FindingInBrief& finding, const Change& change) {
  return finding.metric == change.metric && finding.slice == change.slice &&
         finding.direction == change.direction && finding.onset.low - 1 <= change.onset.high &&
         change.onset.low - 1 <= finding.onset.high;
}

std::string statement_of(const Reason& reason) {
  const FindingInBrief& finding = reason.finding;
  const FootprintTest& test = reason.footprint;
  Statement statement("reason/1");
  statement.line("id", reason.id.text)
      .line("finding", finding.id.text)
      .line("metric", finding.metric)
      .line("where", finding.slice)
      .line("direction", finding.direction == Direction::up ? "up" : "down")
      .line("onset", finding.onset.day)
      .line("onset_low", finding.onset.low)
      .line("onset_high", finding.onset.high)
      .line("onset_level", finding.onset.level)
      .line("from", finding.window.from)
      .line("to", finding.window.to)
      .line("expected", finding.expected)
      .line("observed", finding.observed)
      .line("kind", kind_name(reason.kind))
      .line("event", reason.event.text)
      .line("title", reason.title)
      .line("text", reason.text)
      .line("footprint", verdict_name(test.verdict))
      .line("why", test.why)
      .line("footprint_from", test.window.from)
      .line("footprint_to", test.window.to)
      .line("cells", static_cast<std::int64_t>(test.cells.size()));
  for (const FootprintCell& cell : test.cells)
    statement.line("cell_metric", cell.metric)
        .line("cell_where", cell.slice)
        .line("cell_expected", cell.expected)
        .line("cell_seen", cell.seen);
  return statement.line("placebos", std::int64_t{test.placebos})
      .line("false_fits", std::int64_t{test.false_fits})
      .line("false_fit_rate", test.false_fit_rate)
      .line("footprint_as_proposed", reason.footprint_as_proposed ? "yes" : "no")
      .line("proposal", reason.proposal.text)
      .line("supersedes", reason.supersedes.text)
      .line(reason.signature)
      .text();
}

std::string statement_of(const ReasonEnd& end) {
  return Statement("reason-end/1")
      .line("reason", end.reason.text)
      .line("text", end.text)
      .line("replaced_by", end.replaced_by.text)
      .line(end.signature)
      .text();
}

}  // namespace regie
