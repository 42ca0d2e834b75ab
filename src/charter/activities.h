// charter/activities.h - who does what: the machine, the machine with a person's word, or a person alone.
#pragma once

#include <array>
#include <string_view>

namespace regie {

enum class Holder { machine, machine_proposes, person_only };

struct Activity {
  std::string_view name;
  Holder holder = Holder::machine;
};

/// What Regie does and leaves, in the order of its loop. Walls of the product, not settings: none can be
/// moved.
inline constexpr std::array activities{
    Activity{"read_exports", Holder::machine},
    Activity{"notice_changes", Holder::machine},
    Activity{"locate_changes", Holder::machine},
    Activity{"measure_effects", Holder::machine},
    Activity{"grade_forecasts", Holder::machine},
    Activity{"order_inbox", Holder::machine},
    Activity{"offer_candidates", Holder::machine_proposes},
    Activity{"propose_footprint", Holder::machine_proposes},
    Activity{"own_forecast", Holder::machine_proposes},
    Activity{"draft_replies", Holder::machine_proposes},
    Activity{"flag_copy", Holder::machine_proposes},
    Activity{"sign_reason", Holder::person_only},
    Activity{"decide", Holder::person_only},
    Activity{"say_what_happened", Holder::person_only},
    Activity{"answer_upset", Holder::person_only},
    Activity{"overrule_a_flag", Holder::person_only},
    Activity{"change_rules", Holder::person_only},
    Activity{"let_anything_leave", Holder::person_only},
};

[[nodiscard]] constexpr std::string_view holder_name(Holder holder) {
  switch (holder) {
    case Holder::machine:
      return "machine";
    case Holder::machine_proposes:
      return "machine_proposes";
    case Holder::person_only:
      return "person_only";
  }
  return "";
}

}  // namespace regie
