import { Global, Module } from '@nestjs/common';
import { FeatureFlags } from './feature-flags.js';
import { Settings } from './settings.service.js';

@Global()
@Module({ providers: [FeatureFlags, Settings], exports: [FeatureFlags, Settings] })
export class SettingsModule {}
