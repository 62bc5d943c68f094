// What is handed to a person as a file, since not every driver can see a download.

/** Notes from now on what is handed over: names, texts, sizes, and whether texts begin with the mark of UTF-8. Runs in the page. */
export function watchDownloads() {
  const files = (window[Symbol.for('downloads')] = []);
  const { click } = HTMLAnchorElement.prototype;
  const { createObjectURL } = URL;
  let last;
  URL.createObjectURL = (blob) => createObjectURL.call(URL, (last = blob));
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    const { type, size } = last;
    last.arrayBuffer().then((bytes) => files.push({ name: this.download, type, size, text: new TextDecoder().decode(bytes), marked: String(new Uint8Array(bytes.slice(0, 3))) === '239,187,191' }));
  };
}

/** All that has been handed over; of each text so many characters at the most. Runs in the page. */
export const downloads = (most) => window[Symbol.for('downloads')].map((file) => ({ ...file, text: file.text.slice(0, most) }));

/** The file number `at`, once it has been handed over. */
export const taken = (person, at = 0, what = `file ${at + 1}`) => person.until(what, async () => (await person.run(downloads))[at]);

/** The bytes of a page or a corpus that the element gives out; in base64 they cross from any browser. */
export async function bytesOf(person, what, options = {}) {
  const text = await person.run(async (name, given) => {
    const blob = await document.querySelector('concord-explorer')[name](given);
    const url = await new Promise((read) => Object.assign(new FileReader(), { onload: (event) => read(event.target.result) }).readAsDataURL(blob));
    return url.slice(url.indexOf(',') + 1);
  }, what, options);
  return Buffer.from(text, 'base64');
}
