export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Points of one series share a colour. */
  readonly series: string;
}

const COLOURS = ['#1565c0', '#c62828', '#2e7d32', '#6a1b9a', '#ef6c00', '#00838f'];
const SIZE = { width: 420, height: 260, left: 52, right: 12, top: 12, bottom: 42 };

export function colourOf(series: readonly string[], name: string): string {
  return COLOURS[series.indexOf(name) % COLOURS.length] ?? '#000';
}

/** A scatter plot; both axes begin at zero. */
export function scatterPlot(
  points: readonly PlotPoint[],
  series: readonly string[],
  axes: { x: string; y: string },
): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const mostX = niceTop(points.map((point) => point.x));
  const mostY = niceTop(points.map((point) => point.y));
  const px = (x: number): number => left + (x / mostX) * (width - left - right);
  const py = (y: number): number => height - bottom - (y / mostY) * (height - top - bottom);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const grid = ticks.flatMap((share) => [
    `<line class="grid" x1="${left}" x2="${width - right}" y1="${py(share * mostY)}" y2="${py(share * mostY)}"/>`,
    `<text x="${left - 6}" y="${py(share * mostY) + 4}" text-anchor="end">${tick(share * mostY)}</text>`,
    `<text x="${px(share * mostX)}" y="${height - bottom + 16}" text-anchor="middle">${tick(share * mostX)}</text>`,
  ]);
  const dots = points.map(
    (point) =>
      `<circle cx="${px(point.x).toFixed(1)}" cy="${py(point.y).toFixed(1)}" r="5" fill="${colourOf(series, point.series)}">` +
      `<title>${escapeText(`${point.name}, ${point.series}: ${tick(point.y)} at ${tick(point.x)}`)}</title></circle>`,
  );
  return [
    `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img">`,
    ...grid,
    ...dots,
    `<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">${escapeText(axes.x)}</text>`,
    `<text x="12" y="${(height - bottom) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(height - bottom) / 2})">${escapeText(axes.y)}</text>`,
    '</svg>',
  ].join('');
}

/** A line per series over the runs of a history. */
export function linePlot(lines: ReadonlyMap<string, readonly number[]>, axis: string): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const series = [...lines.keys()];
  const longest = Math.max(2, ...[...lines.values()].map((values) => values.length));
  const mostY = niceTop([...lines.values()].flat());
  const px = (i: number): number => left + (i / (longest - 1)) * (width - left - right);
  const py = (y: number): number => height - bottom - (y / mostY) * (height - top - bottom);
  const drawn = [...lines].map(([name, values]) => {
    const path = values.map((value, i) => `${px(i).toFixed(1)},${py(value).toFixed(1)}`).join(' ');
    const colour = colourOf(series, name);
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"><title>${escapeText(name)}</title></polyline>`;
  });
  const labels = [0, 0.5, 1].map(
    (share) =>
      `<text x="${left - 6}" y="${py(share * mostY) + 4}" text-anchor="end">${tick(share * mostY)}</text>`,
  );
  return `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img">${labels.join('')}${drawn.join('')}<text x="${(left + width) / 2}" y="${height - 6}" text-anchor="middle">${escapeText(axis)}</text></svg>`;
}

/** A round number at or above all values. */
function niceTop(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * power >= most) ?? 10) * power;
}

function tick(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
