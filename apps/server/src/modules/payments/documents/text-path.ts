import { create, type Font } from 'fontkit';
import { fontFile } from '../../../platform/documents/fonts.js';

const fonts = new Map<string, Font>();

function font(weight: 'regular' | 'bold'): Font {
  let found = fonts.get(weight);
  if (!found) {
    found = create(fontFile(weight)) as Font;
    fonts.set(weight, found);
  }
  return found;
}

export interface TextStyle {
  readonly weight: 'regular' | 'bold';
  readonly sizePx: number;
  readonly colour: string;
}

/** Text as an SVG path, so that a picture of it needs no font where it is drawn. */
export function textPath(text: string, at: { x: number; y: number }, style: TextStyle): string {
  const face = font(style.weight);
  const run = face.layout(text);
  const scale = style.sizePx / face.unitsPerEm;
  let advance = 0;
  const glyphs = run.glyphs.map((glyph, index) => {
    const x = at.x + advance * scale;
    advance += run.positions[index]?.xAdvance ?? glyph.advanceWidth;
    const place = `translate(${x.toFixed(2)} ${at.y}) scale(${scale} ${-scale})`;
    return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`;
  });
  return `<g fill="${style.colour}">${glyphs.join('')}</g>`;
}

/** How wide a text is in pixels. */
export function textWidth(text: string, style: TextStyle): number {
  const face = font(style.weight);
  return (face.layout(text).advanceWidth * style.sizePx) / face.unitsPerEm;
}
