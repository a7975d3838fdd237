import type { FrameDetection } from '@miinventario/counting';
import type { ExtractedFrame } from '@miinventario/film';
import { encodeDescriptor } from '@miinventario/recognition';
import { envSchema } from '../apps/server/src/config/env.schema.js';
import { toProviders, type ProvidersConfig } from '../apps/server/src/config/providers-config.js';
import { ClaudeVendor } from '../apps/server/src/modules/ia-provider/adapters/claude/claude.adapter.js';
import { CustomAdapter } from '../apps/server/src/modules/ia-provider/adapters/custom/custom.adapter.js';
import { OpenAiVendor } from '../apps/server/src/modules/ia-provider/adapters/openai/openai.adapter.js';
import type { DetectionProvider } from '../apps/server/src/modules/ia-provider/detection-provider.port.js';
import { PlainFramePreparer } from '../apps/server/src/modules/ia-provider/frame-preparer.port.js';
import { VisionProvider } from '../apps/server/src/modules/ia-provider/vision/vision-provider.js';
import type { ModelPrice } from '../apps/server/src/modules/ia-provider/vision/token-use.js';
import type { VisionVendor } from '../apps/server/src/modules/ia-provider/vision/vision-vendor.port.js';
import { settingDefinitions } from '../apps/server/src/platform/settings/setting-definitions.js';
import type { EnrolledProduct } from './enrol.js';
import { isRemote, type Mode, type RemoteProvider } from './modes.js';

export interface ProviderReply {
  readonly detections: readonly FrameDetection[];
  readonly costMicroUsd: number;
}

/**
 * The remote providers among the modes, set up as the server is.
 * @throws Error when one of them has no keys
 */
export function providersFromEnvironment(
  modes: readonly Mode[],
  environment: NodeJS.ProcessEnv,
): Map<Mode, DetectionProvider> {
  const providers = new Map<Mode, DetectionProvider>();
  const wanted = modes.filter(isRemote);
  if (wanted.length === 0) return providers;
  const config = toProviders(PROVIDER_VARIABLES.parse(environment));
  for (const name of wanted) {
    const provider = makeProvider(name, config);
    if (!provider) throw new Error(`${name}: its keys are not set`);
    providers.set(name, provider);
  }
  return providers;
}

const PROVIDER_VARIABLES = envSchema.pick({
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  ANTHROPIC_API_KEY: true,
  ANTHROPIC_BASE_URL: true,
  CUSTOM_PROVIDER_URL: true,
  CUSTOM_PROVIDER_TOKEN: true,
});

/** The provider as the server makes it, by its own settings; undefined when its keys are not set. */
function makeProvider(
  name: RemoteProvider,
  config: ProvidersConfig,
): DetectionProvider | undefined {
  const preparer = new PlainFramePreparer();
  if (name === 'custom') {
    const price = settingDefinitions['providers.custom_frame_micro_usd'].initial;
    return (
      config.custom && new CustomAdapter(config.custom, () => Promise.resolve(price), preparer)
    );
  }
  const vendor: VisionVendor | undefined =
    name === 'openai'
      ? config.openai && new OpenAiVendor(config.openai)
      : config.claude && new ClaudeVendor(config.claude);
  const model = settingDefinitions[`providers.${name}_model`].initial;
  const prices: Readonly<Record<string, ModelPrice>> =
    settingDefinitions['providers.prices'].initial;
  const options = {
    model,
    effort: settingDefinitions['providers.effort'].initial,
    price: prices[model],
    hints: settingDefinitions['providers.catalogue_hints'].initial,
  };
  return vendor && new VisionProvider(vendor, () => Promise.resolve(options), preparer);
}

/** Asks a provider about one film's key frames, within the cap of a session. */
export async function askProvider(
  provider: DetectionProvider,
  frames: readonly ExtractedFrame[],
  products: readonly EnrolledProduct[],
): Promise<ProviderReply> {
  const { detections, usage } = await provider.detectProducts({
    frames,
    catalogue: products.map(({ productId, barcodes, references }) => ({
      productId,
      // A set names its products by keys: their words are all that a vendor can be told.
      name: productId.replace(/[-_]+/g, ' '),
      brand: null,
      size: null,
      barcodes,
      references: references.map(encodeDescriptor),
    })),
    signal: AbortSignal.timeout(15 * 60_000),
    onProgress: () => undefined,
    capMicroUsd: settingDefinitions['providers.session_cap_micro_usd'].initial,
  });
  return { detections, costMicroUsd: usage.costMicroUsd };
}
