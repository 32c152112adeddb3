// Reads the files that a page offers for download.

/** Runs before the page: keeps each downloaded file in `window.files`, its bytes as a promise of base64. */
export const KEEP_FILES = () => {
  window.files = [];
  const make = URL.createObjectURL;
  const contents = new Map();
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    contents.set(address, new Response(/** @type {Blob} */ (blob)).arrayBuffer().then((bytes) => {
      let text = '';
      for (const byte of new Uint8Array(bytes)) {
        text += String.fromCharCode(byte);
      }
      return btoa(text);
    }));
    return address;
  };
  HTMLAnchorElement.prototype.click = function click() {
    window.files.push({ name: this.download, bytes: contents.get(this.href) });
  };
};
