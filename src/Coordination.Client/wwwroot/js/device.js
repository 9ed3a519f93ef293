// What the browser remembers and tells: small keys, the theme, the keyboard and being online.
export const recall = key => localStorage.getItem(key);

export function remember(key, value) {
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
}

export const keysFrom = prefix => Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort();

// What another tab of this browser remembers or forgets.
export function onRemembered(listener) {
  const tell = e => { if (e.key) listener.invokeMethodAsync('Remembered', e.key); };
  addEventListener('storage', tell);
  return { stop: () => removeEventListener('storage', tell) };
}

let release;

// Answers once this tab alone holds the name; it is held until another is asked for or the tab is closed. Without a secure
// connection a browser has no such locks: then every tab holds it.
export function hold(name) {
  release?.();
  if (!navigator.locks) return;
  return new Promise(held => navigator.locks.request(name, () => {
    held();
    return new Promise(done => release = done);
  }));
}

export const theme = () => document.documentElement.dataset.theme;

export function showTheme(value) {
  localStorage.setItem('theme', value);
  document.documentElement.dataset.theme = value;
  document.body.dataset.theme = value;
  dispatchEvent(new Event('theme-shown'));
}

export function speak(lang) {
  localStorage.setItem('lang', lang);
  const here = new URL(location.href);
  here.searchParams.delete('lang');
  location.replace(here);
}

export const fragment = () => location.hash;

export const dropFragment = () => history.replaceState(history.state, '', location.pathname + location.search);

export function onOnline(listener) {
  const tell = () => listener.invokeMethodAsync('WentOnline');
  addEventListener('online', tell);
  return { stop: () => removeEventListener('online', tell) };
}

// Keys of the console; typing in a field is left alone, but Escape leaves the field.
export function onKeys(keys, listener) {
  const press = e => {
    const typing = e.composedPath().some(n => n.matches?.('input,textarea,select,[contenteditable=true]'));
    if (typing && e.key !== 'Escape') return;
    if (e.ctrlKey || e.metaKey || e.altKey || !keys.includes(e.key)) return;
    if ((e.key === 'Enter' || e.key === ' ') && e.target !== document.body) return;
    e.preventDefault();
    if (e.key === 'Escape') document.activeElement?.blur();
    listener.invokeMethodAsync('Pressed', e.key);
  };
  addEventListener('keydown', press);
  return { stop: () => removeEventListener('keydown', press) };
}

export function showChosen() {
  requestAnimationFrame(() => document.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' }));
}

/** The first field in there, or else button or link; what is being read is waited for. */
export async function focusIn(within) {
  for (let turn = 0; turn < 20; turn++) {
    const form = document.querySelector(within)?.querySelector('.turn form, .turn p:has(fluent-button, fluent-anchor-button)');
    const first = form?.querySelector('fluent-text-input, fluent-textarea, fluent-dropdown, fluent-select, input, textarea, select, fluent-button, fluent-anchor-button');
    if (first) return first.focus();
    await new Promise(done => setTimeout(done, 50));
  }
}

export function focus(id) {
  document.getElementById(id)?.focus();
}

export async function keepShell() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('offline.js');
  const worker = (await navigator.serviceWorker.ready).active;
  worker?.postMessage(performance.getEntriesByType('resource').map(e => e.name));
}

// An open list of choices takes these keys for itself: they neither send the form nor move the caret.
addEventListener('keydown', e => {
  if (e.target.matches?.('[role=combobox][aria-expanded=true]') && ['Enter', 'Escape', 'ArrowUp', 'ArrowDown'].includes(e.key)) e.preventDefault();
}, true);
// Ctrl K and Cmd K, also while somebody types.
export function onFind(listener) {
  const press = e => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.key.toLowerCase() !== 'k') return;
    e.preventDefault();
    showDialog('palette');
    listener.invokeMethodAsync('Open');
  };
  addEventListener('keydown', press);
  return { stop: () => removeEventListener('keydown', press) };
}

/** Modal; a press beside it closes it, and arrows and Enter are its own but while a word is being composed. */
export function showDialog(id) {
  const dialog = document.getElementById(id);
  dialog.onclick = e => { if (e.target === dialog) dialog.close(); };
  dialog.onkeydown = e => { if (!e.isComposing && ['ArrowUp', 'ArrowDown', 'Enter'].includes(e.key)) e.preventDefault(); };
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.focus();
}

export function closeDialog(id) {
  document.getElementById(id)?.close();
}

export function showLine(id) {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
}

export const copy = text => navigator.clipboard.writeText(text).then(() => true, () => false);
