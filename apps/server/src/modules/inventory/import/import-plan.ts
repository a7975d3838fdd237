import type { ImportColumn } from './import-columns.js';
import type { LineFault, ParsedLine, WantedProduct } from './import-line.js';

/** A product of the store, as far as an import may change it. */
export interface KnownProduct {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly price_centavos: number | null;
  readonly cost_centavos: number | null;
  readonly minimum_stock: number;
  readonly barcodes: readonly string[];
  readonly aliases: readonly string[];
}

/** What the store has that the lines may mean. */
export interface KnownCatalogue {
  /** Products by id, by barcode, or by a name that a line has. */
  readonly products: readonly KnownProduct[];
  /** Who has an alias that a line names: the product's id by the plain alias. */
  readonly aliases: ReadonlyMap<string, string>;
}

export type LineOutcome = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'ERROR';
export type FieldValue = string | number | readonly string[] | null;

export interface FieldChange {
  readonly field: ImportColumn;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

export interface PlannedLine {
  readonly line: number;
  readonly outcome: LineOutcome;
  readonly productId: string | null;
  readonly productVersion: number | null;
  readonly name: string | null;
  readonly wanted: WantedProduct;
  readonly changes: readonly FieldChange[];
  readonly faults: readonly LineFault[];
}

/** Without accents and case: how names are compared. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * What each line would do: a line is the product with its id, else the one with one of its barcodes,
 * else the only one with its name (and brand and size, where it tells them), else a new one.
 */
export function planImport(
  lines: readonly ParsedLine[],
  known: KnownCatalogue,
  newId: () => string,
): PlannedLine[] {
  const planner = new Planner(known, newId);
  return lines.map((line) => planner.plan(line));
}

class Planner {
  private readonly byId = new Map<string, KnownProduct>();
  private readonly byBarcode = new Map<string, KnownProduct>();
  private readonly byName = new Map<string, KnownProduct[]>();
  private readonly lineOfProduct = new Map<string, number>();
  private readonly lineOfBarcode = new Map<string, number>();
  private readonly lineOfNew = new Map<string, number>();

