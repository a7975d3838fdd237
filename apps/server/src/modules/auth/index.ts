export { AccountsModule, AuthModule } from './auth.module.js';
export { AccountsService, type VerifiedUserSeed } from './accounts.service.js';
export { AuthWorkerModule } from './auth.worker.module.js';
export { UserErasedEvent, type UserErasedPayload } from './events/user-erased.event.js';
export type { ConsentDocument, ConsentRow, UserRow } from './accounts.repository.js';
export { MeResponse } from './dto/me.response.js';
export { UserRegisteredEvent, type UserRegisteredPayload } from './events/user-registered.event.js';
export { parseEmail, parseIdentifier, parsePhone, type Identifier } from './identifiers.js';
export { USER_LOCALES, type UserLocale } from './messages.js';
