import { toSVG } from 'bwip-js/node';
import type { Product } from './invent-products.js';
import { Random } from './random.js';
import { strokeText } from './stroke-font.js';

/**
 * A pack's front as SVG, `product.width` by `product.height` units, transparent outside its outline.
 * `wear` (0..1) seeds what differs between two packs of the same product: light, shine and a dent.
 */
export function drawPack(product: Product, wear: number): string {
  const { width, height } = product;
  const id = `c${Math.round(wear * 1e6)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}">` +
    `<defs><clipPath id="${id}"><path d="${outline(product)}"/></clipPath>` +
    shading(id, wear) +
    `</defs><g clip-path="url(#${id})">${front(product)}` +
    `<rect width="${width}" height="${height}" fill="url(#${id}s)"/>` +
    `</g><path d="${outline(product)}" fill="none" stroke="#000" stroke-opacity="0.35" stroke-width="1.5"/></svg>`
  );
}

/** Light falling on a round or flat front: darker at the sides, one brighter streak. */
function shading(id: string, wear: number): string {
  const shine = 0.2 + 0.5 * wear;
  return (
    `<linearGradient id="${id}s" x1="0" x2="1" y1="0" y2="0">` +
    `<stop offset="0" stop-color="#000" stop-opacity="0.3"/>` +
    `<stop offset="${shine.toFixed(2)}" stop-color="#fff" stop-opacity="${(0.08 + 0.12 * wear).toFixed(2)}"/>` +
    `<stop offset="1" stop-color="#000" stop-opacity="0.34"/></linearGradient>`
  );
}

function outline({ shape, width: w, height: h }: Product): string {
  switch (shape) {
    case 'carton':
      return `M1 ${h * 0.04}L${w * 0.06} 1H${w * 0.94}L${w - 1} ${h * 0.04}V${h - 1}H1Z`;
    case 'can':
      return (
        `M${w * 0.06} ${h * 0.05}Q${w / 2} ${-h * 0.02} ${w * 0.94} ${h * 0.05}L${w - 1} ${h * 0.12}` +
        `V${h * 0.9}L${w * 0.92} ${h - 2}Q${w / 2} ${h + 2} ${w * 0.08} ${h - 2}L1 ${h * 0.9}V${h * 0.12}Z`
      );
    case 'bottle':
      return (
        `M${w * 0.36} 1H${w * 0.64}V${h * 0.12}Q${w * 0.66} ${h * 0.2} ${w * 0.9} ${h * 0.27}` +
        `Q${w - 1} ${h * 0.3} ${w - 1} ${h * 0.36}V${h * 0.97}Q${w - 1} ${h - 1} ${w * 0.9} ${h - 1}` +
        `H${w * 0.1}Q1 ${h - 1} 1 ${h * 0.97}V${h * 0.36}Q1 ${h * 0.3} ${w * 0.1} ${h * 0.27}` +
        `Q${w * 0.34} ${h * 0.2} ${w * 0.36} ${h * 0.12}Z`
      );
    case 'bag':
      return (
        `M${w * 0.03} 2L${w * 0.97} 2Q${w * 0.92} ${h * 0.1} ${w - 2} ${h * 0.2}V${h * 0.86}` +
        `Q${w * 0.94} ${h * 0.94} ${w * 0.97} ${h - 2}H${w * 0.03}Q${w * 0.06} ${h * 0.94} 2 ${h * 0.86}` +
        `V${h * 0.2}Q${w * 0.08} ${h * 0.1} ${w * 0.03} 2Z`
      );
  }
}

/** What is printed: the family's layout and logo, the variant's own band, drawing and small print. */
function front(product: Product): string {
  const { width: w, height: h, colours, brand, name, variant, size } = product;
  const top = product.shape === 'bottle' ? 0.32 : 0.07;
  const at = (share: number): number => h * (top + share * (0.97 - top));
  const title = Math.min(h * 0.062, w * 0.16);
  return [
    `<rect width="${w}" height="${h}" fill="${colours.base}"/>`,
    product.shape === 'bottle'
      ? `<rect x="${w * 0.3}" width="${w * 0.4}" height="${h * 0.09}" fill="${colours.accent}"/>`
      : '',
    pattern(product),
    logo(product, w / 2, at(0.13), Math.min(w * 0.46, h * 0.14)),
    strokeText(brand, {
      x: w / 2,
      y: at(0.25),
      height: title,
      colour: colours.ink,
      weight: 0.22,
      maxWidth: w * 0.84,
      isCentred: true,
    }),
    `<rect y="${at(0.34)}" width="${w}" height="${h * 0.1}" fill="${colours.accent}"/>`,
    strokeText(variant, {
      x: w / 2,
      y: at(0.34) + h * 0.027,
      height: Math.min(h * 0.046, w * 0.13),
      colour: '#fff',
      weight: 0.2,
      maxWidth: w * 0.86,
      isCentred: true,
    }),
    art(product, at(0.49), h * 0.24),
    strokeText(name, {
      x: w * 0.08,
      y: at(0.79),
      height: Math.min(h * 0.034, w * 0.1),
      colour: colours.ink,
      maxWidth: w * 0.5,
    }),
    strokeText(size, {
      x: w * 0.08,
      y: at(0.86),
      height: Math.min(h * 0.03, w * 0.09),
      colour: colours.ink,
      maxWidth: w * 0.4,
    }),
    smallPrint(product, at(0.93), h * 0.012),
    barcode(product, w * 0.56, at(0.79), w * 0.38, h * 0.12),
  ].join('');
}

