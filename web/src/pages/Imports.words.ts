// web/src/pages/Imports.words.ts - labels of the imports page.
import { speak } from '../lib/language.svelte';

export const say = speak({
  title: ['Imports', 'Imports'],
  intro: [
    'Bring the exports as they come from your platforms. You see how they are read before anything is kept.',
    'Breng de exports zoals ze uit je platforms komen. Je ziet hoe ze worden gelezen voordat er '
      + 'iets blijft staan.',
  ],
  drop: ['Drop files here', 'Sleep bestanden hierheen'],
  drop_text: [
    'CSV, XLSX, ICS or a zip; several at once is fine.',
    'CSV, XLSX, ICS of een zip; meer tegelijk mag.',
  ],
  drop_now: ['Let go to read them', 'Laat los om ze te lezen'],
  choose: ['Choose files', 'Kies bestanden'],
  only_reads: [
    'You can read here; a marketer or owner imports.',
    'Je kunt hier lezen; een marketeer of eigenaar importeert.',
  ],
  brought: ['How they would be read', 'Zo zouden ze worden gelezen'],
  brought_hint: [
    'Nothing is imported yet. What you brought is kept for an hour.',
    'Er is nog niets geïmporteerd. Wat je bracht blijft een uur bewaard.',
  ],
  reading: ['Reading …', 'Lezen …'],
  leave_out: ['Leave out', 'Laat weg'],
  leave_out_it: ['Leave out {path}', 'Laat {path} weg'],
  import_all: [
    'Import {count} file|Import all {count} files',
    'Importeer {count} bestand|Importeer alle {count} bestanden',
  ],
  still_reading: ['Wait until all files are read.', 'Wacht tot alle bestanden zijn gelezen.'],
  progress: ['Importing', 'Importeren'],
  of_total: ['{done} of {total}', '{done} van {total}'],
  cancel: ['Stop', 'Stop'],
  cancelled: ['Stopped. What was imported so far stays.', 'Gestopt. Wat al was geïmporteerd blijft.'],
  done: ['Imported', 'Geïmporteerd'],
  failed: ['The import failed', 'De import is mislukt'],
  outcome: [
    '{count} table: {kept} rows kept, {set_aside} set aside, {totals} left out as totals.|'
      + '{count} tables: {kept} rows kept, {set_aside} set aside, {totals} left out as totals.',
    '{count} tabel: {kept} rijen behouden, {set_aside} apart gelegd, {totals} als totaal weggelaten.|'
      + '{count} tabellen: {kept} rijen behouden, {set_aside} apart gelegd, {totals} als totaal weggelaten.',
  ],
  unchanged_files: [
    '{count} was imported before and changes nothing.|{count} were imported before and change nothing.',
    '{count} was al geïmporteerd en verandert niets.|{count} waren al geïmporteerd en veranderen niets.',
  ],
  refused_files: [
    '{count} could not be read.|{count} could not be read.',
    '{count} was niet te lezen.|{count} waren niet te lezen.',
  ],
  to_today: ['See what moved', 'Bekijk wat er bewoog'],
  more_files: ['Bring more', 'Breng meer'],
  earlier: ['Imported before', 'Eerder geïmporteerd'],
  earlier_none: ['Nothing yet.', 'Nog niets.'],
  file: ['File', 'Bestand'],
  when: ['Imported', 'Geïmporteerd'],
  period: ['Period', 'Periode'],
  rows: ['Rows kept', 'Rijen behouden'],
  aside: ['Set aside', 'Apart gelegd'],
  totals: ['Totals', 'Totalen'],
  totals_match: ['match', 'kloppen'],
  totals_differ: ['differ', 'verschillen'],
  more: ['Show earlier imports', 'Toon eerdere imports'],
});
