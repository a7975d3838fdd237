import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from './password-rules.js';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes and checks passwords; about 20 ms each, off the main thread. */
@Injectable()
export class PasswordHasher {
  private readonly nobody = hash('nobody has this password', OPTIONS);

  hash(password: string): Promise<string> {
    return hash(normalisePassword(password), OPTIONS);
  }

  /** Takes as long when there is no hash to compare with: time must not tell who has an account. */
  async verify(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    const normal = normalisePassword(password);
    const isSame = await verify(passwordHash ?? (await this.nobody), normal, OPTIONS);
    return isSame && passwordHash !== null && passwordHash !== undefined;
  }
}
