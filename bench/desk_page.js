// bench/desk_page.js - runs in the browser before the desk's own code: when was what asked for on the page?
(() => {
  const find = (selector) => document.querySelector(selector);
  const text = (selector) => find(selector)?.textContent ?? '';
  const holds = {
    // Cards are drawn with the rest of the page: the coverage sentence is there when they are.
    today: () => find('[data-test="coverage"]') && !find('.loading'),
    finding: (headline) => text('h1') === headline && find('[data-test="show-rows"]') && find('.uplot'),
    rows: () => find('[data-test="rows"] tbody tr'),
    compared: () => document.querySelectorAll('[data-test="chart"] .legend .key svg').length === 2,
    current: (id) => find('article.current')?.id === id,
    labels: (before) => text('[data-test="go-decisions"] span') !== before,
    sentences: (before) => find('[data-test="coverage"]') && text('[data-test="coverage"]') !== before,
    palette: () => find('dialog[open] [data-test="palette-text"]'),
    metric: (label) =>
      [...document.querySelectorAll('[data-test="charts"] [role="img"]')].some(
        (one) => one.getAttribute('aria-label').includes(label) && one.querySelector('.uplot'),
      ),
  };
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };

  /** Milliseconds since `begin()` when this first holds after a change of the page. */
  function watch(name, argument, begin) {
    return new Promise((done) => {
      const look = new MutationObserver(() => {
        if (!holds[name](argument)) return;
        look.disconnect();
        done(performance.now() - begin());
      });
      look.observe(document, everything);
    });
  }

  let asked;
  globalThis.bench = {
    /** From here on: the next input of a person until this holds. */
    after_input: async (name, argument) => {
      // What the run before opened may still be closing.
      while (holds[name](argument)) await new Promise((done) => setTimeout(done, 10));
      let input = NaN;
      const note = (event) => (input = event.isTrusted ? event.timeStamp : input);
      for (const type of ['keydown', 'pointerup']) addEventListener(type, note, true);
      asked = watch(name, argument, () => input);
    },
    answer: () => asked,
    first_paint: () =>
      new Promise((done) => {
        const look = (entries) => {
          const found = entries.find((one) => one.name === 'first-contentful-paint');
          if (found) done(found.startTime);
        };
        new PerformanceObserver((list) => look(list.getEntries())).observe({ type: 'paint', buffered: true });
      }),
    /** Bytes of the files this page came with, as they were sent. */
    bytes: () =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((one) => !new URL(one.name).pathname.startsWith('/api/'))
        .reduce((sum, one) => sum + one.encodedBodySize, 0),
    today: watch('today', undefined, () => 0),
  };
})();
