// Runs before the first paint: language and theme are known before anything is drawn.
// A kiosk's address may say them (?lang=en&theme=light); otherwise what was chosen last on this device holds.
(() => {
  const asked = new URLSearchParams(location.search);
  const recall = (key, allowed, otherwise) => {
    const value = asked.get(key) ?? localStorage.getItem(key);
    return allowed.includes(value) ? value : otherwise;
  };
  const lang = recall('lang', ['zh-CN', 'en'], 'zh-CN');
  const theme = recall('theme', ['dark', 'light'], 'dark');
  const root = document.documentElement;
  root.lang = lang;
  root.dataset.theme = theme;

  addEventListener('DOMContentLoaded', () => {
    document.body.dataset.theme = theme;
    Blazor.start({ applicationCulture: lang, webAssembly: { applicationCulture: lang } });
  });
})();
