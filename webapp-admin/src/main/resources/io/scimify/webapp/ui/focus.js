// Whoever uses the keyboard never loses the focus: when what had it vanishes (a dialog closes, a
// list is drawn anew, a button is switched off), it goes back to where it was, or to the heading
// of the nearest part of the page that is left. Who clicks may click into nothing.
(() => {
  const OVER = 'vaadin-dialog-overlay, vaadin-notification-card';
  let keyboard = false;
  let last = [];
  let below = []; // in the page, not in what lies over it
  addEventListener('keydown', () => { keyboard = true; }, true);
  addEventListener('pointerdown', () => { keyboard = false; }, true);
  addEventListener('focusin', e => {
    last = [];
    for (let at = e.target; at && at !== document.body; at = at.parentElement) { last.push(at); }
    if (!e.target.closest(OVER)) { below = last; }
  }, true);

  const isThere = at => at.isConnected && at.checkVisibility() && !at.hasAttribute('disabled');
  const isStillOver = way => way.some(at => at.matches(OVER) && at.isConnected);
  const goBack = ([was, ...around]) => {
    if (isThere(was)) { was.focus(); return; }
    const heading = around.filter(isThere).map(at => at.querySelector('h1, h2, h3')).find(h => h);
    if (heading) { heading.tabIndex = -1; heading.focus(); }
  };
  setInterval(() => {
    const way = isStillOver(last) ? last : below;
    if (keyboard && document.activeElement === document.body && way.length) { goBack(way); }
  }, 200);
})();
