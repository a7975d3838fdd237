import { signedFileOf } from './files.model';
import type { MadeFile } from './files.calls';

const file: MadeFile = {
  id: 'file-1',
  kind: 'PURCHASE_LIST',
  format: 'xlsx',
  status: 'READY',
  downloadUrl: 'http://files.test/a',
  sizeBytes: 9_000,
  createdAt: '2026-11-25T16:00:00.000Z',
};

describe('signedFileOf', () => {
  it('names the file as people call it, without accents or spaces', () => {
    expect(signedFileOf(file, 'Lista de compra: árnica')).toEqual({
      url: 'http://files.test/a',
      name: 'lista-de-compra-arnica-2026-11-25.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  });

  it('has nothing to give while the file is being made', () => {
    expect(signedFileOf({ ...file, status: 'QUEUED', downloadUrl: null }, 'x')).toBeNull();
  });
});
