import { expect } from 'vitest';
import type { StoreApi } from './store-api.js';

/** What the API says of a catalogue that was sent. */
export interface Import {
  id: string;
  status: string;
  ignoredColumns: string[];
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  errorCount: number;
}

/** Sends a catalogue as a file and gives its preview. */
export function sendCatalogue(to: StoreApi, file: Buffer | string) {
  return to.send<Import>('/catalogue-imports', 'file', file);
}

/** Imports that many products into the store, exports them, and sends the export: nothing changes. */
export async function importAndExport(to: StoreApi, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => {
    const code = withCheckDigit(`750${String(index).padStart(9, '0')}`);
    const name = index === 0 ? "'=HYPERLINK(1)" : `Producto ${index} ñandú`;
    return `${name},Marca ${index % 40},${(index % 9) + 1}00 ml,Cat ${index % 12},${code},${index}.50,3,Alias ${index}`;
  });
  const header = 'Name,Brand,Size,Category,Barcode,Price,Minimum stock,Aliases';
  const preview = await sendCatalogue(to, `${header}\n${lines.join('\n')}\n`);
  expect(preview.body).toMatchObject({ newCount: count, errorCount: 0 });
  const applied = await to.call('POST', `/catalogue-imports/${preview.body.id}/apply`);
  expect(applied.status, applied.text).toBe(200);
  const again = await sendCatalogue(to, await to.made({ kind: 'CATALOGUE', format: 'csv' }));
  expect(again.body).toMatchObject({
    newCount: 0,
    changedCount: 0,
    unchangedCount: count,
    errorCount: 0,
  });
}

function withCheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
