import { AppError } from '../../platform/errors/app-error.js';

/** Every error of stores and their teams. */
export const StoresError = {
  ownerOnly: () => new AppError('stores.owner_only'),
  scopeTooWide: () => new AppError('stores.scope_too_wide'),
  ownerStays: () => new AppError('stores.owner_stays'),
  alreadyMember: () => new AppError('stores.already_member'),
  invitationInvalid: () => new AppError('stores.invitation_invalid'),
} as const;
