import type { Random } from './random.js';

export type PackShape = 'carton' | 'bottle' | 'can' | 'bag';

/** A product that exists only in our films. */
export interface Product {
  /** Folder name of its references and key of the counts. */
  readonly key: string;
  readonly brand: string;
  readonly name: string;
  readonly variant: string;
  readonly size: string;
  /** EAN-13 of the Mexican range. */
  readonly barcode: string;
  readonly shape: PackShape;
  /** Of the front, canvas pixels. */
  readonly width: number;
  readonly height: number;
  readonly colours: {
    readonly base: string;
    readonly accent: string;
    readonly ink: string;
    readonly paper: string;
  };
  /** Seeds the label's drawing; siblings share the brand's, not this. */
  readonly artSeed: number;
  readonly logoSeed: number;
}

const BRANDS = [
  'Nopalia', 'Azulejo', 'Tierra Alta', 'La Chispa', 'Don Elote', 'Xoconia', 'Trigalia', 'Maralba',
  'Cenzonte', 'Luminara', 'Petirrojo', 'Ahuejote', 'Montaraz', 'Doña Pilar', 'Quetzalia', 'Brisol',
]; // prettier-ignore
const GOODS = [
  'Leche', 'Avena', 'Jugo', 'Galletas', 'Arroz', 'Cafe', 'Frijol', 'Atole', 'Cereal', 'Salsa',
  'Aceite', 'Detergente', 'Jabon', 'Te', 'Harina', 'Yogur',
]; // prettier-ignore
const VARIANTS = [
  'Fresa', 'Vainilla', 'Natural', 'Mango', 'Guayaba', 'Limon', 'Coco', 'Canela', 'Original',
  'Ligero', 'Durazno', 'Manzana', 'Cacao', 'Nuez', 'Tamarindo', 'Miel',
]; // prettier-ignore
const SIZES = ['250 g', '500 g', '1 kg', '900 ml', '1 L', '355 ml', '600 ml', '340 g', '400 ml'];
const SHAPES: readonly PackShape[] = ['carton', 'carton', 'bottle', 'can', 'bag'];

/**
 * Invents `count` products. About half come in families: siblings of one brand share the logo, the
 * layout and the shape, and differ in variant, accent colour and drawing alone.
 */
export function inventProducts(random: Random, count: number, tallest: number): Product[] {
  const brands = random.shuffle(BRANDS);
  const products: Product[] = [];
  for (let family = 0; products.length < count; family++) {
    const size = Math.min(count - products.length, random.next() < 0.55 ? random.integer(2, 3) : 1);
    products.push(
      ...inventFamily(random, brands[family % brands.length] ?? 'Nopalia', size, tallest),
    );
  }
  return products;
}

function inventFamily(random: Random, brand: string, size: number, tallest: number): Product[] {
  const good = random.pick(GOODS);
  const shape = random.pick(SHAPES);
  const pack = packSize(random, shape, tallest);
  const hue = random.integer(0, 359);
  const isDark = random.next() < 0.35;
  const logoSeed = random.integer(0, 1e9);
  const text = random.pick(SIZES);
  const hues = random.shuffle([10, 45, 95, 150, 205, 260, 310]);
  return random
    .shuffle(VARIANTS)
    .slice(0, size)
    .map((variant, i) => ({
      key: slug(`${brand} ${good} ${variant} ${text}`),
      brand,
      name: good,
      variant,
      size: text,
      barcode: inventBarcode(random),
      shape,
      ...pack,
      colours: {
        base: isDark ? hsl(hue, 62, 30) : hsl(hue, 70, 58),
        accent: hsl(hues[i] ?? hue + 120, 78, 48),
        ink: isDark ? '#fdfaf0' : '#221c1a',
        paper: isDark ? hsl(hue, 40, 90) : '#fffdf4',
      },
      artSeed: random.integer(0, 1e9),
      logoSeed,
    }));
}

function packSize(
  random: Random,
  shape: PackShape,
  tallest: number,
): { width: number; height: number } {
  const share = { carton: 0.5, bottle: 0.36, can: 0.56, bag: 0.72 }[shape];
  const height = Math.round(
    tallest * (shape === 'can' ? random.between(0.55, 0.72) : random.between(0.82, 1)),
  );
  return { width: Math.round(height * share * random.between(0.9, 1.12)), height };
}

function inventBarcode(random: Random): string {
  const digits = `750${Array.from({ length: 9 }, () => random.integer(0, 9)).join('')}`;
  const sum = [...digits].reduce(
    (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function hsl(hue: number, saturation: number, lightness: number): string {
  return `hsl(${((hue % 360) + 360) % 360},${saturation}%,${lightness}%)`;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
