// web/src/pages/Me.words.ts - labels of a person's own settings.
import { speak } from '../lib/language.svelte';

export const say = speak({
  title: ['My account', 'Mijn account'],
  signed_in_as: ['Signed in as {name}', 'Ingelogd als {name}'],
  details: ['Language and weekly mail', 'Taal en weekmail'],
  language: ['Language', 'Taal'],
  email: ['E-mail address', 'E-mailadres'],
  email_hint: [
    'Only for the weekly brief and review days.',
    'Alleen voor de weekbrief en dagen van terugblik.',
  ],
  weekday: ['Send me the brief', 'Stuur mij de brief'],
  never: ['Never', 'Nooit'],
  on: ['On {day}', 'Op {day}'],
  no_mail: [
    'This desk has no mail server yet, so no mail goes out.',
    'Deze desk heeft nog geen mailserver; er gaat dus geen mail uit.',
  ],
  save: ['Save', 'Bewaar'],
  saved: ['Saved', 'Bewaard'],
  password: ['Password', 'Wachtwoord'],
  old: ['Current password', 'Huidig wachtwoord'],
  new: ['New password', 'Nieuw wachtwoord'],
  change: ['Change password', 'Wijzig wachtwoord'],
  changed: [
    'Password changed; your other sessions ended.',
    'Wachtwoord gewijzigd; je andere sessies zijn beëindigd.',
  ],
  totp: ['Authenticator app', 'Authenticator-app'],
  totp_off: [
    'With an app on your phone, a stolen password is not enough to get in.',
    'Met een app op je telefoon is een gestolen wachtwoord niet genoeg om binnen te komen.',
  ],
  totp_on: [
    'In use: signing in also asks for a code from the app.',
    'In gebruik: inloggen vraagt ook een code uit de app.',
  ],
  offer: ['Set up', 'Instellen'],
  scan: [
    'Scan this with the app, then type the code it shows.',
    'Scan dit met de app en typ dan de code die hij toont.',
  ],
  qr: ['QR code for the authenticator app', 'QR-code voor de authenticator-app'],
  secret: ['Or type this secret into the app:', 'Of typ dit geheim in de app:'],
  code: ['Code from the app', 'Code uit de app'],
  confirm: ['Put in use', 'Zet in gebruik'],
  end: ['Stop using it', 'Stop ermee'],
  totp_set: ['The app is in use', 'De app is in gebruik'],
  totp_ended: ['The app is no longer asked for', 'De app wordt niet meer gevraagd'],
  sessions: ['Sessions', 'Sessies'],
  everywhere: ['Sign out everywhere', 'Overal uitloggen'],
  everywhere_text: [
    'Ends every session of yours, on this device too.',
    'Beëindigt al je sessies, ook op dit apparaat.',
  ],
  roles: ['Workspaces', 'Werkruimtes'],
  viewer: ['Viewer', 'Lezer'],
  marketer: ['Marketer', 'Marketeer'],
  owner: ['Owner', 'Eigenaar'],
  keeper: ['You keep this desk: mail and workspaces.', 'Je beheert deze desk: mail en werkruimtes.'],
  version: ['Regie {version}', 'Regie {version}'],
});
