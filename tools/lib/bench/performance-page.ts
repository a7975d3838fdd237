import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.js';

/** One measured section of the report. */
export interface Section {
  readonly name: string;
  readonly title: string;
  /** What the bench printed. */
  readonly text: string;
  readonly command: string;
  /** `2026-11-27`. */
  readonly date: string;
  readonly plots: ReadonlyArray<{ name: string; title: string; svg: string }>;
}

const PAGE = join(ROOT, 'docs', 'performance.md');
const PICTURES = join(ROOT, 'docs', 'performance');

const open = (name: string): string => `<!-- measured: ${name} -->`;
const close = (name: string): string => `<!-- end: ${name} -->`;

/**
 * Puts a section into docs/performance.md: in the place of the one it had, otherwise at the end. What
 * is written around the sections by hand stays.
 */
export async function recordSection(section: Section): Promise<void> {
  const { name, plots } = section;
  await mkdir(PICTURES, { recursive: true });
  for (const plot of plots) await writeFile(join(PICTURES, `${plot.name}.svg`), plot.svg);
  const page = existsSync(PAGE) ? await readFile(PAGE, 'utf8') : '# Performance, measured\n';
  await writeFile(PAGE, withSection(page, name, render(section)));
}

/** The page with `block` between the marks of `name`. */
export function withSection(page: string, name: string, block: string): string {
  const marked = `${open(name)}\n\n${block}\n\n${close(name)}`;
  const from = page.indexOf(open(name));
  const to = page.indexOf(close(name));
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${marked}\n`;
  return page.slice(0, from) + marked + page.slice(to + close(name).length);
}

function render({ title, text, command, date, plots }: Section): string {
  const pictures = plots.map((plot) => `![${plot.title}](performance/${plot.name}.svg)`);
  return [
    `## ${title}`,
    `\`${command}\`, ${date}`,
    `\`\`\`text\n${text.trim()}\n\`\`\``,
    ...pictures,
  ].join('\n\n');
}
