import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PersonErasers } from './person-erasers.registry.js';
import { PersonalDataRegistry } from './personal-data.registry.js';
import { PlatformEraser } from './platform-eraser.js';

/** The rights of people over their data, as ports that modules fill. */
@Global()
@Module({
  providers: [PersonalDataRegistry, PersonErasers, PlatformEraser],
  exports: [PersonalDataRegistry, PersonErasers],
})
export class PrivacyModule implements OnModuleInit {
  constructor(
    private readonly erasers: PersonErasers,
    private readonly platform: PlatformEraser,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this.platform);
  }
}
