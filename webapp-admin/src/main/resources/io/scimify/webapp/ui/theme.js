// Light or dark: what the administrator chose here before, else what the system says.
window.scimifyTheme = (() => {
  const KEY = 'scimify.theme';
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem(KEY); } catch (e) { return null; } };
  const isDark = () => (stored() || (system.matches ? 'dark' : 'light')) === 'dark';
  const apply = () => document.documentElement.setAttribute('theme', isDark() ? 'dark' : '');
  const toggle = () => {
    try { localStorage.setItem(KEY, isDark() ? 'light' : 'dark'); } catch (e) { /* storage is off: the system decides */ }
    apply();
  };
  system.addEventListener('change', apply);
  apply();
  return { toggle };
})();
