import { Module } from '@nestjs/common';
import { FRAME_PREPARER } from './frame-preparer.port.js';
import { IaProviderService } from './ia-provider.service.js';
import { HidingFramePreparer } from './privacy/hiding-frame-preparer.js';
import { ProviderPolicies } from './provider-policy.js';
import { ProvidersRegistry } from './providers.registry.js';

@Module({
  providers: [
    IaProviderService,
    ProviderPolicies,
    ProvidersRegistry,
    { provide: FRAME_PREPARER, useClass: HidingFramePreparer },
  ],
  exports: [IaProviderService],
})
export class IaProviderModule {}
