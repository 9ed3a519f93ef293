// Runs before the first paint: language and theme are known before anything is drawn.
// A kiosk's address may say them (?lang=en&theme=light); otherwise what was chosen last on this device holds.
(() => {
  const asked = new URLSearchParams(location.search);
  const recall = (key, allowed, otherwise) => {
    const value = asked.get(key) ?? localStorage.getItem(key);
    return allowed.includes(value) ? value : otherwise;
  };
  // At first as the browser asks for, the first of its languages that is known here.
  const asks = navigator.languages.map(one => one.toLowerCase().split('-')[0]).find(one => one === 'zh' || one === 'en');
  const lang = recall('lang', ['zh-CN', 'en'], asks === 'en' ? 'en' : 'zh-CN');
  const theme = recall('theme', ['dark', 'light'], 'dark');
  const root = document.documentElement;
  root.lang = lang;
  root.dataset.theme = theme;

  addEventListener('DOMContentLoaded', () => {
    document.body.dataset.theme = theme;
    Blazor.start({ applicationCulture: lang, webAssembly: { applicationCulture: lang } });

    // A page whose drawing failed shows what it no longer updates, and Blazor shows this notice. Nobody sits before a
    // wall: it loads itself anew once the server answers, after 5 s, then twice as long each time it fails within ten
    // minutes, 5 minutes at most; walls that failed together don't come together.
    const notice = document.getElementById('blazor-error-ui');
    const again = async () => {
      const answer = await fetch('health/live').catch(() => null);
      if (answer?.ok) location.reload();
      else setTimeout(again, 5_000);
    };
    const watch = new MutationObserver(() => {
      if (notice.style.display !== 'block') return;
      watch.disconnect();
      if (!document.querySelector('.wall') && !location.pathname.startsWith('/wall/')) return;
      const faults = (sessionStorage.getItem('faults') ?? '').split(' ').filter(at => Date.now() - at < 600_000 && at);
      sessionStorage.setItem('faults', [...faults, Date.now()].join(' '));
      setTimeout(again, Math.min(5_000 * 2 ** faults.length, 300_000) * (1 + Math.random() / 4));
    });
    watch.observe(notice, { attributes: true, attributeFilter: ['style'] });
  });
})();
