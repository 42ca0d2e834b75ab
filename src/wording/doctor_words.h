// wording/doctor_words.h - findings of the doctor in the language of the reader.
#pragma once

#include <string>

#include "app/doctor.h"
#include "wording/document.h"
#include "wording/words.h"

namespace regie {

struct DoctorWords {
  std::string what;    // "The disk of clients has 40 MB left."
  std::string why;     // why it matters; "" where all is well
  std::string remedy;  // what to do where no command does it; "" where one does, or nothing is to be done
};
[[nodiscard]] DoctorWords doctor_words(const DoctorFinding& finding, Language language);

/// What is broken first, then what to look at, then what is well.
[[nodiscard]] Document document_of(const Doctored& doctored);

}  // namespace regie
