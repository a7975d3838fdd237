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

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  es: {
    title: 'Lista de compra',
    none: 'No falta nada.',
    other: 'Sin categoría',
    cost: 'Costo estimado',
    missing: 'falta el costo de',
  },
  en: {
    title: 'Shopping list',
    none: 'Nothing is missing.',
    other: 'No category',
    cost: 'Estimated cost',
    missing: 'cost missing for',
  },
};

/** The list as a message: what WhatsApp shows in bold stands between asterisks. */
export function purchaseText(
  lines: readonly PurchaseTextLine[],
  about: { readonly storeName: string; readonly day: string; readonly language: Language },
): string {
  const words = WORDS[about.language];
  const head = [`*${words['title']}* · ${bare(about.storeName)}`, about.day, ''];
  if (lines.length === 0) return [...head, words['none']].join('\n');
  const groups = new Map<string, PurchaseTextLine[]>();
  for (const line of lines) {
    const group = line.category ?? words['other'] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const body = [...groups].flatMap(([group, members]) => [
    `*${bare(group)}*`,
    ...members.map((line) => {
      const name = [line.name, line.brand, line.size].filter((part) => part !== null).join(' ');
      return `• ${line.suggested} × ${bare(name)}`;
    }),
    '',
  ]);
  return [...head, ...body, costOf(lines, words)].join('\n');
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
