import { Inject, Injectable } from '@nestjs/common';
import type { StoreId, UserId } from '../../../platform/database/actor.js';
import { STORE_ACCESS, type StoreAccessPort } from '../../../platform/http/ports.js';
import { InventoryError } from '../inventory.errors.js';

/** Who may be given a count: whoever works in the store, and nobody else is told of it. */
@Injectable()
export class Assignees {
  constructor(@Inject(STORE_ACCESS) private readonly access: StoreAccessPort) {}

  /** @throws AppError counts.assignee_unknown, for somebody else's person as for nobody */
  async assertMember(storeId: string, userId: string | null | undefined): Promise<void> {
    if (userId === null || userId === undefined) return;
    if (!(await this.isMember(storeId, userId))) throw InventoryError.assigneeUnknown();
  }

  /** The person, while they work in the store. */
  async stillThere(storeId: string, userId: string | null | undefined): Promise<string | null> {
    if (userId === null || userId === undefined) return null;
    return (await this.isMember(storeId, userId)) ? userId : null;
  }

  private async isMember(storeId: string, userId: string): Promise<boolean> {
    return (await this.access.resolve(userId as UserId, storeId as StoreId)) !== undefined;
  }
}
