// desk/dismissal.cpp - until when a finding is aside, and what is signed of it.
#include "desk/dismissal.h"

#include "desk/statement.h"

namespace regie {

bool stands_on(const Dismissal& last, Day day) { return !last.lifted && (!last.until || day < *last.until); }

std::string statement_of(const Dismissal& dismissal) {
  return Statement("dismissal/1")
      .line("finding", dismissal.finding.text)
      .line("until", dismissal.until ? dismissal.until->iso() : "none")
      .line("text", dismissal.text)
      .line("lifted", dismissal.lifted ? "yes" : "no")
      .line(dismissal.signature)
      .text();
}

}  // namespace regie
