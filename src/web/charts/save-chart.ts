import { saveFile } from '../words/save-file.ts';

/** What the page's style sheet gives a drawing, which has to go along where the sheet does not. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];
const SVG = 'http://www.w3.org/2000/svg';
/** A PNG is made for paper, too. */
const SCALE = 2;

/** Saves a drawing as it looks now, on its own paper. */
export const saveChart = async (svg: SVGSVGElement, fileName: string, kind: 'svg' | 'png'): Promise<void> => {
  const { width, height } = svg.getBoundingClientRect();
  const text = new XMLSerializer().serializeToString(standAlone(svg, width, height));
  const drawing = new Blob([text], { type: 'image/svg+xml' });
  if (kind === 'svg') return saveFile(drawing, fileName);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((picture) => picture && saveFile(picture, fileName), 'image/png');
};

const standAlone = (svg: SVGSVGElement, width: number, height: number): Node => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (!original) continue;
    const seen = getComputedStyle(original);
    element.removeAttribute('class');
    for (const name of STYLES) element.setAttribute(name, seen.getPropertyValue(name));
  }
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('background-color'));
  copy.insertBefore(paper, copy.firstChild);
  return copy;
};
