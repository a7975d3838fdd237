import type { Language } from '@miinventario/contracts';
import { formatCentavos } from '../../../platform/documents/table.js';

export interface PurchaseTextLine {
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly suggested: number;
  readonly cost_centavos: number | null;
}

export interface UncountedTextLine {
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly minimum_stock: number;
}

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  es: {
    title: 'Lista de compra',
    none: 'No falta nada.',
    other: 'Sin categoría',
    cost: 'Costo estimado',
    missing: 'falta el costo de',
    uncounted: 'Sin contar',
    look: 'Revisa cuántos hay',
    minimum: 'mínimo',
  },
  en: {
    title: 'Shopping list',
    none: 'Nothing is missing.',
    other: 'No category',
    cost: 'Estimated cost',
    missing: 'cost missing for',
    uncounted: 'Not counted',
    look: 'See how many there are',
    minimum: 'minimum',
  },
};

/**
 * The list as a message: what WhatsApp shows in bold stands between asterisks. What was never
 * counted comes last and without a number to buy.
 */
export function purchaseText(
  lines: readonly PurchaseTextLine[],
  uncounted: readonly UncountedTextLine[],
  about: { readonly storeName: string; readonly day: string; readonly language: Language },
): string {
  const words = WORDS[about.language];
  const head = [`*${words['title']}* · ${bare(about.storeName)}`, about.day, ''];
  const unknown = uncounted.map(
    (line) => `• ${fullName(line)} (${words['minimum']} ${line.minimum_stock})`,
  );
  const tail =
    unknown.length === 0 ? [] : ['', `*${words['uncounted']}*`, `${words['look']}:`, ...unknown];
  if (lines.length === 0) {
    return [...head, ...(unknown.length === 0 ? [words['none']] : tail.slice(1))].join('\n');
  }
  const groups = new Map<string, PurchaseTextLine[]>();
  for (const line of lines) {
    const group = line.category ?? words['other'] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const body = [...groups].flatMap(([group, members]) => [
    `*${bare(group)}*`,
    ...members.map((line) => `• ${line.suggested} × ${fullName(line)}`),
    '',
  ]);
  return [...head, ...body, costOf(lines, words), ...tail].join('\n');
}

function fullName({
  name,
  brand,
  size,
}: Pick<PurchaseTextLine, 'name' | 'brand' | 'size'>): string {
  return bare([name, brand, size].filter((part) => part !== null).join(' '));
}

function costOf(
  lines: readonly PurchaseTextLine[],
  words: Readonly<Record<string, string>>,
): string {
  const known = lines.filter(({ cost_centavos: cost }) => cost !== null);
  const sum = known.reduce((total, line) => total + line.suggested * (line.cost_centavos ?? 0), 0);
  const missing = lines.length - known.length;
  const remark = missing > 0 ? ` (${words['missing']} ${missing})` : '';
  return `${words['cost']}: ${formatCentavos(sum)}${remark}`;
}

/** Without the signs that WhatsApp takes for bold, italics, strikes and code. */
function bare(text: string): string {
  return text
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
