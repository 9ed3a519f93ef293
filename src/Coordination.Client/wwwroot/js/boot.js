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

    // A page whose drawing failed shows what it no longer updates, and Blazor shows this notice. Nobody sits before a
    // wall: it loads itself anew, after 5 s, then twice as long each time it fails within ten minutes, 5 minutes at most.
    const notice = document.getElementById('blazor-error-ui');
    let failed = false;
    new MutationObserver(() => {
      if (failed || notice.style.display !== 'block') return;
      failed = true;
      if (!document.querySelector('.wall')) return;
      const faults = JSON.parse(sessionStorage.getItem('faults') ?? '[]').filter(at => Date.now() - at < 600_000);
      sessionStorage.setItem('faults', JSON.stringify([...faults, Date.now()]));
      setTimeout(() => location.reload(), Math.min(5_000 * 2 ** faults.length, 300_000));
    }).observe(notice, { attributes: true, attributeFilter: ['style'] });
  });
})();
