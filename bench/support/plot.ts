import { colourOf, escapeText } from '../../eval/page/svg.js';

/** One line of a plot: a value for every label of the axis. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

const SIZE = { width: 560, height: 280, left: 60, right: 16, top: 34, bottom: 46 };
const STYLE =
  'text{font:12px system-ui,sans-serif;fill:#333}.grid{stroke:#ddd}rect.paper{fill:#fff}';

/**
 * A picture of its own (SVG) of how values grow along an axis of named steps, each step as far from the
 * next whatever it stands for; the other axis begins at zero.
 */
export function growthPlot(options: {
  readonly labels: readonly string[];
  readonly lines: readonly Line[];
  readonly x: string;
  readonly y: string;
}): string {
  const { labels, lines, x, y } = options;
  const { width, height, left, right, top, bottom } = SIZE;
  const most = Math.max(...lines.flatMap(({ values }) => values), Number.MIN_VALUE) * 1.05;
  const px = (step: number): number =>
    left + (step / Math.max(1, labels.length - 1)) * (width - left - right);
  const py = (value: number): number => height - bottom - (value / most) * (height - top - bottom);
  const names = lines.map(({ name }) => name);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = py(share * most).toFixed(1);
    const text = Number((share * most).toPrecision(3)).toString();
    return (
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${at}" y2="${at}"/>` +
      `<text x="${left - 6}" y="${at}" dy="4" text-anchor="end">${text}</text>`
    );
  });
  const steps = labels.map((label, step) => {
    const anchor = step === 0 ? 'start' : step === labels.length - 1 ? 'end' : 'middle';
    const at = `x="${px(step).toFixed(1)}" y="${height - bottom + 18}" text-anchor="${anchor}"`;
    return `<text ${at}>${escapeText(label)}</text>`;
  });
  const drawn = lines.map(({ name, values }, index) => {
    const colour = colourOf(names, name);
    const points = values.map((value, step) => `${px(step).toFixed(1)},${py(value).toFixed(1)}`);
    const dots = points.map((point) => {
      const [cx, cy] = point.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`;
    });
    const legend = `x="${left + index * 165}" y="18" style="fill:${colour}"`;
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `${dots.join('')}<text ${legend}>● ${escapeText(name)}</text>`
    );
  });
  const middle = (height - bottom + top) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<style>${STYLE}</style><rect class="paper" width="${width}" height="${height}"/>`,
    ...grid,
    ...steps,
    ...drawn,
    `<text x="${(left + width) / 2}" y="${height - 8}" text-anchor="middle">${escapeText(x)}</text>`,
    `<text x="14" y="${middle}" text-anchor="middle" transform="rotate(-90 14 ${middle})">${escapeText(y)}</text>`,
    '</svg>\n',
  ].join('');
}
