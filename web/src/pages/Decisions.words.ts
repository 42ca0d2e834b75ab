// web/src/pages/Decisions.words.ts - labels of the decisions page.
import { speak } from '../lib/language.svelte';

export const say = speak({
  title: ['Decisions', 'Besluiten'],
  intro: [
    'What was decided, what was expected of it, and what came of it.',
    'Wat er is besloten, wat ervan werd verwacht, en wat ervan kwam.',
  ],
  decide: ['Take a decision', 'Neem een besluit'],
  only_reads: ['You can read here; a marketer or owner decides.',
    'Je kunt hier lezen; een marketeer of eigenaar besluit.'],
  due: ['Due for review', 'Tijd om terug te kijken'],
  nothing_due: ['Nothing is due.', 'Niets wacht.'],
  next_due: [
    'Nothing is due. The next review is on {day}.',
    'Niets wacht. De volgende terugblik is op {day}.',
  ],
  review: ['Review', 'Kijk terug'],
  look: ['Look', 'Bekijk'],
  stop_tripped: ['The stop rule “{rule}” tripped on {day}.', 'De stopregel ‘{rule}’ ging af op {day}.'],
  open: ['Open', 'Lopend'],
  nothing_open: ['No decision is waiting for its review day.', 'Er loopt geen besluit.'],
  review_on: ['review on {day}', 'terugblik op {day}'],
  in_days: ['in {count} day|in {count} days', 'over {count} dag|over {count} dagen'],
  graded: ['Graded', 'Beoordeeld'],
  all: ['All', 'Alle'],
  show_more: ['Show {count} more', 'Toon er nog {count}'],
  none_title: ['No decisions yet', 'Nog geen besluiten'],
  none_text: [
    'Open a finding and decide what to do about it, or take a decision of your own. '
      + 'On its review day you see whether your forecast came true.',
    'Open een bevinding en besluit wat je eraan doet, of neem een eigen besluit. '
      + 'Op de dag van de terugblik zie je of je verwachting uitkwam.',
  ],
  to_today: ['To Today', 'Naar Vandaag'],
  chosen: ['Chosen', 'Gekozen'],
  calibration: ['Calibration', 'Kalibratie'],
  calibration_intro: [
    'How sure somebody said to be, beside how often it came true. On the dashed line: exactly as '
      + 'often as they said. '
      + 'The figure beside a dot is how many decisions it stands for.',
    'Hoe zeker iemand zei te zijn, naast hoe vaak het uitkwam. Op de stippellijn: precies zo vaak '
      + 'als gezegd. '
      + 'Het cijfer bij een punt is het aantal besluiten.',
  ],
  calibration_none: ['Nothing is graded yet, so there is nothing to draw.',
    'Er is nog niets beoordeeld, dus er valt niets te tekenen.'],
  topic: ['Topic: {name}', 'Onderwerp: {name}'],
  who: ['Who', 'Wie'],
  came_true_short: ['Came true', 'Kwam uit'],
  cannot_tell_short: ['Cannot tell', 'Niet te zeggen'],
  advice: ['Advice not taken', 'Advies dat niet is opgevolgd'],
  advice_intro: [
    'What was advised, what was chosen instead, and what is known of it.',
    'Wat is geadviseerd, wat er in plaats daarvan is gekozen, en wat daarvan bekend is.',
  ],
  advice_none: ['None: what was advised was taken, or nothing was advised.',
    'Geen: wat is geadviseerd is opgevolgd, of er is niets geadviseerd.'],
  advised: ['Advised', 'Geadviseerd'],
  instead: ['Chosen instead', 'In plaats daarvan'],
  advice_forecast: ['Expected of it', 'Wat ervan werd verwacht'],
  no_forecast: ['not on record', 'niet vastgelegd'],
  outcome: ['Outcome of the choice', 'Uitkomst van de keuze'],
  not_graded: ['not graded yet', 'nog niet beoordeeld'],
  grade: ['Grade', 'Oordeel'],
  question: ['Question', 'Vraag'],
});
