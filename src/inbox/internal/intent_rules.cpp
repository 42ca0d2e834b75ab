// inbox/internal/intent_rules.cpp - the phrases that show what a message wants.
#include "inbox/internal/rules.h"

namespace regie::inbox {

const Rules unsubscribe_rules{
    {"unsubscri*|uitschrijv*|afmelden|uitgeschreven|afgemeld|opt-out"},
    {"opt out"},
    {"~3 schrijf|schrijft|haal|haalt|meld uit|af"},
    {"~4 schrijf|meld mij|me|ons uit|af"},
    {"~4 stop|stopping|cease|quit|end sending|mailing|emailing|emails|mails|messaging|newsletter*|"
     "messages"},
    {"~4 no|never|not more|another|again|further emails|mails|newsletter*|messages|mailings|offers"},
    {"~3 don't|do|dont not|want|wish|need emails|mails|newsletter*|mailings"},
    {"~4 take|remove|delete|strike|drop|leave me|us|my|our off|from list|mailing*|newsletter*|"
     "mails"},
    {"~5 take|remove|drop|leave|get me|us|my|this|our|address off|from|out list|mailing*|mailings|"
     "newsletter*|distribution|subscribers"},
    {"~4 geen|niet|stop|stoppen mails|mail|e-mails|mailtjes|mailings|nieuwsbrie*|aanbiedingen|"
     "berichten|reclame meer"},
    {"~4 geen|stop|stoppen|zonder mails|mailtjes|mailings|nieuwsbrie*|reclame"},
    {"~4 nieuwsbrie*|mailing*|mails|mailtjes|mail|berichten|reclame niet|stop|stoppen|stopzetten|"
     "opzeg*|zonder|uit|af|minder|liever"},
    {"~4 haal|verwijder|schrap|gooi mij|me|mijn|ons|dit van|uit lijst|mailinglijst|verzendlijst|"
     "bestand|adressenlijst"},
    {"~3 van|uit jullie|uw|de|die|deze mailinglijst|verzendlijst|lijst|maillijst"},
    {"~4 ontvang*|krijg|wil|hoef|hoeven|liever niet|geen nieuwsbrie*|mails|mailtjes|post|"
     "berichten|aanbiedingen|reclame|mailing*"},
    {"~4 niet|hoeft|hoeven langer|meer te mailen|aanschrijven|benaderen|ontvangen"},
    {"~3 rather|prefer not hear|receiv*|get|be"},
    {"~3 stop|stoppen|stopt|quit contact*|writing|emailing|mailing|mailen|benaderen|sturen|"
     "schrijven|sending"},
    {"~2 no|not longer interested|wish"},
    {"~4 no|not longer|more|anymore interested|wish|want receiv*|hear*|get|be|mail*|contact*|"
     "newsletter*"},
    {"~3 newsletter*|mailing*|emails|mails stop|end|cancel|off|unwanted|less"},
    {"~3 cancel|end|stop my|the|this|our|your subscription newsletter*|emails|mails|list"},
    {"~4 inbox|mailbox is|zit|loopt full|vol enough|mails|newsletter*|nieuwsbrie*"},
};

const Rules erasure_rules{
    {"avg-verzoek|gdpr-request|wissingsverzoek|verwijderverzoek|vergeetrecht"},
    {"right to be forgotten|erased|erasure"},
    {"~2 right|recht to|of|op vergetelheid|erasure|wissing|verwijdering|deletion|gegevenswissing"},
    {"~2 recht op vergeten"},
    {"~4 article|artikel|art 00 gdpr|avg|erasure|wissing"},
    {"~5 delet*|eras*|remov*|wip*|destroy*|purge|scrub|clear data|details|information|account|"
     "profile|records|file|everything|history|address|traces"},
    {"~5 data|details|information|account|profile|records|everything|history|traces delet*|eras*|"
     "removed|wiped|destroyed|purged|gone|forgotten"},
    {"~5 verwijder*|wis|wist|wissen|gewist|vernietig*|schrap|schrappen|opschonen|weghalen|weg "
     "gegevens|persoonsgegevens|account|profiel|data|adres|dossier|klantgegevens|alles|informatie|"
     "klantaccount"},
    {"~5 gegevens|persoonsgegevens|account|profiel|data|adres|dossier|informatie|alles verwijder*|"
     "gewist|wissen|wist|vernietig*|weg|weghalen|schrap*|verdwijn*|vergeten"},
    {"~4 forget|vergeet|vergeten i|me|mij|that|dat ever|existed|ooit|klant|bestond|bestaan|"
     "customer"},
    {"~5 no|don't|not|nothing|geen|niets|niet keep*|hold*|stor*|bewaart|bewaren|opslaan|"
     "opgeslagen|bewaard data|details|information|about|on|my|mijn|gegevens|over|van"},
    {"~5 geen|niets|niet gegevens|informatie|van|over mij|me|mijn bewaart|bewaren|opslaan|"
     "opgeslagen|bewaard|hebt|hebben|heeft"},
    {"~4 prefer|rather|like|wish|liever|graag no|not|niet|geen longer|meer|in your|uw|jullie "
     "system*|systeem|database|bestand|administratie|records"},
    {"~4 out|uit of|jullie|uw|your system*|systeem|systemen|database|databank|administratie"},
    {"~4 withdraw*|revoke|trek|intrek* consent|toestemming|permission"},
    {"~4 consent|toestemming|permission withdraw*|revoke*|in|intrek*|ingetrokken"},
};

const Rules complaint_rules{
    {"complain*|klacht*|klagen|disappoint*|teleurgesteld*|teleurstell*|unaccept*|onacceptabel|"
     "schandalig|belachelijk|ridiculous"},
    {"dissatisf*|ontevreden|damaged|beschadigd|broken|kapot|defect*|faulty|stuk"},
    {"~3 still|nog not|niet|geen|no arriv*|receiv*|deliver*|ontvangen|geleverd|binnen|gekregen|"
     "response|reactie|antwoord|reply|here|terug"},
    {"~2 nog|still steeds niets|niet|geen|nothing|waiting|wacht*"},
    {"~4 haven't|hasn't|never|didn't|not receiv*|arriv*|shown|came|deliver*|got|heard|reply|"
     "replied|answer*"},
    {"~4 niet|nooit|geen ontvangen|geleverd|bezorgd|aangekomen|gekomen|gekregen|antwoord|reactie|"
     "gebeld|teruggebeld|gehoord|opgelost"},
    {"~3 wrong|verkeerd|verkeerde|incorrect item|order|size|product|maat|artikel|bestelling|"
     "bedrag|invoice|amount|geleverd|sent|delivered"},
    {"~3 charged|afgeschreven|betaald|billed twice|dubbel|double|teveel|tweemaal|again"},
    {"~3 twice|dubbel|tweemaal charged|afgeschreven|betaald|billed|geincasseerd"},
    {"~3 doesn't|does|won't|werkt|doet work|not|niet|nothing|niets"},
    {"~3 bad|poor|terrible|awful|horrible|slecht|slechte|waardeloos|waardeloze|beroerd|beroerde|"
     "lousy|worst|slechtste service|experience|ervaring|quality|kwaliteit|product|ervaren"},
    {"~3 second|third|fourth|tweede|derde|vierde|vijfde|fifth time|keer|maal|week|mail|reminder|"
     "herinnering"},
    {"~3 want|need|eis|wil|demand refund|money|geld|compens* back|terug"},
    {"~3 geld|money terug|back"},
    {"refund|terugbetaling|schadevergoeding"},
    {"~3 fed|sick|tired|klaar|zat|beu up|of|mee|het"},
    {"missing|kwijt|zoek|vermist|vertraagd|vertraging|delayed|lost|overdue"},
};

const Rules leave_rules{
    {"~3 cancel*|terminate|end|close|quit|leave|leaving my|our|the|this|your subscription|"
     "contract|account|membership|you|order"},
    {"opzeggen|opzegging|overstappen|opgezegd|overstap|concurrent|concurrentie|competitor*|"
     "elsewhere"},
    {"~4 zeg|zeggen|stop abonnement|contract|lidmaatschap|alles op|ermee|mee"},
    {"~3 ga|gaan|stap|stappen naar andere|ander|concurrent*|anders"},
    {"~3 switch*|mov*|go|going|tak* to|my|our another|other|competitor*|business|elsewhere|"
     "someone|different"},
    {"~1 last|laatste time|keer|chance|kans"},
    {"~3 never|nooit again|buy*|order*|meer|weer|shop"},
    {"~4 lost|losing|verliezen|kwijt a|me|us|een|mij|ons customer|client|klant"},
    {"~3 anders or|dan|ben|zijn ik|wij|we weg|vertrokken|klant"},
    {"~4 bestel*|koop|kopen nooit|niet|niets meer|bij"},
    {"~4 zoek|zoeken|looking iets|ergens|for anders|alternative|alternatief"},
    {"~1 i'm|we're|im out|done|leaving|gone"},
    {"~2 ik|wij|we ben|zijn weg|vertrokken|klaar"},
};

const Rules buying_rules{
    {"quote|offerte|prijsopgave|quotation|pricing|demo|proefperiode|trial|brochure|catalogus|"
     "catalogue"},
    {"~3 how|hoeveel|wat|what much|kost|kosten|does|is|are|zijn cost*|price*|prijs|prijzen|kosten|"
     "tarief|tarieven"},
    {"~3 interest*|geinteresseerd|geïnteresseerd|interesse in|for|voor|om"},
    {"~4 want|like|willen|wil|graag|love|possible order|buy|purchase|book|bestellen|kopen|boeken|"
     "aanschaffen|reserveren"},
    {"~3 can|kan|could|kunnen|where|waar i|we|ik|kan order|buy|bestellen|kopen|boeken|book|"
     "inschrijven|aanmelden"},
    {"~3 in stock|voorraad|leverbaar"},
    {"~3 op|op- voorraad|voorraad"},
    {"~3 discount|korting|staffel* for|voor|bij"},
    {"~3 upgrade|extra|more|meer licen*|licenties|seats|plan|pakket|tickets|kaarten"},
};

const Rules thanks_rules{
    {"thanks|thank|thx|bedankt|dank|dankjewel|dankuwel|merci|appreciat*|grateful|dankbaar|cheers|"
     "gewaardeerd|waardeer"},
    {"compliment*|kudos|hulde|chapeau"},
    {"~3 well|goed done|gedaan|geholpen|helped"},
};

const Rules question_rules{
    {"?"},
    {"~2 could|can|would|kunt|kun|kan|zou|zouden|may|mag you|i|we|u|je|jullie|ik"},
    {"~1 how|when|where|what|which|why|who do|does|can|is|are|will|should|much|long"},
    {"hoe|wanneer|waarom|waar|welke|hoeveel|hoelang"},
    {"wondering|vraag|vragen|question|afvroeg|benieuwd"},
};

}  // namespace regie::inbox
