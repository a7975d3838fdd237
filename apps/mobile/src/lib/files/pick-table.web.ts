import type { PickTable } from './table-file';
import { TABLE_ENDINGS, TABLE_TYPES } from './table-file';

/** A table from this device; null when the person changes their mind. */
export const pickTable: PickTable = () =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = [...TABLE_ENDINGS, ...TABLE_TYPES].join(',');
    input.style.display = 'none';
    const settle = (file: File | undefined) => {
      input.remove();
      resolve(file === undefined ? null : { name: file.name, part: file });
    };
    input.addEventListener('change', () => settle(input.files?.[0]));
    input.addEventListener('cancel', () => settle(undefined));
    document.body.appendChild(input);
    input.click();
  });
