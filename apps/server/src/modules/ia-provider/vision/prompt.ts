import { readFileSync } from 'node:fs';
import { assertNever } from '../assert-never.js';

/** Raised with every change of the text, so that a report tells which one made it. */
export const PROMPT_VERSION = 1;

/** How a vendor's models measure a box. */
export type BoxUnit = 'pixels' | 'thousandths';

const TEXT = readFileSync(new URL('../prompts/shelf-facings.md', import.meta.url), 'utf8');

/** The reviewed instructions, completed with the vendor's way to measure boxes. */
export function promptFor(unit: BoxUnit): string {
  return TEXT.replace('{{coordinates}}', coordinatesIn(unit));
}

/** The text as reviewed, for the test that holds its version to its content. */
export function reviewedText(): string {
  return TEXT;
}

function coordinatesIn(unit: BoxUnit): string {
  const corners =
    '`x1`, `y1` is the upper left corner of the box and `x2`, `y2` the lower right one';
  switch (unit) {
    case 'pixels':
      return `- ${corners}, in whole absolute pixels of that picture; its size stands in its label. The origin is the picture's upper left corner.`;
    case 'thousandths':
      return `- ${corners}, in whole thousandths of that picture's width (x) and height (y), from 0 to 1000. The origin is the picture's upper left corner.`;
    default:
      return assertNever(unit);
  }
}

/** The label before a picture. */
export function imageLabel(number: number, size: { width: number; height: number }): string {
  return `Image ${number}: (${size.width} x ${size.height} pixels)`;
}

/** The last words of a request, after the pictures. */
export function askFor(imageCount: number): string {
  return imageCount === 1
    ? 'Report every facing of image 1.'
    : `Report every facing of each of the images 1 to ${imageCount}.`;
}
