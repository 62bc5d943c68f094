// The same generated documents as files of every format that can be read.
import { gzipSync } from 'node:zlib';
import { tarGz, zip } from './archive.mjs';

/** @typedef {{id: string, title: string, date: string, outlet: string, section: string, text: string}} Document */
/** @typedef {{name: string, bytes: Buffer}} File */

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const paragraphs = ({ text }, tag) => text.split('\n\n').map((paragraph) => `<${tag}>${escaped(paragraph)}</${tag}>`).join('\n');
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const file = (name, text) => ({ name, bytes: Buffer.from(text) });

const html = (one) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(one.title)}</title>
<meta property="article:published_time" content="${one.date}T08:00:00Z"><meta property="og:site_name" content="${one.outlet}"></head>
<body><nav><ul>${Array.from({ length: 12 }, (_, at) => `<li><a href="/${at}">Part ${at}</a></li>`).join('')}</ul></nav>
<main><article><h1>${escaped(one.title)}</h1>${paragraphs(one, 'p')}</article>
<aside><h3>More stories</h3><ul>${Array.from({ length: 8 }, (_, at) => `<li><a href="/story-${at}">Another story of number ${at}</a></li>`).join('')}</ul></aside></main>
<footer>All rights reserved.</footer></body></html>`;
const mail = (one) => `From: ${one.outlet} <desk@example.org>\r\nTo: list@example.org\r\nSubject: =?UTF-8?B?${Buffer.from(one.title).toString('base64')}?=\r\nDate: ${new Date(one.date).toUTCString()}\r\nMessage-ID: <${one.id}@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${one.text.replaceAll('\n', '\r\n')}\r\n`;
const tei = (one) => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${escaped(one.title)}</title></titleStmt><publicationStmt><publisher>${one.outlet}</publisher><date when="${one.date}"/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>${paragraphs(one, 'p')}</body></text></TEI>`;
const sentences = ({ text }) => text.split(/(?<=\.)\s+/).filter(Boolean).map((sentence) => sentence.split(' '));
const conllu = (one) => `# newdoc id = ${one.id}\n${sentences(one).map((words, at) => `# sent_id = ${one.id}-${at}\n# text = ${words.join(' ')}\n${words.map((word, place) => `${place + 1}\t${word}\t${word}\tX\t_\t_\t${place && 1}\tdep\t_\t_`).join('\n')}\n`).join('\n')}\n`;
const vertical = (one) => `<text id="${one.id}" title="${escaped(one.title)}" date="${one.date}">\n${sentences(one).map((words) => `<s>\n${words.map((word) => `${escaped(word)}\tX\t${escaped(word)}`).join('\n')}\n</s>`).join('\n')}\n</text>\n`;
const docx = (one) => zip([
  file('[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
  file('_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
  file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[one.title, ...one.text.split('\n\n')].map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`),
]);
const odt = (one) => zip([
  file('mimetype', 'application/vnd.oasis.opendocument.text'),
  file('content.xml', `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h text:outline-level="1">${escaped(one.title)}</text:h>${one.text.split('\n\n').map((text) => `<text:p>${escaped(text)}</text:p>`).join('')}</office:text></office:body></office:document-content>`),
  file('META-INF/manifest.xml', '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'),
]);
const epub = (all) => zip([
  file('mimetype', 'application/epub+zip'),
  file('META-INF/container.xml', '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'),
  file('book.opf', `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">bench</dc:identifier><dc:title>Bench</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${all.map(({ id }) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${all.map(({ id }) => `<itemref idref="${id}"/>`).join('')}</spine></package>`),
  file('nav.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Bench</title></head><body><nav epub:type="toc"><ol>${all.map(({ id, title }) => `<li><a href="${id}.xhtml">${escaped(title)}</a></li>`).join('')}</ol></nav></body></html>`),
  ...all.map((one) => file(`${one.id}.xhtml`, `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${escaped(one.title)}</title></head><body><h1>${escaped(one.title)}</h1>${paragraphs(one, 'p')}</body></html>`)),
]);
const plain = (one) => `${one.title}\n\n${one.text}\n`;
const records = (one) => ({ id: one.id, title: one.title, date: one.date, outlet: one.outlet, section: one.section, text: one.text });

/** Format → the files that hold the documents in it. @param {Document[]} all @returns {Record<string, File[]>} */
export function filesOf(all) {
  const each = (kind, make) => all.map((one) => ({ name: `${one.id}.${kind}`, bytes: Buffer.from(make(one)) }));
  const texts = each('txt', plain);
  const pages = each('html', html);
  const lines = all.map((one) => `${JSON.stringify(records(one))}\n`).join('');
  return {
    'plain text': texts,
    Markdown: each('md', (one) => `---\ntitle: ${JSON.stringify(one.title)}\ndate: ${one.date}\noutlet: ${one.outlet}\n---\n${one.text}\n`),
    HTML: pages,
    CSV: [file('all.csv', `id,title,date,outlet,section,text\n${all.map((one) => Object.values(records(one)).map(quoted).join(',')).join('\n')}\n`)],
    JSON: [file('all.json', JSON.stringify(all.map(records)))],
    'JSON Lines': [file('all.jsonl', lines)],
    'JSON Lines, gzipped': [{ name: 'all.jsonl.gz', bytes: gzipSync(lines, { level: 9 }) }],
    TEI: each('xml', tei),
    'CoNLL-U': [file('all.conllu', all.map(conllu).join(''))],
    VRT: [file('all.vrt', all.map(vertical).join(''))],
    EML: each('eml', mail),
    MBOX: [file('all.mbox', all.map((one) => `From desk@example.org ${new Date(one.date).toUTCString()}\n${mail(one).replaceAll('\r\n', '\n').replaceAll(/^From /gm, (line, at) => (at ? `>${line}` : line))}\n`).join(''))],
    EPUB: [{ name: 'all.epub', bytes: epub(all) }],
    DOCX: each('docx', docx),
    ODT: each('odt', odt),
    'ZIP of pages': [{ name: 'all.zip', bytes: zip(pages) }],
    'TAR.GZ of texts': [{ name: 'all.tar.gz', bytes: tarGz(texts) }],
  };
}

/** The documents as a page to print. @param {Document[]} all */
export const printed = (all) => `<!doctype html><meta charset="utf-8"><title>Bench</title>${all.map((one) => `<h2>${escaped(one.title)}</h2>${paragraphs(one, 'p')}`).join('')}`;
