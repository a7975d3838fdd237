import type { FacingLabel } from '@miinventario/counting';
import type { CatalogueEntry } from '../detection-provider.port.js';
import { normaliseGtin } from './gtin.js';
import { wordsOf } from './normalise-text.js';
import { takeSize, type PackSize } from './parse-size.js';
import { trigramsOf } from './trigrams.js';

/** A product's name or a read label, taken apart for comparison. */
export interface NameParts {
  /** Words of brand and name without the size and without words that tell nothing apart. */
  readonly words: readonly string[];
  readonly trigrams: ReadonlySet<string>;
  /** Words that make another product of the same name: light, zero... */
  readonly variants: ReadonlySet<string>;
  readonly brand: string | undefined;
  readonly size: PackSize | undefined;
}

export interface IndexedName {
  readonly productId: string;
  readonly parts: NameParts;
}

/** What the pack is or where it stands: it comes and goes without making another product. */
const IDLE_WORDS = new Set(
  (
    'de del la el los las con en y a al por para sabor refresco bebida botella lata pet bolsa caja ' +
    'paquete frasco sobre envase retornable desechable vidrio plastico papas frituras botana ' +
    'original clasico clasica regular producto pieza pza'
  ).split(' '),
);

/** Written on one of two siblings alone, they tell them apart whatever else is alike. */
const VARIANT_WORDS = new Set(
  (
    'light lite zero diet sin azucar deslactosada descremada semidescremada entera integral mini ' +
    'jumbo maxi extra doble triple infantil adulto picante adobada adobadas flamin queso limon ' +
    'naranja manzana fresa chocolate vainilla uva toronja mango durazno pina coco cafe'
  ).split(' '),
);

export function partsOf(label: FacingLabel): NameParts {
  const brand = label.brand === undefined ? [] : wordsOf(label.brand);
  const inName = takeSize(label.name ?? '');
  const own = label.size === undefined ? undefined : takeSize(label.size).size;
  const words = [...new Set([...brand, ...wordsOf(inName.rest)])].filter(
    (word) => !IDLE_WORDS.has(word),
  );
  return {
    words,
    trigrams: trigramsOf(words.join(' ')),
    variants: new Set(words.filter((word) => VARIANT_WORDS.has(word))),
    brand: brand.length === 0 ? undefined : brand.join(' '),
    size: own ?? inName.size,
  };
}

/** The store's products, prepared once for the names of a whole film. */
export class CatalogueIndex {
  readonly names: readonly IndexedName[];
  private readonly byBarcode = new Map<string, Set<string>>();
  private readonly byAlias = new Map<string, Set<string>>();
  private readonly byTrigram = new Map<string, number[]>();
  private readonly productIds: ReadonlySet<string>;

  constructor(catalogue: readonly CatalogueEntry[]) {
    this.productIds = new Set(catalogue.map((entry) => entry.productId));
    this.names = catalogue.map((entry) => ({
      productId: entry.productId,
      parts: partsOf({
        name: entry.name,
        ...(entry.brand === null ? {} : { brand: entry.brand }),
        ...(entry.size === null ? {} : { size: entry.size }),
      }),
    }));
    for (const entry of catalogue) {
      for (const barcode of entry.barcodes) {
        put(this.byBarcode, normaliseGtin(barcode) ?? barcode, entry.productId);
      }
      for (const alias of entry.aliases ?? []) put(this.byAlias, aliasKey(alias), entry.productId);
    }
    this.names.forEach(({ parts }, index) => {
      for (const trigram of parts.trigrams) {
        const list = this.byTrigram.get(trigram);
        if (list) list.push(index);
        else this.byTrigram.set(trigram, [index]);
      }
    });
  }

  has(productId: string): boolean {
    return this.productIds.has(productId);
  }

  /** The one product with that barcode; undefined when none or several have it. */
  findByBarcode(barcode: string): string | undefined {
    return only(this.byBarcode.get(barcode));
  }

  /** The one product that people have confirmed under exactly this name. */
  findByAlias(label: FacingLabel): string | undefined {
    const full = [label.brand, label.name, label.size].filter(Boolean).join(' ');
    return (
      only(this.byAlias.get(aliasKey(full))) ?? only(this.byAlias.get(aliasKey(label.name ?? '')))
    );
  }

  /** Products that share a trigram with the name, with their trigram similarity. */
  *candidates(parts: NameParts): Generator<{ name: IndexedName; similarity: number }> {
    const shared = new Map<number, number>();
    for (const trigram of parts.trigrams) {
      for (const index of this.byTrigram.get(trigram) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1);
      }
    }
    for (const [index, count] of shared) {
      const name = this.names[index];
      if (!name) continue;
      const all = parts.trigrams.size + name.parts.trigrams.size - count;
      yield { name, similarity: count / all };
    }
  }
}

function aliasKey(text: string): string {
  return wordsOf(text).join(' ');
}

function put(map: Map<string, Set<string>>, key: string, productId: string): void {
  if (key === '') return;
  const set = map.get(key);
  if (set) set.add(productId);
  else map.set(key, new Set([productId]));
}

function only(set: ReadonlySet<string> | undefined): string | undefined {
  return set?.size === 1 ? [...set][0] : undefined;
}
