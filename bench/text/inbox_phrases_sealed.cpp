// bench/text/inbox_phrases_sealed.cpp - planted phrases written after the lines of learning, never worked on.
// on.
#include "bench/text/inbox_phrases.h"

namespace regie::bench {

namespace {

using enum Planted;

const std::vector<PlantedThread> sealed_threads{
    {sarcasm, "en", {"Neat trick, turning my {thing} into a paperweight with one software patch."}},
    {sarcasm, "en", {"Let me guess, the {thing} is stuck behind a very slow tractor?"}},
    {sarcasm, "en", {"Kudos. It takes real dedication to print four typos on a business card."}},
    {sarcasm, "en", {"I do appreciate being told to 'relax' while my stall stands bare at the market."}},
    {sarcasm, "en", {"Such generosity: two stickers as compensation for a ruined {thing}."}},
    {sarcasm, "en", {"Oh please, take a coffee first, my basement can flood a little longer."}},
    {sarcasm, "nl", {"Slimme truc, met één patch van mijn {thing} een presse-papier maken."}},
    {sarcasm, "nl", {"Laat me raden, de {thing} zit vast achter een tractor?"}},
    {sarcasm, "nl", {"Hulde. Vier tikfouten op een visitekaartje, daar is toewijding voor nodig."}},
    {sarcasm, "nl", {"Heerlijk om 'rustig maar' te horen terwijl mijn kraam er kaal bij staat op de markt."}},
    {sarcasm, "nl", {"Gul hoor, twee stickers als vergoeding voor een vernielde {thing}."}},
    {sarcasm, "nl", {"Drink eerst maar koffie, mijn kelder kan best nog wat verder onderlopen."}},
    {delivery, "en", {"Shipment {number}: pallet refused at our dock because half of it had collapsed."}},
    {delivery, "en", {"The {thing} was meant for my sister's graduation, which took place without it."}},
    {delivery, "en", {"Your van passed our gate, did not stop, and the app wrote 'customer absent'."}},
    {delivery, "en", {"Ordered in March, it is June, and {number} still shows 'processing'."}},
    {delivery, "en", {"The fitter cut the worktop eight centimetres short and then drove off."}},
    {delivery, "en", {"We emailed about {number} on the 2nd, the 9th and the 16th and got silence."}},
    {delivery, "nl", {"Zending {number}: de pallet is bij ons geweigerd omdat de helft was ingezakt."}},
    {delivery,
     "nl",
     {"De {thing} was bedoeld voor de diploma-uitreiking van mijn zus, die zonder doorging."}},
    {delivery, "nl", {"Jullie busje reed langs de poort, stopte niet en de app meldde 'klant afwezig'."}},
    {delivery, "nl", {"In maart besteld, het is juni, en {number} staat nog op 'in verwerking'."}},
    {delivery, "nl", {"Het werkblad is acht centimeter te kort gezaagd en toen reed de man weg."}},
    {delivery, "nl", {"Over {number} mailden we op de 2e, de 9e en de 16e, en het bleef stil."}},
    {drift,
     "en",
     {"Hello {name}, hope your week is going well! Might you know when the samples leave? Thanks ever so "
      "much, Kim",
      "Hi {name}, thank you for looking into it. We can hold the slot until Friday. Best wishes, Kim",
      "Hi {name}, Friday has gone by. Could you update me please? Kim",
      "{name}, the slot is gone. As I wrote, we needed the samples. Have our lawyer's address ready."}},
    {drift,
     "nl",
     {"Hallo {name}, hopelijk heb je een fijne week! Weet jij wanneer de proefstukken weggaan? Heel veel "
      "dank, Kim",
      "Hoi {name}, fijn dat je ernaar kijkt. We houden de plek vast tot vrijdag. Hartelijke groet, Kim",
      "Hoi {name}, het is na vrijdag. Kun je me bijpraten? Kim",
      "De plek is vergeven. Zoals ik schreef hadden we ze nodig. U hoort van onze jurist."}},
    {pleasant,
     "en",
     {"Hi {name}, could you pencil us in for the 5th? Thank you, Ade",
      "Lovely, thanks {name}. We bring our own cables. Ade", "All clear, thanks! Ade",
      "Hi {name}, two of us take the early ferry, the others come by noon. Thanks, Ade"}},
    {pleasant,
     "nl",
     {"Hoi {name}, kun je ons vast inplannen voor de 5e? Dank je, Ade",
      "Mooi, dank {name}. We nemen eigen kabels mee. Ade", "Helder, dank! Ade",
      "Hoi {name}, wij pakken de vroege pont, de rest komt rond de middag. Dank, Ade"}},
    {thanks, "en", {"The choir still talks about your lighting. Bless you all."}},
    {thanks, "en", {"Our trainee learned more in one hour with {name} than in a month with me."}},
    {thanks, "en", {"{name} drove back with the missing hinge the same evening. Class act."}},
    {thanks, "nl", {"Het koor heeft het nog steeds over jullie licht. Duizendmaal dank."}},
    {thanks, "nl", {"Onze stagiair leerde van {name} in een uur meer dan van mij in een maand."}},
    {thanks, "nl", {"{name} kwam dezelfde avond terug met het ontbrekende scharnier. Klasse."}},
    {question, "en", {"Is the varnish on the {thing} safe for toddlers?"}},
    {question, "en", {"May our photographer stand on the balcony during the opening?"}},
    {question, "en", {"Under which section do I enter the VAT number for {number}?"}},
    {question, "en", {"Would a left-handed person manage with the {thing}?"}},
    {question, "nl", {"Is de lak op de {thing} veilig voor peuters?"}},
    {question, "nl", {"Mag onze fotograaf tijdens de opening op het balkon staan?"}},
    {question, "nl", {"Onder welk kopje zet ik het btw-nummer van {number}?"}},
    {question, "nl", {"Kan iemand die links is met de {thing} overweg?"}},
    {buying, "en", {"Our library has money left this year, could we spend it on thirty of the {thing}?"}},
    {buying, "en", {"A colleague in Leeds swears by you. What do you charge for a brand film?"}},
    {buying, "nl", {"Onze bibliotheek heeft dit jaar budget over, kunnen er dertig {thing} van komen?"}},
    {buying, "nl", {"Een collega in Zwolle zweert bij jullie. Wat rekenen jullie voor een merkfilm?"}},
    {notice, "en", {"The caretaker has the alarm code and lets you in at seven."}},
    {notice, "en", {"I renamed the folder to {number} so that legal finds it."}},
    {notice, "en", {"Grandpa's speech got longer, plan ten minutes extra."}},
    {notice, "nl", {"De conciërge heeft de alarmcode en laat jullie om zeven uur binnen."}},
    {notice, "nl", {"De map heet nu {number}, zo vindt juridische zaken hem."}},
    {notice, "nl", {"De toespraak van opa wordt langer, reken op tien minuten extra."}},
    {newsletter, "en", {"Tired of dull lamps? Our spring glow is here. Unsubscribe at the bottom."}},
    {newsletter, "nl", {"Klaar met saaie lampen? De lentegloed is er. Afmelden kan onderaan."}},
    {away, "en", {"On leave with my family, back on the 3rd. {name} minds my desk."}},
    {away, "nl", {"Met verlof, de 3e ben ik terug. {name} past op mijn bureau."}},
};

}  // namespace

const std::vector<PlantedThread>& sealed_planted_threads() { return sealed_threads; }

}  // namespace regie::bench
