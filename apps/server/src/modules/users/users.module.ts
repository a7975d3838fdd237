import { Module } from '@nestjs/common';
import { AccountsModule } from '../auth/index.js';
import { AvatarController } from './avatar.controller.js';
import { AvatarService } from './avatar.service.js';
import { MeController } from './me.controller.js';
import { UserPreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';
import { PrivacyService } from './privacy.service.js';
import { ProfileService } from './profile.service.js';

/** People's own profiles, and their rights over their data. */
@Module({
  imports: [AccountsModule],
  controllers: [MeController, AvatarController, UserPreferencesController],
  providers: [ProfileService, AvatarService, PrivacyService, PreferencesService],
})
export class UsersModule {}
