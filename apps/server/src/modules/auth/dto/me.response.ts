import { ApiProperty } from '@nestjs/swagger';
import { USER_LOCALES } from '../messages.js';
import type { UserRow } from '../accounts.repository.js';

/** The person as they see themselves. */
export class MeResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'E.164' })
  phone!: string | null;
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  @ApiProperty({ enum: USER_LOCALES })
  locale!: string;
  @ApiProperty({ enum: ['USER', 'ADMIN'] })
  role!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'when the account is erased, as its owner asked; until then they may take it back',
  })
  eraseAfter!: string | null;

  static of(user: UserRow): MeResponse {
    return {
      id: user.id,
      name: user.name,
      phone: user.phone,
      email: user.email,
      locale: user.locale,
      role: user.role,
      createdAt: user.created_at.toISOString(),
      eraseAfter: user.erase_after?.toISOString() ?? null,
    };
  }
}
