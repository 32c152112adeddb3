// The way in: our own page names the wasm on this script; web/embed/inline.js takes from the script that it has put
// up itself what opens a widget on somebody else's page.
(function () {
  const script = document.currentScript;
  if (script.dataset.wasm) {
    openPage(script);
  } else {
    script.openInline = openInline;
  }
})();
