// wording/trouble_words.h - what does not work at a desk, and what whoever reads it can do.
#pragma once

#include <string>

#include "app/troubles.h"
#include "wording/words.h"

namespace regie {

struct TroubleReader {
  Language language = Language::en;
  bool is_keeper = false;           // may change the desk's settings, and is told to
  std::string workspace_name = {};  // of the trouble's workspace; "" = the whole desk
};

struct TroubleWords {
  std::string what;    // "Letters cannot leave: the mail server does not answer."
  std::string kept;    // "Nothing is lost; they are sent when it answers again." May be "".
  std::string remedy;  // "Tell whoever keeps this desk."
};
/// Says nothing of paths and addresses: those stand in the log and in `regie doctor`.
[[nodiscard]] TroubleWords trouble_words(const Trouble& trouble, const TroubleReader& reader);

}  // namespace regie
