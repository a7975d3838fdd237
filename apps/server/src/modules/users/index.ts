export { UsersModule } from './users.module.js';
export { UserRenamedEvent, type UserRenamedPayload } from './events/user-renamed.event.js';
