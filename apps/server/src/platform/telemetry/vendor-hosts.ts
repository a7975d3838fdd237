import type { AppConfig } from '../../config/app-config.js';
import type { VendorOfHost } from './outgoing-http.js';

/** The vendors of a configuration by the hosts they are called at. */
export function vendorHosts(config: AppConfig): VendorOfHost {
  const { providers, payments, push, storage, messaging } = config;
  const named: ReadonlyArray<readonly [string, string | undefined]> = [
    ['openai', providers.openai?.baseUrl],
    ['claude', providers.claude?.baseUrl],
    ['custom', providers.custom?.url],
    ['stripe', payments.stripe?.apiUrl],
    ['conekta', payments.conekta?.apiUrl],
    ['fcm', push.fcm?.apiUrl],
    ['s3', storage.kind === 's3' ? storage.s3.endpoint : undefined],
    ['twilio', messaging.twilio?.apiUrl],
  ];
  const byHost = new Map<string, string>();
  for (const [name, url] of named) if (url !== undefined) byHost.set(new URL(url).host, name);
  return (host) => byHost.get(host) ?? byHost.get(host.replace(/:(80|443)$/, ''));
}