  constructor(
    private readonly known: KnownCatalogue,
    private readonly newId: () => string,
  ) {
    for (const product of known.products) {
      this.byId.set(product.id, product);
      for (const barcode of product.barcodes) this.byBarcode.set(barcode, product);
      const name = plain(product.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), product]);
    }
  }

  plan({ line, wanted, faults: parsed }: ParsedLine): PlannedLine {
    const faults = [...parsed];
    const product = this.productOf(wanted, faults);
    this.checkBarcodes(line, wanted, product, faults);
    this.checkAliases(wanted, product, faults);
    this.checkRepeated(line, wanted, product, faults);
    const base = { line, wanted, faults, name: wanted.name ?? product?.name ?? null };
    if (faults.length > 0) {
      return { ...base, outcome: 'ERROR', productId: null, productVersion: null, changes: [] };
    }
    if (!product) {
      return {
        ...base,
        outcome: 'NEW',
        productId: this.newId(),
        productVersion: null,
        changes: [],
      };
    }
    const changes = changesOf(wanted, product);
    const outcome = changes.length > 0 ? 'CHANGED' : 'UNCHANGED';
    return { ...base, outcome, productId: product.id, productVersion: product.version, changes };
  }

  private productOf(wanted: WantedProduct, faults: LineFault[]): KnownProduct | undefined {
    if (wanted.id !== undefined) {
      const product = this.byId.get(wanted.id);
      const isTold = faults.some(({ code }) => code === 'product_unknown');
      if (!product && !isTold) {
        faults.push({ column: 'id', code: 'product_unknown', params: { value: wanted.id } });
      }
      return product;
    }
    const byBarcode = wanted.barcodes.map((code) => this.byBarcode.get(code)).find(Boolean);
    if (byBarcode) return byBarcode;
    const alike = (this.byName.get(plain(wanted.name)) ?? []).filter(
      (product) =>
        (wanted.brand === undefined || plain(product.brand) === plain(wanted.brand)) &&
        (wanted.size === undefined || plain(product.size) === plain(wanted.size)),
    );
    // A code of its own tells a new product from its namesakes.
    if (alike.length > 1 && wanted.barcodes.length === 0) {
      const params = { value: (wanted.name ?? '').slice(0, 60) };
      faults.push({ column: 'name', code: 'product_ambiguous', params });
    }
    return alike.length === 1 ? alike[0] : undefined;
  }

  private checkBarcodes(
    line: number,
    wanted: WantedProduct,
    product: KnownProduct | undefined,
    faults: LineFault[],
  ): void {
    for (const value of wanted.barcodes) {
      const owner = this.byBarcode.get(value);
      const earlier = this.lineOfBarcode.get(value);
      if (owner && owner.id !== product?.id) {
        const params = { value, name: owner.name.slice(0, 60) };
        faults.push({ column: 'barcodes', code: 'barcode_of_other', params });
      } else if (earlier !== undefined) {
        faults.push({
          column: 'barcodes',
          code: 'barcode_repeated',
          params: { value, line: earlier },
        });
      } else {
        this.lineOfBarcode.set(value, line);
      }
    }
  }

  private checkAliases(
    wanted: WantedProduct,
    product: KnownProduct | undefined,
    faults: LineFault[],
  ): void {
    for (const value of wanted.aliases) {
      const ownerId = this.known.aliases.get(plain(value));
      if (ownerId === undefined || ownerId === product?.id) continue;
      const name = this.byId.get(ownerId)?.name ?? '';
      faults.push({ column: 'aliases', code: 'alias_of_other', params: { value, name } });
    }
  }

  private checkRepeated(
    line: number,
    wanted: WantedProduct,
    product: KnownProduct | undefined,
    faults: LineFault[],
  ): void {
    const lines = product ? this.lineOfProduct : this.lineOfNew;
    // Namesakes with codes of their own are different products.
    const key =
      product?.id ??
      [wanted.name, wanted.brand, wanted.size].map(plain).concat(wanted.barcodes).join('\u0000');
    const earlier = lines.get(key);
    if (earlier === undefined) {
      lines.set(key, line);
    } else if (!faults.some(({ code }) => code === 'barcode_repeated')) {
      faults.push({ column: 'name', code: 'product_repeated', params: { line: earlier } });
    }
  }
}

/** What a line would change of a product: it adds codes and names, and removes none. */
function changesOf(wanted: WantedProduct, product: KnownProduct): FieldChange[] {
  const fields: Array<[ImportColumn, FieldValue | undefined, FieldValue]> = [
    ['name', wanted.name, product.name],
    ['brand', wanted.brand, product.brand],
    ['size', wanted.size, product.size],
    ['category', wanted.category, product.category],
    ['price', wanted.priceCentavos, product.price_centavos],
    ['cost', wanted.costCentavos, product.cost_centavos],
    ['minimumStock', wanted.minimumStock, product.minimum_stock],
  ];
  const changes = fields.flatMap(([field, after, before]): FieldChange[] => {
    const isSameCategory = field === 'category' && plain(String(after)) === plain(String(before));
    return after === undefined || after === before || isSameCategory
      ? []
      : [{ field, before, after }];
  });
  const codes = wanted.barcodes.filter((code) => !product.barcodes.includes(code));
  if (codes.length > 0) {
    const after = [...product.barcodes, ...codes];
    changes.push({ field: 'barcodes', before: product.barcodes, after });
  }
  const had = new Set(product.aliases.map(plain));
  const names = wanted.aliases.filter((alias) => !had.has(plain(alias)));
  if (names.length > 0) {
    changes.push({
      field: 'aliases',
      before: product.aliases,
      after: [...product.aliases, ...names],
    });
  }
  return changes;
}
