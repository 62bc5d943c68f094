// What is handed to a person as a file, since not every driver can see a download. Both run in the page.

/** Notes from now on what is handed over: names, texts, and whether these begin with the mark of UTF-8. */
export function watchDownloads() {
  const files = (window[Symbol.for('downloads')] = []);
  const { click } = HTMLAnchorElement.prototype;
  const { createObjectURL } = URL;
  let last;
  URL.createObjectURL = (blob) => createObjectURL.call(URL, (last = blob));
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) last.arrayBuffer().then((bytes) => files.push({ name: this.download, type: last.type, text: new TextDecoder().decode(bytes), marked: String(new Uint8Array(bytes.slice(0, 3))) === '239,187,191' }));
    else click.call(this);
  };
}

/** All that has been handed over. */
export const downloads = () => window[Symbol.for('downloads')];
