import { Injectable } from '@nestjs/common';
import type { UserId } from '../database/actor.js';
import type { Tx } from '../database/tx.js';

/** What one module knows of a person, for their copy of it. */
export interface PersonalDataSource {
  /** File name in the copy, without extension: `sesiones`. */
  readonly name: string;
  /** Rows as the person may read them; the transaction acts for that person. */
  collect(tx: Tx, userId: UserId): Promise<readonly object[]>;
}

/** Modules add what they hold of people; users makes the copy without knowing the modules. */
@Injectable()
export class PersonalDataRegistry {
  private readonly sources = new Map<string, PersonalDataSource>();

  /** @throws Error when the name is taken */
  register(source: PersonalDataSource): void {
    if (this.sources.has(source.name)) throw new Error(`personal data twice: ${source.name}`);
    this.sources.set(source.name, source);
  }

  all(): readonly PersonalDataSource[] {
    return [...this.sources.values()];
  }
}
