import type { HistoryEntry } from '../history.js';
import type { CameraMotion } from '../camera-motion.js';
import { MODES, type Mode } from '../modes.js';
import type { FilmReport } from '../run-film.js';
import type { ModeTotal } from '../totals.js';
import { colourOf, escapeText, linePlot, scatterPlot, type PlotPoint } from './svg.js';

/** What the page shows of one film. */
export interface PageFilm {
  readonly report: FilmReport;
  readonly motion: CameraMotion | undefined;
  /** Complete SVG elements. */
  readonly pictures: readonly string[];
  /** The mode whose facings the pictures show. */
  readonly picturedMode: Mode | undefined;
}

export interface Page {
  readonly set: string;
  readonly films: readonly PageFilm[];
  readonly totals: Partial<Record<Mode, ModeTotal>>;
  /** Runs over the same set, this one last. */
  readonly history: readonly HistoryEntry[];
}

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
  body { max-width: 1100px; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.25rem 0.7rem; border-bottom: 1px solid #8884; text-align: right; }
  th:first-child, td:first-child { text-align: left; }
  .plots { display: flex; flex-wrap: wrap; gap: 1rem; }
  .plot { width: 420px; max-width: 100%; } .plot text { font-size: 11px; fill: currentColor; }
  .grid { stroke: #8884; } .key { padding: 0 0.6rem; border-left: 0.8rem solid; }
  section > svg { width: 100%; height: auto; margin: 0.5rem 0; }
  .named, .unnamed { fill: none; stroke: #2fbf4a; stroke-width: 3; } .unnamed { stroke: #ff9800; }`;

/** The report of a run as one HTML file that needs nothing beside it. */
export function renderPage(page: Page): string {
  const modes = MODES.filter((mode) => page.totals[mode] !== undefined);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Accuracy, ${escapeText(page.set)}</title><style>${STYLE}</style></head><body>
<h1>Accuracy, ${escapeText(page.set)}</h1>
${modesTable(page, modes)}
<p>${modes.map((m) => `<span class="key" style="border-color:${colourOf(modes, m)}">${m}</span>`).join('')}</p>
<div class="plots">${plots(page, modes)}</div>
<h2>Count error of each film</h2>
${filmsTable(page, modes)}
${historyPart(page)}
${page.films.map(filmPart).join('\n')}
</body></html>
`;
}

function modesTable({ totals }: Page, modes: readonly Mode[]): string {
  const rows: ReadonlyArray<readonly [string, (total: ModeTotal) => string]> = [
    ['count error', (t) => percent(t.countError)],
    ['worst film', (t) => (t.worstCountError === undefined ? '' : percent(t.worstCountError))],
    ['precision', (t) => percent(t.precision)],
    ['recall', (t) => percent(t.recall)],
    ['lines exact', (t) => percent(t.linesExact)],
    ['placed precision', (t) => percent(t.placedPrecision)],
    ['placed recall', (t) => percent(t.placedRecall)],
    ['misnamed', (t) => String(Number(t.misnamed.toFixed(1)))],
    ['unrecognised', (t) => String(Number(t.unrecognised.toFixed(1)))],
    ['cost, US dollars', (t) => ((t.costMicroUsd ?? 0) / 1e6).toFixed(4)],
    ['seconds', (t) => t.seconds.toFixed(0)],
  ];
  const body = rows.map(([name, of]) => {
    const cells = modes.map((mode) => {
      const total = totals[mode];
      return `<td>${total === undefined ? '' : of(total)}</td>`;
    });
    return `<tr><td>${name}</td>${cells.join('')}</tr>`;
  });
  return `<table><tr><th></th>${modes.map((m) => `<th>${m}</th>`).join('')}</tr>${body.join('')}</table>`;
}

function plots({ films }: Page, modes: readonly Mode[]): string {
  const axes: ReadonlyArray<readonly [string, (film: PageFilm) => number | undefined]> = [
    ['shake, % of the frame', (film) => film.motion?.shakePercent],
    ['speed, frame widths per second', (film) => film.motion?.speed],
    ['facings', (film) => Object.values(film.report.truth).reduce((a, b) => a + b, 0)],
  ];
  return axes
    .map(([title, of]) => {
      const points = films.flatMap((film) => {
        const x = of(film);
        return modes.flatMap((mode): PlotPoint[] => {
          const figures = film.report[mode];
          if (x === undefined || figures === undefined) return [];
          return [{ x, y: 100 * figures.countError, name: film.report.name, series: mode }];
        });
      });
      return scatterPlot(points, modes, { x: title, y: 'count error, %' });
    })
    .join('');
}

function filmsTable({ films }: Page, modes: readonly Mode[]): string {
  const rows = films.map(({ report }) => {
    const cells = modes.map((mode) => {
      const figures = report[mode];
      return `<td>${figures === undefined ? '' : percent(figures.countError)}</td>`;
    });
    return `<tr><td>${escapeText(report.name)}</td>${cells.join('')}</tr>`;
  });
  return `<table><tr><th>film</th>${modes.map((m) => `<th>${m}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function historyPart({ history }: Page): string {
  if (history.length < 2) return '';
  const lines = new Map<string, number[]>();
  for (const entry of history) {
    for (const mode of MODES) {
      const figures = entry.modes[mode];
      if (figures === undefined) continue;
      const line = lines.get(mode) ?? [];
      line.push(100 * figures.countError);
      lines.set(mode, line);
    }
  }
  const rows = history.map((entry) => {
    const cells = MODES.map((mode) => `<td>${percent(entry.modes[mode]?.countError ?? null)}</td>`);
    return `<tr><td>${entry.date} ${escapeText(entry.commit)}</td>${cells.join('')}</tr>`;
  });
  return `<h2>Runs over this set</h2>${linePlot(lines, 'count error, %, run by run')}
<table><tr><th>run</th>${MODES.map((m) => `<th>${m}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function filmPart({ report, pictures, picturedMode }: PageFilm): string {
  if (pictures.length === 0) return '';
  const title = `${report.name}, facings of ${picturedMode ?? ''}`;
  return `<section><h2>${escapeText(title)}</h2>${pictures.join('')}</section>`;
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)} %`;
}
