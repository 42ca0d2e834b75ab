// web/src/main.ts - starts the desk.
import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { set_context } from './lib/http';
import { language, use_language } from './lib/language.svelte';
import { me } from './lib/me.svelte';
import { follow_links, go_instead, place } from './lib/place.svelte';
import './lib/theme.svelte';

const open_to_all = ['sign-in', 'set-up', 'reset'];

set_context({
  language: () => language.now,
  as_of: () => place.query['as_of'],
  token: () => me.token,
  signed_out: () => {
    if (open_to_all.includes(place.page)) return;
    me.state = 'signed_out';
    go_instead('/sign-in', { next: location.pathname + location.search, as_of: undefined });
  },
});
use_language(language.now);
follow_links();

const target = document.getElementById('desk');
if (target) {
  target.replaceChildren();
  mount(App, { target });
}
