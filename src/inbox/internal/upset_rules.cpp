// inbox/internal/upset_rules.cpp - the phrases that show somebody is upset, or that something went wrong.
#include "inbox/internal/rules.h"

namespace regie::inbox {

const Rules outright_rules{
    {"furious|angry|outrag*|disgust*|ridiculous|unacceptable|pathetic|appalling|terrible|horrible|"
     "horrendous|awful|livid|fuming|shameful|disgrace*|incompetent|liars|scam*|fraud*|joke|"
     "useless|worthless|infuriat*|shocking|dreadful|atrocious|abysmal|unbelievable|insult*|"
     "nightmare"},
    {"woedend|boos|kwaad|schandalig|schande|belachelijk|onacceptabel|waardeloos|waardeloze|"
     "walgelijk|bespottelijk|oplicht*|onbeschoft|respectloos|wanprestatie|aanfluiting|ongehoord|"
     "ongelooflijk|onbegrijpelijk|ziedend|razend|prutsers|amateurs|triest|treurig|verschrikkelijk|"
     "vreselijk|afschuwelijk|irritant|rotzooi|troep|flauwekul|knoeiers|bagger|drama"},
    {"disappoint*|teleurgesteld|teleurstell*|teleurstelling|frustrat*|gefrustreerd|frustrerend|"
     "annoy*|upset|unhappy|ontevreden|geërgerd|ergernis|erger|ergert|verontwaardigd"},
    {"~2 fed|had|sick|enough up|it|tired|enough|of|is"},
    {"~2 klaar|genoeg mee|hiervan|ervan"},
    {"spuugzat|strontzat|buikvol"},
    {"~5 er|hier|dit|het ben|helemaal klaar|zat|beu mee|mee"},
    {"~3 lost|losing|lose|verlies|verloren|kwijt|verliezen all|my|het|alle|mijn patience|geduld|"
     "vertrouwen|trust|faith"},
    {"~3 geduld|patience is|raakt|op|running|wearing op|out|thin"},
    {"~3 slap|klap|middelvinger|schop in"},
    {"~3 how|hoe dare|durven|durft"},
    {"~3 worst|slechtste|beroerdste company|service|experience|ervaring|bedrijf|ooit|ever"},
    {"~2 never|nooit again|meer|weer"},
    {"~3 waste|verspilling of|van"},
    {"~4 zo ga|gaan niet"},
    {"~4 shame|schaam|schamen on|jullie|u|diep"},
    {"~3 not|niet taken|serieus|taking seriously|genomen|me"},
    {"fuck*|bullshit|wtf|verdomme|godverdomme|klote*|kut|crap|kutzooi"},
    {"~3 laat|let me|mij|you in|down steek|de"},
};

const Rules cold_rules{
    {"~2 second|third|fourth|fifth|0th|0nd|0rd|0e|00th|tweede|derde|vierde|vijfde|zoveelste|"
     "umpteenth time|keer|maal|mail|email|message|bericht|reminder|request|verzoek|herinnering|"
     "attempt|poging"},
    {"zoveelste"},
    {"~3 alweer|wederom|opnieuw niet|geen|kapot|fout|mis|wachten|lege|verkeerd*|een|vertraging|te|"
     "uitgesteld"},
    {"~4 once again|more not|no|nothing|wrong|waiting"},
    {"~4 still|yet not|no|nothing|waiting|unresolved|missing|unanswered|haven't|hasn't|without|"
     "broken|open|pending"},
    {"~4 nog steeds|altijd|immer niet|geen|niets|niks|wacht*|kapot|open|zonder"},
    {"~3 nog|noch niet|niets|niks|geen ontvangen|gekregen|gehoord|geleverd|binnen|opgelost|"
     "reactie|antwoord|teruggebeld|geholpen|terug"},
    {"~4 weer|opnieuw|again niet|geen|verkeerd*|not|no|kapot|mis|fout|wrong|te wachten|late|laat|"
     "uitgesteld|postponed"},
    {"~3 niet|never|not|wrong again|weer"},
    {"~6 waiting|wacht|wachten|waited|wachtten|gewacht since|for|al|sinds|weken|weeks|dagen|days|"
     "months|maanden|maand|month"},
    {"~3 al|already|meanwhile|inmiddels 0|00|two|three|four|five|six|twee|drie|vier|vijf|zes|"
     "several|enkele|meerdere|weken weeks|weken|maanden|months|keer|times|calls|telefoontjes|"
     "mails|e-mails|emails|wachten|messages|berichten"},
    {"~4 no|not|without|nobody|niemand|zonder|geen one|a|any|enige answer*|repl*|respon*|reageert|"
     "antwoord*|reactie|belt|helpt|helps|call*|luistert|listens|opgenomen|neemt"},
    {"~4 nobody|niemand|noone answer*|repl*|respon*|reageert|antwoordt|belt|helpt|helps|calls|"
     "called|listens|neemt|weet|knows|picks"},
    {"~4 parcel|package|order|pakket|bestelling|delivery|levering|pakje|refund|monteur|technician|"
     "goods not|niet|never|nergens|nowhere|still|nog|zoek|kwijt|lost|late|verdwenen|disappeared|"
     "missing|nooit|weg|overdue"},
    {"~5 delivered|geleverd|bezorgd|marked|says|staat according|niet|not|nothing|never|niets|maar|"
     "but|terwijl|yet|nowhere|gezien"},
    {"~4 promised|beloofd|toegezegd|supposed maar|but|nothing|niets|week|yesterday|gisteren|niet|"
     "not|monday|tuesday|wednesday|thursday|friday|maandag|dinsdag|woensdag|donderdag|vrijdag|"
     "last|ago|geleden|vorige"},
    {"~3 zou|would|should gisteren|yesterday|al|already|vorige|last"},
    {"~4 as|zoals|gelijk i|ik|we already|al|eerder|said|previously|wrote|mentioned|told|schreef|"
     "meldde|zei|gemeld|aangaf|explained"},
    {"~4 already|al|eerder|previously written|wrote|called|mailed|asked|gemaild|gebeld|geschreven|"
     "gevraagd|gemeld|uitgelegd|explained|reported|contacted"},
    {"~3 again and again"},
    {"~3 keer op keer"},
    {"~3 time after|and time|again"},
    {"~4 empty|lege|opened|leeg|half box|doos|package|pakket|kwijt"},
    {"~3 arriv*|aangekomen|kwam|came|geleverd|delivered damaged|beschadigd|broken|kapot|stuk|"
     "incomplete|incompleet|wrong|late|open"},
    {"~3 damaged|beschadigd|broken|kapot|wrong|verkeerde|verkeerd|defect delivered|geleverd|"
     "aangekomen|ontvangen|again|weer|after|na|item|artikel|order|product"},
    {"~3 charged|afgeschreven|billed|betaald|incasso twice|dubbel|double|tweemaal|again|opnieuw"},
    {"~3 twice|dubbel|tweemaal charged|afgeschreven|billed|betaald"},
    {"lawyer|attorney|advocaat|jurist|consumentenbond|ombudsman|geschillencommissie|"
     "rechtsbijstand|ingebrekestelling|aangetekend|rechter|dagvaard*|court|incassobureau|"
     "toezichthouder"},
    {"~3 formal|formele|official|officiële complaint|klacht|notice|kennisgeving"},
    {"klacht*"},
    {"~3 file|lodge|filing|make|dien|indienen a|een complaint|klacht"},
    {"~4 expect|verwacht|demand|eis|wil|want refund|solution|oplossing|geld|money|answer|antwoord|"
     "compens* today|back|terug|before|voor|vandaag|binnen|within|nu|now"},
    {"~4 money|geld terug|back"},
    {"~4 cancel*|opzeg*|annuleer|annuleren|zeg my|our|the|mijn|ons|het|alles contract|"
     "subscription|order|abonnement|bestelling|account|op"},
    {"~4 no|not|geen|niet longer|meer|any customer|klant|vertrouwen|trust"},
    {"~3 last|laatste time|keer|chance|kans|mail|warning|waarschuwing"},
    {"~4 closed|gesloten|dicht ticket|case|without|zonder|melding|terwijl"},
    {"~4 passed|doorverwezen|doorgestuurd|verbonden|transferred around|kastje|again|steeds|weer|"
     "naar"},
    {"~3 kastje naar"},
};

const Rules sarcasm_rules{
    {"~5 great|fantastic|wonderful|lovely|brilliant|amazing|superb|perfect|excellent|nice|awesome "
     "another|again|waiting|broken|delay*|late|still|nobody|nothing|empty"},
    {"~6 fijn|mooi|top|geweldig|prachtig|leuk|lekker|super|fantastisch|heerlijk|knap|goed hoor "
     "weer|niet|nog|geen|alweer|wachten|kapot|week|uur"},
    {"~1 fijn|lekker|mooi|knap|leuk|goed|top|gezellig|netjes|handig hoor"},
    {"~2 lekker|fijn|mooi|knap|goed|slim is|dan|zeg|bezig|geregeld|gedaan|verhaal dat|weer|hoor|"
     "zeg|jongens"},
    {"~4 thanks|thank|bedankt|dank for|you|voor|je nothing|niets|niks|ruining|ignoring|wasting|"
     "verpesten|negeren|wachten|letting"},
    {"~3 thanks|bedankt a|voor lot|niets|niks|nothing"},
    {"~2 slow clap|applause"},
    {"~2 bravo|chapeau|applaus|hulde|gefeliciteerd|congratulations|congrats|kudos|proficiat on|"
     "met|voor weer|het|losing|another|again|ruining|the|how|managing|wachten|kwijtraken"},
    {"~4 love|loving|enjoy|geniet|genoten how|to|waiting|being|van|when wait*|ignored|hold|"
     "wachten|wachtmuziek|nothing|nobody|charged"},
    {"~3 just|precies|exactly what|wat i|ik needed|nodig"},
    {"~5 how|wat|hoe nice|kind|generous|aardig|attent|lief|surprising|verrassend again|weer"},
    {"~2 what|wat a|een joy|surprise|verrassing|feest|treat|klantvriendelijkheid|delight|service"},
    {"~3 top|geweldige|fantastische|fantastic|great|excellent|topservice|klasse service|"
     "klantenservice|support|bedrijf hoor|weer|again|as|yet|really|echt|once"},
    {"~5 as|zoals always|usual|altijd|gewoonlijk late|wrong|broken|kapot|nothing|niks|te"},
    {"~2 sure|tuurlijk|natuurlijk why|weer|no|joh|hoor not|niet|problem|weer"},
    {"~3 only|slechts|maar|pas 0|00|three|four|drie|vier weeks|weken|months|maanden late|te|laat|"
     "and|en|now"},
    {"~5 take|neem your|de|rustig|alle|vooral time|tijd"},
    {"~5 geduld schone zaak"},
};

// What went wrong, told without a word of anger. Beside praise it is meant as its opposite.
const Rules trouble_rules{
    {"~1 stop*|gestopt|quit work*|functioning|charging|ermee"},
    {"~4 doet|werkt|functioneert|werken niet|niks|niets|nooit"},
    {"doesn't|won't|didn't|isn't|hasn't|haven't|wasn't|weren't"},
    {"crack*|barst*|scheur*|kras*|scratch*|dent|dents|dented|deuk*|leak*|lekt|lekken|broke|broken|"
     "brak|gebroken|snapped|kapot|stuk|smashed|torn|schimmel*|mould*|stinkt|smells|burnt|verbrand|"
     "lege|leeg|empty|missing|ontbre*|incomplete|incompleet|zoek|zoekgeraakt|kwijt|kwijtgeraakt|"
     "lost|vermist|damaged|beschadig*|defect*|faulty|mislukt*|failed|fails|failing"},
    {"~2 nothing|niets|niks|zonder|without in|inhoud|content*|inside|erin|gebracht|received|"
     "handed|ontvangen|came|gekomen|arrived|happen*|gebeur*|chang*|verander*|uitleg|explanation|"
     "notice|bericht|done|gedaan"},
    {"opgehangen|wachtmuziek|wachtrij|telefoonmuziek"},
    {"~1 hung|hang|hangs|cut up|op|off"},
    {"on hold"},
    {"hold music"},
    {"~1 in wacht|wachtrij|queue"},
    {"~5 charg*|afgeschreven|afgeboekt|billed|geincasseerd|incasseren|betaald|paid|debited|"
     "invoiced|gefactureerd twice|two|double|dubbel|dubbele|twee|tweemaal|again|three|drie|teveel|"
     "wrong"},
    {"~5 twice|double|dubbel|dubbele|twee|tweemaal charg*|afgeschreven|afgeboekt|billed|"
     "geincasseerd|paid|betaald|debited|gefactureerd|factuur|invoice*|bedrag"},
    {"nobody|niemand|nowhere|nergens|noone"},
    {"~2 no one|answer|antwoord|reply|reactie|gehoor|response|sign|teken|spoor|trace"},
    {"~2 geen antwoord|reactie|gehoor|teken|spoor|bericht|uitleg|enkele|terugkoppeling"},
    {"~5 due|zou|supposed|expected|verwacht|promised|beloofd|toegezegd|scheduled|gepland|"
     "aangekondigd now|nu|inmiddels|later|passed|voorbij|yesterday|gisteren|still|nog"},
    {"~12 due|zou|zouden|supposed|expected|promised|beloofd|toegezegd it|het is now|nu|inmiddels"},
    {"~1 dagen|days|weken|weeks|maanden|months later|further|verder|overdue|counting|achter|"
     "behind|past|te"},
    {"~6 days|dagen|weeks|weken|maanden|months answer*|antwoord*|repl*|reactie|respon*|wait*|"
     "wacht*|silence|stilte|queue"},
    {"~4 minutes|minuten|kwartier|uur|hours in|on wacht|hold|lijn|line|queue|wachtrij"},
    {"~5 still|nog|stuck|vast|blijft|remains at|in|bij|on|op your|the|het|jullie|een|de|uw depot|"
     "warehouse|magazijn|distributiecentrum|sorteercentrum|customs|douane|transit|processing|"
     "behandeling|verwerking"},
    {"~2 since|sinds 0|00|0rd|0th|0st|0nd|00th|0e|00e|eerste|tweede|derde|vierde|monday|tuesday|"
     "wednesday|thursday|friday|maandag|dinsdag|woensdag|donderdag|vrijdag|last|vorige|weeks|weken"},
    {"~8 twice|tweemaal|keer|times|both|beide nobody|niemand|no|not|niet|geen|same|zelfde|"
     "dezelfde|mis"},
    {"~2 same|dezelfde|hetzelfde|zelfde crack|problem*|probleem|fout|error|issue|defect|barst|"
     "mistake|melding|verhaal|story|excuse|smoes"},
    {"~8 replacement|vervang*|second|tweede|nieuwe|new same|dezelfde|hetzelfde|also|ook|too|"
     "broken|kapot"},
    {"~6 tracking|trace|status|volgcode not|niet|no|niets|nothing|same|zelfde|stuck|vast|"
     "unchanged|nooit|stil"},
    {"~6 courier|koerier|driver|bezorger|carrier|monteur|technician|chauffeur nothing|niets|no|"
     "not|niet|never|nooit|wrong|verkeerd*|threw|gegooid"},
    {"~2 not|niet|never|nooit turned|arriv*|come|moved|been|aangekomen|gekomen|verschenen|"
     "gearriveerd|delivered|shown|solved|opgelost|fixed|called|teruggebeld|geleverd|bezorgd|"
     "verwerkt|processed|answered|beantwoord|gelukt"},
    {"~1 is|zijn er nog niet"},
    {"~1 is|zijn er niet"},
    {"~2 klopt|kloppen|match|matches|correct|juist niet|not"},
    {"~2 not|niet match|matches|correct|add|agreed|afgesproken|besteld|ordered|juist"},
    {"wrong|verkeerd*|incorrect|onjuist*|foutief|foutieve|mistake|mistakes|fout|foute|fouten|"
     "mankement|gebrek|vertraging|vertraagd|delay*|overdue|outage|storing"},
    {"~4 says|volgens|zegt|staat|marked|according delivered|geleverd|bezorgd|afgeleverd"},
    {"~1 correct|fix|sort it|this|them|that"},
    {"~3 past|pas|herstel|herstelt u|dat|dit aan"},
    {"~3 excuus|excuses|excuse|smoes|excuusmail|sorry's instead|in|weer|after|na|another"},
    {"~3 cancel*|annuleer*|geannuleerd|geweigerd|refused|refuse|weigert|denied|afgewezen"},
    {"~3 wachten|wait|waiting|wacht op|for|al|on"},
};
const Rules praise_rules{
    {"great|wonderful|lovely|brilliant|amazing|superb|perfect|excellent|nice|awesome|fantastic|"
     "congratulations|congrats|bravo|kudos|thank|thanks|adore|love|loving|enjoy*|generous|"
     "thoughtful|impressive|charming|delightful|quality|splendid|marvellous|classy|clever|smooth|"
     "pleasure|delighted|hilarious|helpful|kind|truly"},
    {"fijn|fijne|leuk|leuke|top|knap|knappe|mooi|mooie|prachtig|prachtige|geweldig|geweldige|"
     "fantastisch|fantastische|heerlijk|lekker|super|proficiat|gefeliciteerd|complimenten|hulde|"
     "bedankt|dank|dankjewel|degelijk|netjes|slim|handig|gezellig|klasse|topservice|genieten|"
     "geniet|keurig|vakwerk|attent|gul|vriendelijk|chapeau|applaus|puik"},
    {"~1 well|goed done|gedaan|bezig|geregeld"},
    {"~2 wat|what|een|such een|a|an service|organisatie|bedrijf|feest|joy|treat|feat|prestatie|"
     "achievement"},
};
const Rules resolved_rules{
    {"solved|fixed|replaced|opgelost|gemaakt|sorted|hersteld|refunded|repaired|gerepareerd|"
     "verholpen|teruggestort|teruggevonden|found|rechtgezet|resolved"},
    {"~4 problem*|probleem|issue|storing weg|gone|over|verdwenen|voorbij"},
};

}  // namespace regie::inbox