/** A faint weave over the whole front, the same for the family. */
function pattern({ width: w, height: h, colours, logoSeed }: Product): string {
  const random = new Random(logoSeed + 5);
  const turn = random.between(-60, 60);
  const step = random.between(9, 20);
  let lines = '';
  for (let x = -h; x < w + h; x += step) lines += `M${x.toFixed(1)} ${-h}V${2 * h}`;
  return `<path d="${lines}" transform="rotate(${turn.toFixed(0)} ${w / 2} ${h / 2})" stroke="${colours.paper}" stroke-opacity="0.13" stroke-width="${(step / 3).toFixed(1)}"/>`;
}

/** The brand's mark: a ring of petals around a letter. */
function logo({ brand, colours, logoSeed }: Product, x: number, y: number, size: number): string {
  const random = new Random(logoSeed);
  const petals = random.integer(5, 9);
  const reach = size * random.between(0.34, 0.42);
  const shapes = Array.from({ length: petals }, (_, i) => {
    const turn = (360 / petals) * i;
    return `<ellipse cx="${x}" cy="${y - reach}" rx="${size * 0.1}" ry="${size * 0.17}" transform="rotate(${turn} ${x} ${y})"/>`;
  }).join('');
  return (
    `<g fill="${colours.paper}">${shapes}<circle cx="${x}" cy="${y}" r="${size * 0.3}"/></g>` +
    strokeText(brand[0] ?? 'N', {
      x,
      y: y - size * 0.17,
      height: size * 0.34,
      colour: colours.base,
      weight: 0.24,
      isCentred: true,
    })
  );
}

/** The variant's drawing: a handful of fruits, leaves and crumbs. */
function art({ width: w, colours, artSeed }: Product, y: number, height: number): string {
  const random = new Random(artSeed);
  const tint = ['#d8412f', '#f2b632', '#6a9a3a', '#8b5a2b', '#f4e7c5', colours.accent];
  const shapes: string[] = [
    `<rect x="${w * 0.06}" y="${y}" width="${w * 0.88}" height="${height}" rx="${w * 0.06}" fill="${colours.paper}"/>`,
  ];
  for (let i = 0; i < 11; i++) {
    const cx = w * random.between(0.16, 0.84);
    const cy = y + height * random.between(0.16, 0.84);
    const r = height * random.between(0.07, 0.2);
    const fill = random.pick(tint);
    const turn = random.integer(0, 179);
    switch (random.integer(0, 2)) {
      case 0:
        shapes.push(
          `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>` +
            `<circle cx="${cx - r * 0.3}" cy="${cy - r * 0.3}" r="${r * 0.25}" fill="#fff" fill-opacity="0.7"/>`,
        );
        break;
      case 1:
        shapes.push(
          `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${r * 0.4}" fill="${fill}" transform="rotate(${turn} ${cx} ${cy})"/>`,
        );
        break;
      default:
        shapes.push(
          `<path d="M${cx - r} ${cy + r}L${cx} ${cy - r}L${cx + r} ${cy + r}Z" fill="${fill}" stroke="#0003" transform="rotate(${turn} ${cx} ${cy})"/>`,
        );
    }
  }
  return shapes.join('');
}

function smallPrint({ width: w, colours, artSeed }: Product, y: number, height: number): string {
  const random = new Random(artSeed + 9);
  const words = ['CONT', 'NETO', 'HECHO', 'EN', 'MEXICO', 'LOTE', 'CAD', 'ING', 'AZUCAR', 'SAL'];
  return [0, 1]
    .map((line) =>
      strokeText(Array.from({ length: 5 }, () => random.pick(words)).join(' '), {
        x: w * 0.08,
        y: y + line * height * 1.8,
        height,
        colour: colours.ink,
        maxWidth: w * 0.46,
      }),
    )
    .join('');
}

function barcode(product: Product, x: number, y: number, width: number, height: number): string {
  const svg = toSVG({ bcid: 'ean13', text: product.barcode, height: 14, paddingwidth: 7 });
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 113 60';
  const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>` +
    `<svg x="${x}" y="${y + 2}" width="${width}" height="${height - 4}" viewBox="${box}" preserveAspectRatio="none">${inner}</svg>`
  );
}
