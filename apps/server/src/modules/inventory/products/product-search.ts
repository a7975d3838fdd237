import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import { storedBarcode } from './barcode.js';
import { PRODUCT_COLUMNS, type ProductRow } from './products.repository.js';

export type RankedProduct = ProductRow & { readonly rank: number };

export interface SearchPage {
  readonly rows: RankedProduct[];
  /** Nothing is written as it was typed: what was found is alike. */
  readonly isGuessed: boolean;
}

/** More words than a name has make a search slower, not better. */
const MAX_WORDS = 8;
/** Words of the store that a mistyped one may stand for. */
const MAX_GUESSES = 6;
/** pg_trgm's own default: from here on two words are alike. */
const ALIKE = 0.3;
/** Sorts after every letter, so that a range from a word to it holds what begins with the word. */
const LAST = '\u{10ffff}';
/** How a whole word, the beginning of one and a guessed one count. */
const EXACT = 10;
const PREFIX = 6;
const GUESS = 3;
/**
 * Places in which a word is rare. What is rare is gathered, and a word that nearly everything has
 * (ml) is only looked for in what the rare ones have found.
 */
const RARE = 5_000;

/** One typed word: what begins with it is meant, or any of the words it may stand for. */
interface WantedWord {
  readonly word: string;
  readonly guesses: readonly string[];
}

/**
 * Finds products by the words of their names, brands, sizes, categories, aliases and barcodes. All
 * the words must be there; accents and case do not matter, the last letters may be missing, and
 * when nothing is found that way, mistyped words are mended by the words the store uses.
 */
@Injectable()
export class ProductSearch {
  /** The best first, one more than the limit; the cursor's key is made by `keyOf`. */
  async search(
    tx: Tx,
    storeId: string,
    text: string,
    page: { category: string | undefined; cursor: Cursor | undefined; limit: number },
  ): Promise<SearchPage> {
    const words = await this.wordsOf(tx, text);
    if (words.length === 0) return { rows: [], isGuessed: false };
    const plain = words.map((word): WantedWord => ({ word, guesses: [] }));
    if (page.cursor?.key.startsWith('~') !== true) {
      const rows = await this.find(tx, storeId, plain, page);
      if (rows.length > 0 || page.cursor) return { rows, isGuessed: false };
    }
    const guessed = await this.guess(tx, storeId, words);
    if (!guessed) return { rows: [], isGuessed: false };
    return { rows: await this.find(tx, storeId, guessed, page), isGuessed: true };
  }

  /** What the cursor has to remember of a row. */
  static keyOf(row: RankedProduct, isGuessed: boolean): string {
    return `${isGuessed ? '~' : ''}${row.rank}`;
  }

  private async wordsOf(tx: Tx, text: string): Promise<string[]> {
    const digits = text.replace(/[\s-]/g, '');
    if (/^\d{8,14}$/.test(digits)) return [storedBarcode(digits) ?? digits];
    const rows = await tx.query<{ word: string }>(
      `SELECT DISTINCT word FROM inventory.words_of($1) AS word LIMIT ${MAX_WORDS}`,
      [text],
    );
    return rows.map(({ word }) => word);
  }

  /** Each word with those of the store that it is like; undefined when one is like none. */
  private async guess(
    tx: Tx,
    storeId: string,
    words: readonly string[],
  ): Promise<WantedWord[] | undefined> {
    const wanted: WantedWord[] = [];
    for (const word of words) {
      const rows = await tx.query<{ word: string }>(
        `SELECT word FROM inventory.catalogue_words
          WHERE store_id = $1 AND length(word) BETWEEN length($2) - 2 AND length($2) + 3
            AND similarity(word, $2) >= $3
          ORDER BY similarity(word, $2) DESC, word LIMIT $4`,
        [storeId, word, ALIKE, MAX_GUESSES],
      );
      wanted.push({ word, guesses: rows.map((row) => row.word) });
    }
    return wanted.some(({ guesses }) => guesses.length > 0) ? wanted : undefined;
  }

