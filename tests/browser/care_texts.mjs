// tests/browser/care_texts.mjs - what a brand of home care let out itself, in Dutch and English, written for these tests.
export const dutch = [
  'Op dinsdag drinken we koffie in de Kerkstraat. U hoeft zich niet aan te melden. Wij zetten om tien uur de kannen klaar, en wie wil blijven zitten, blijft zitten. Er is een oprit voor een rolstoel. Neem gerust uw buurvrouw mee, ook als zij geen zorg van ons krijgt.',
  'Uw wijkverpleegkundige komt deze zomer soms op een ander uur. Wij bellen u een dag tevoren. Past dat uur u niet, zeg het dan meteen. Dan zoeken wij samen een ander uur. Wat wij hebben afgesproken over uw medicijnen verandert niet.',
  'Vorige week vroeg mevrouw De Boer of wij haar man konden helpen met scheren. Dat kunnen wij. Veel mensen weten niet dat het bij de zorg hoort. Vraag het ons, ook als het u klein lijkt. Kleine dingen maken een ochtend goed.',
  'Wij zoeken iemand die op woensdag met de heer Jansen wil wandelen. Hij loopt langzaam en vertelt graag over zijn duiven. Een uur is genoeg. U krijgt van ons een vaste begeleider en een vergoeding voor de bus. Bel gerust met Anja.',
  'Het wordt warm dit weekend. Drink een glas water bij elke maaltijd en houd de gordijnen dicht. Wij lopen bij u langs als u dat wilt. Voelt u zich duizelig, bel dan ons nummer. Er neemt altijd iemand op, ook in de nacht.',
  'Na een val zijn mensen vaak bang om weer te lopen. Dat is gewoon. Onze fysiotherapeut komt thuis en begint met opstaan uit de stoel. Daarna de gang, daarna de stoep. U bepaalt zelf wanneer u verder gaat. Wij wachten met u mee.',
  'Uw dossier leest u voortaan ook op de computer. U ziet wat wij hebben opgeschreven en wanneer wij komen. Klopt er iets niet, dan passen wij het met u aan. Op papier blijft het ook liggen, in de map op uw tafel.',
  'Deze maand nemen wij afscheid van Ria. Zij kwam twintig jaar lang op de fiets bij u langs, ook door de sneeuw. Vrijdagmiddag staat er cake in de Kerkstraat. Kom haar een hand geven, of schrijf een kaart. Wij geven hem aan haar door.',
  'Voor mantelzorgers is er een avond over slapen. Wie voor een ander zorgt, slaapt vaak slecht. Een huisarts vertelt wat helpt en wat niet. U kunt vragen stellen, ook na afloop. Wij zorgen dat iemand die avond bij uw naaste blijft.',
  'De griepprik halen kan weer. Wij komen bij u thuis als u niet naar de praktijk kunt. Geef ons de brief van de huisarts mee, dan regelen wij de rest. Twijfelt u of de prik iets voor u is, bespreek het dan met uw arts.',
  'Sinds maandag rijden wij met een kleine elektrische auto. Hij past beter in de smalle straten achter de kerk. Ziet u hem staan, dan zijn wij in de buurt. Klop gerust op het raam als u iets wilt vragen.',
  'Soms komt er een leerling mee. Zij kijkt eerst een week met ons mee en doet daarna wat u goed vindt. Wilt u liever niet, zeg het dan. Wij vinden dat niet gek en zij ook niet. Iedereen moet het ergens leren.',
];

export const english = [
  'We drink coffee in Church Street on Tuesdays. You do not need to book. We put the pots out at ten, and those who want to stay can stay. There is a ramp for a wheelchair. Please bring your neighbour, even if she has no care from us.',
  'Your nurse may come at another hour this summer. We will ring you the day before. If that hour does not suit you, please say so at once. Then we look for another one together. What we agreed about your medicines does not change.',
  'Last week Mrs Baker asked whether we could help her husband to shave. We can. Many people do not know that it is part of our work. Please ask us, even if it seems small to you. Small things make a good morning.',
  'We are looking for somebody to walk with Mr Johnson on Wednesdays. He walks slowly and likes to talk about his pigeons. One hour is enough. You will have one of us to turn to, and we pay for the bus. Please ring Anna.',
  'It will be warm this weekend. Drink a glass of water with each meal and keep the curtains closed. We look in on you if you wish. If you feel dizzy, ring our number. Somebody answers it, also at night.',
  'After a fall many people are afraid to walk again. That is usual. Our physiotherapist comes to your home and begins with getting up from the chair. Then the hall, then the pavement. You decide when to go further. We wait with you.',
  'You can now read your notes on a computer as well. You see what we wrote down and when we will come. If something is wrong, we change it with you. The paper stays too, in the folder on your table.',
  'This month we say goodbye to Rita. She came to you by bicycle for twenty years, in the snow as well. There is cake in Church Street on Friday afternoon. Come and shake her hand, or write a card. We will give it to her.',
  'There is an evening about sleep for those who look after somebody. People who care for others often sleep badly. A doctor tells what helps and what does not. You can ask questions, also afterwards. We make sure that somebody stays with your relative.',
  'You can have your flu jab again. We come to your home if you cannot get to the practice. Give us the letter from your doctor, and we arrange the rest. If you are not sure whether the jab is for you, please talk to your doctor.',
  'Since Monday we drive a small electric car. It fits better in the narrow streets behind the church. If you see it, we are near. Please knock on the window if you want to ask something.',
  'Sometimes a student comes with us. She watches for a week first and then does what you are happy with. If you would rather not, please say so. We do not mind and neither does she. Everybody has to learn it somewhere.',
];

/** Drafts that leave that way of writing: loud, in everybody's phrases, with a claim about health. */
export const loud = {
  nl: 'WAUW!!! Ben JIJ klaar voor de zorg van MORGEN?! Onze innovatieve oplossingen tillen jouw welzijn naar een hoger niveau!!! Klinisch bewezen: je slaapt beter vanaf dag één! Wij gaan een stap verder, want jij verdient het! Waar wacht je nog op? Klik NU en ontdek het zelf!!!',
  en: "WOW!!! Are YOU ready for the care of TOMORROW?! Our innovative solutions take your wellbeing to the next level!!! Clinically proven: you'll sleep better from day one! We're going above and beyond, because you deserve it! What are you waiting for? Click NOW and discover the difference!!!",
};

/** A draft as they would write it themselves. */
export const own_way = {
  nl: 'Op donderdag lezen wij in de Kerkstraat de krant met elkaar. Wij halen de koffie om tien uur van het vuur. U hoeft zich niet aan te melden. Ziet u de letters niet goed meer, dan leest een van ons u voor. Neem gerust uw buurman mee.',
};
