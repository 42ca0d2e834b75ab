// web/src/pages/SignIn.words.ts - labels of signing in, of the first person, and of a new password.
import { speak } from '../lib/language.svelte';

export const say = speak({
  sign_in: ['Sign in', 'Inloggen'],
  lead: ['What changed, why, and what you decided.', 'Wat er veranderde, waarom, en wat je besloot.'],
  name: ['Name', 'Naam'],
  full_name: ['Full name', 'Volledige naam'],
  full_name_hint: ['As it stands under what you sign.', 'Zoals hij onder je handtekening staat.'],
  name_hint: [
    'Short, for signing in: small letters and digits.',
    'Kort, om mee in te loggen: kleine letters en cijfers.',
  ],
  password: ['Password', 'Wachtwoord'],
  password_hint: [
    'A few words in a row are strong and easy to keep.',
    'Een paar woorden achter elkaar zijn sterk en goed te onthouden.',
  ],
  show: ['Show password', 'Toon wachtwoord'],
  totp: ['Code from your authenticator app', 'Code uit je authenticator-app'],
  use_totp: ['I use an authenticator app', 'Ik gebruik een authenticator-app'],
  set_up: ['Set up this desk', 'Deze desk inrichten'],
  set_up_lead: [
    'You make the first account. You keep this desk: you add people and workspaces.',
    'Je maakt het eerste account. Jij beheert deze desk: je voegt mensen en werkruimtes toe.',
  ],
  code: ['Set-up code', 'Inrichtcode'],
  code_hint: [
    'Regie printed it in its terminal when it started.',
    'Regie toonde hem in de terminal bij het starten.',
  ],
  language: ['Language', 'Taal'],
  make: ['Make account', 'Maak account'],
  reset: ['Choose a password', 'Kies een wachtwoord'],
  reset_lead: [
    'Whoever keeps this desk gave you a code. It works once.',
    'De beheerder van deze desk gaf je een code. Die werkt één keer.',
  ],
  reset_code: ['Code', 'Code'],
  set_password: ['Set password', 'Stel wachtwoord in'],
  password_set: ['Password set. You can sign in.', 'Wachtwoord ingesteld. Je kunt inloggen.'],
  forgot: [
    'Forgotten your password? Ask an owner of your workspace for a code.',
    'Wachtwoord vergeten? Vraag een eigenaar van je werkruimte om een code.',
  ],
});
