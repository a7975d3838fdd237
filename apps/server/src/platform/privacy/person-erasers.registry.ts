import { Injectable } from '@nestjs/common';
import type { UserId } from '../database/actor.js';

/** Who is to be forgotten. */
export interface ForgottenPerson {
  readonly userId: UserId;
  /** Phone (E.164) and e-mail, while they are still known: rows of other people may name them. */
  readonly identifiers: readonly string[];
}

/** Removes what one module holds of a person. */
export interface PersonEraser {
  /** `<module>`, unique; told in the log when it fails. */
  readonly name: string;
  /**
   * Removes or blanks everything personal, in transactions of its own and with its vendors. Called
   * before the account is erased and once more afterwards, so it must be safe to repeat.
   */
  forget(person: ForgottenPerson): Promise<void>;
}

/** Modules add their erasers; auth runs them all without knowing the modules. */
@Injectable()
export class PersonErasers {
  private readonly erasers = new Map<string, PersonEraser>();

  /** @throws Error when the name is taken */
  register(eraser: PersonEraser): void {
    if (this.erasers.has(eraser.name)) throw new Error(`two erasers named ${eraser.name}`);
    this.erasers.set(eraser.name, eraser);
  }

  /** Runs every eraser; the first fault ends it, and the whole is tried again later. */
  async forget(person: ForgottenPerson): Promise<void> {
    for (const eraser of this.erasers.values()) {
      try {
        await eraser.forget(person);
      } catch (cause) {
        throw new Error(`eraser ${eraser.name} failed`, { cause });
      }
    }
  }
}
