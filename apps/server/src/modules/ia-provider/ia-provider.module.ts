import { Module } from '@nestjs/common';
import { IaProviderService } from './ia-provider.service.js';

@Module({ providers: [IaProviderService], exports: [IaProviderService] })
export class IaProviderModule {}
