import { Inject, Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { AccountsService } from '../auth/index.js';
import { makeAvatar } from './avatar-image.js';
import { UsersError } from './users.errors.js';

/** The picture a person shows of themselves. */
@Injectable()
export class AvatarService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Stores the picture under a new key, so that no cache shows the old one; gives its address. */
  async set(actor: UserActor, original: Buffer): Promise<string> {
    const avatar = await makeAvatar(original);
    if (!avatar) throw UsersError.avatarUnreadable();
    const key = `avatars/${newId()}.jpg`;
    await this.storage.put(key, avatar, 'image/jpeg');
    await this.replace(actor, key);
    return this.storage.presignRead(key);
  }

  async remove(actor: UserActor): Promise<void> {
    await this.replace(actor, null);
  }

  /** An address to read the picture from for a while; null when there is none. */
  async find(actor: UserActor): Promise<string | null> {
    const user = await this.db.read(actor, (tx) => this.accounts.get(tx, actor.userId));
    return user.avatar_key === null ? null : this.storage.presignRead(user.avatar_key);
  }

  private async replace(actor: UserActor, key: string | null): Promise<void> {
    const old = await this.db.write(actor, async (tx) => {
      const user = await this.accounts.get(tx, actor.userId);
      await this.accounts.setAvatar(tx, actor.userId, key);
      return user.avatar_key;
    });
    if (old !== null) await this.storage.remove(old);
  }
}
