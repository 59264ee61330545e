// Before anything is shown: the page in the language that was chosen last.
"use strict";
(() => {
  const here = document.documentElement.dataset.language;
  const tried = what => { try { return what(); } catch { return null; } };  // a browser may keep nothing
  const asked = new URLSearchParams(location.search).get("language");
  const wanted = asked ?? tried(() => localStorage.getItem("glassgan language"));
  if (asked) tried(() => localStorage.setItem("glassgan language", asked));
  if (wanted && wanted !== here && !asked) {
    const plain = location.pathname.replace(/(\.[a-z]{2})?\.html$/, "");
    location.replace(plain + (wanted === "en" ? ".html" : `.${wanted}.html`) + location.hash);
  }
})();