  /** Words that so many products have that they narrow nothing; none when all are such. */
  private async commonAmong(
    tx: Tx,
    storeId: string,
    wanted: readonly WantedWord[],
  ): Promise<ReadonlySet<string>> {
    if (wanted.length === 1) return new Set();
    const params: unknown[] = [storeId];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const counts = wanted.map(
      ({ word }) =>
        `SELECT ${param(word)}::text AS word, (SELECT count(*) FROM (SELECT 1
           FROM inventory.product_terms WHERE store_id = $1 AND ${begins(word, param)}
          LIMIT ${RARE + 1}) AS places)::int AS places`,
    );
    const rows = await tx.query<{ word: string; places: number }>(
      counts.join(' UNION ALL '),
      params,
    );
    const common = rows.filter(({ places }) => places > RARE).map(({ word }) => word);
    return new Set(common.length === wanted.length ? [] : common);
  }

  private async find(
    tx: Tx,
    storeId: string,
    wanted: readonly WantedWord[],
    page: { category: string | undefined; cursor: Cursor | undefined; limit: number },
  ): Promise<RankedProduct[]> {
    const common = await this.commonAmong(tx, storeId, wanted);
    const params: unknown[] = [storeId];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const gathered = wanted
      .filter(({ word }) => !common.has(word))
      .map(
        (each) => `SELECT product_id, max(score) AS best FROM (${places(each, param)}) AS places
                       GROUP BY product_id`,
      );
    const probed = wanted
      .filter(({ word }) => common.has(word))
      .map(
        (each) => `CROSS JOIN LATERAL (SELECT max(score) AS best
                        FROM (${places(each, param, 'rare.product_id')}) AS places
                      HAVING count(*) > 0) AS`,
      );
    const after = page.cursor && {
      rank: param(Number(page.cursor.key.replace('~', ''))),
      id: param(page.cursor.id),
    };
    const category =
      page.category === undefined
        ? ''
        : `JOIN inventory.products c ON c.id = hits.product_id AND c.store_id = $1
             AND c.category = ${param(page.category)}`;
    return tx.query<RankedProduct>(
      `WITH rare AS MATERIALIZED (
         SELECT product_id, sum(best)::int AS rank
           FROM (${gathered.join(' UNION ALL ')}) AS words
          GROUP BY product_id HAVING count(*) = ${gathered.length}
       ), hits AS (
         SELECT rare.product_id, rare.rank${probed.map((_, n) => ` + common${n}.best`).join('')} AS rank
           FROM rare ${probed.map((probe, n) => `${probe} common${n}`).join(' ')}
       ), page AS (
         SELECT hits.product_id, hits.rank FROM hits ${category}
          ${after ? `WHERE (-hits.rank, hits.product_id) > (-${after.rank}::int, ${after.id}::uuid)` : ''}
          ORDER BY hits.rank DESC, hits.product_id LIMIT ${param(page.limit + 1)}
       )
       SELECT page.rank, ${PRODUCT_COLUMNS}
         FROM page JOIN inventory.products p ON p.id = page.product_id AND p.store_id = $1
        ORDER BY page.rank DESC, p.id`,
      params,
    );
  }
}

/** What begins with the word, as a range of an index. */
function begins(word: string, param: (value: unknown) => string): string {
  return `term >= ${param(word)} AND term < ${param(`${word}${LAST}`)}`;
}

/** Where the word is, of any product or of one, each place with its score. */
function places(
  { word, guesses }: WantedWord,
  param: (value: unknown) => string,
  productId?: string,
): string {
  const terms = `FROM inventory.product_terms WHERE store_id = $1${
    productId === undefined ? '' : ` AND product_id = ${productId}`
  }`;
  const written = `
    SELECT product_id, weight * CASE WHEN term = ${param(word)} THEN ${EXACT} ELSE ${PREFIX} END
           AS score ${terms} AND ${begins(word, param)}`;
  if (guesses.length === 0) return written;
  return `${written} UNION ALL
    SELECT product_id, weight * ${GUESS} AS score
      ${terms} AND term = ANY (${param(guesses)}::text[])`;
}
