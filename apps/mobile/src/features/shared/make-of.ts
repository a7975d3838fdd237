/** "Coca-Cola · 600 ml", of what is known. */
export function makeOf({ brand, size }: { brand: string | null; size: string | null }): string {
  return [brand, size].filter((part) => part !== null && part !== '').join(' · ');
}
