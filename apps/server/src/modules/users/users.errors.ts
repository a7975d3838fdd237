import { AppError } from '../../platform/errors/app-error.js';

/** Every error of people's profiles. */
export const UsersError = {
  avatarUnreadable: () => new AppError('users.avatar_unreadable'),
} as const;
