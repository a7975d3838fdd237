import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../errors/app-error.js';
import { FeatureFlags, type FlagKey } from '../settings/feature-flags.js';

const WANTED_FLAG = 'flag:wanted';

/** Refuses with `service.paused` what staff have switched off. */
@Injectable()
export class FlagGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly flags: FeatureFlags,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const flag = this.reflector.get<FlagKey | undefined>(WANTED_FLAG, context.getHandler());
    if (flag !== undefined && !(await this.flags.isOn(flag))) throw new AppError('service.paused');
    return true;
  }
}

/** The route answers only while the flag is on. */
export const WhileOn = (flag: FlagKey) =>
  applyDecorators(SetMetadata(WANTED_FLAG, flag), UseGuards(FlagGuard));
