// inbox/internal/urgency_rules.cpp - the phrases that show how soon an answer is needed.
#include "inbox/internal/rules.h"

namespace regie::inbox {

const Rules today_rules{
    {"today|vandaag|tonight|vanavond|immediately|onmiddellijk|directly|asap|urgent*|dringend|"
     "spoed|meteen|vanmiddag|vanochtend|emergency|noodgeval"},
    {"per direct|ommegaande"},
    {"zo snel mogelijk"},
    {"as soon as possible"},
    {"right now|away"},
    {"~2 binnen|within 0|00|een|one|twee|two|an uur|hour|hours|uren|minutes|minuten"},
};
const Rules days_rules{
    {"~3 before|by|voor|uiterlijk|until|tot|vóór monday|tuesday|wednesday|thursday|friday|"
     "saturday|sunday|tomorrow|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
     "morgen|noon|eind|einde|end"},
    {"tomorrow|morgen|deadline|morgenochtend|overmorgen"},
    {"~2 within|binnen 00|0|two|three|five|twee|drie|vijf|enkele days|dagen|werkdagen|weeks|weken"},
    {"~2 end|eind|einde of|van|the|deze|this week|day|dag"},
    {"~3 this|deze|dit friday|week|weekend|vrijdag|maandag|event|evenement"},
};
const Rules money_rules{
    {"~4 lost|losing|costs|costing|verlies|verliezen|verloren|kost|kosten|schade money|revenue|"
     "sales|me|us|geld|omzet|ons|mij|klanten|customers|euro|euros"},
    {"~3 charged|afgeschreven twice|dubbel|double|wrong*"},
    {"refund|terugbetaling|schadevergoeding|overcharged|damages"},
    {"~3 money|geld back|terug"},
    {"~3 omzet|revenue lopen|mis|derving|loss"},
};
const Rules law_rules{
    {"lawyer*|attorney|legal|advocaat|jurist|juridisch*|rechter|rechtbank|rechtszaak|dagvaard*|"
     "court|sue|lawsuit|gdpr|avg|ombudsman|consumentenbond|geschillencommissie|ingebrekestelling|"
     "aansprakelijk*|liable|liability|rechtsbijstand|toezichthouder|aangifte|police|politie|"
     "regulator|wettelijk*|statutory"},
    {"autoriteit persoonsgegevens|consument"},
    {"~3 small|consumer claims|rights"},
    {"~2 in gebreke"},
};

}  // namespace regie::inbox
