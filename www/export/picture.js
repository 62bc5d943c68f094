// A chart as a file: drawn anew on paper of its own, in the colours of day, with every style written into its elements.

import { render } from 'lit-html';

/** Pixels of a picture for one of the drawing, where a canvas can have so many: along its longer side, and in all. */
const SHARPNESS = 2;
const LONGEST = 32_000;
const LARGEST = 2 ** 26;

/** What XML has no place for. */
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** What of an element's style its look depends on, and what it is where nothing is said. @type {Record<string, string>} */
const LOOKS = { fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linejoin': 'miter', 'font-size': '', 'font-weight': '400' };

/** What is drawn; groups only hold it. */
const DRAWN = 'path, line, rect, circle, text';

/**
 * @param {Element} beside what the drawing takes its styles from, by standing next to it
 * @param {import('lit-html').TemplateResult} drawing with one `<svg>`
 * @param {string} link the way back to it
 * @returns {string} the SVG, which needs no other file
 */
export function svgOf(beside, drawing, link) {
  const stage = document.createElement('div');
  stage.className = 'stage';
  beside.after(stage);
  render(drawing, stage);
  const svg = /** @type {SVGSVGElement} */ (stage.querySelector('svg'));
  /** @type {Map<string, string[][]>} */
  const looks = new Map();
  const seen = [...svg.querySelectorAll(DRAWN)].map((element) => ({ element, look: lookOf(element, looks) }));
  for (const { element, look } of seen) for (const [name, value] of look) element.setAttribute(name, value);
  for (const element of [svg, ...svg.querySelectorAll('*')]) strip(element);
  svg.setAttribute('font-family', 'sans-serif');
  const desc = document.createElementNS(svg.namespaceURI, 'desc');
  desc.textContent = link;
  svg.querySelector('title')?.after(desc);
  const text = new XMLSerializer().serializeToString(svg).replace(/<!--.*?-->/gs, '').replace(/>\s+</g, '><').replace(UNWRITABLE, '');
  stage.remove();
  return text;
}

/** How an element looks; those of the same classes and data look alike. @param {Element} element @param {Map<string, string[][]>} known */
function lookOf(element, known) {
  const key = [element.localName, element.getAttribute('class'), ...Object.entries(/** @type {SVGElement} */ (element).dataset), element.parentElement?.getAttribute('class')].join();
  const look = known.get(key) ?? lookIn(getComputedStyle(element), element.localName === 'text');
  known.set(key, look);
  return look;
}

/** @param {CSSStyleDeclaration} style @param {boolean} written whether it is text */
const lookIn = (style, written) => Object.entries(LOOKS)
  .filter(([name, usual]) => (written || !name.startsWith('font')) && style.getPropertyValue(name) !== usual)
  .map(([name]) => [name, style.getPropertyValue(name)]);

/** @param {Element} element */
function strip(element) {
  for (const { name } of [...element.attributes]) if (/^(class|role|tabindex|data-|aria-)/.test(name)) element.removeAttribute(name);
}

/** Pixels for one of a drawing so large. @param {number} width @param {number} height */
export const sharpnessOf = (width, height) => Math.min(SHARPNESS, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));

/** @param {string} svg @returns {Promise<Blob>} */
export async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const { width, height } = image;
  const sharpness = sharpnessOf(width, height);
  Object.assign(canvas, { width: width * sharpness, height: height * sharpness });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.scale(sharpness, sharpness);
  pen.drawImage(image, 0, 0);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture could not be made.'))), 'image/png'));
}
