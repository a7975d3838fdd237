import type { StaffPackageRequest, StaffPackageResponse } from '@miinventario/contracts/client';

/** A package as it is typed; the price in pesos. */
export interface PackageDraft {
  readonly name: string;
  readonly code: string;
  readonly credits: string;
  readonly price: string;
  readonly position: string;
  readonly isActive: boolean;
}

export const EMPTY_DRAFT: PackageDraft = {
  name: '',
  code: '',
  credits: '',
  price: '',
  position: '1',
  isActive: true,
};

const CODE = /^[a-z0-9-]+$/;
const PESOS = /^\d+(\.\d{1,2})?$/;

export function draftOf(current: StaffPackageResponse): PackageDraft {
  return {
    name: current.name,
    code: current.code,
    credits: String(current.credits),
    price: (current.priceCentavos / 100).toFixed(2),
    position: String(current.position),
    isActive: current.isActive,
  };
}

/** What was typed as the API wants it, or undefined while something is missing or wrong. */
export function readDraft(draft: PackageDraft): Omit<StaffPackageRequest, 'reason'> | undefined {
  const name = draft.name.trim();
  const credits = wholeNumber(draft.credits);
  const position = wholeNumber(draft.position);
  const price = draft.price.replaceAll(',', '').trim();
  if (name === '' || !CODE.test(draft.code) || !PESOS.test(price)) return undefined;
  if (credits === undefined || credits < 1 || position === undefined) return undefined;
  const priceCentavos = Math.round(Number(price) * 100);
  return { name, code: draft.code, credits, priceCentavos, position, isActive: draft.isActive };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}
