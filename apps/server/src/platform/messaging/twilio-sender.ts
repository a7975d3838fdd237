import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type { TwilioConfig } from '../../config/app-config.js';
import type { MessageSender, OutgoingMessage } from './message-sender.port.js';

/** Where the SDK believes Twilio to be. */
const TWILIO_URL = 'https://api.twilio.com';
const TIMEOUT_MS = 10_000;
/** Of requests that Twilio did not take (429): a message that it may have taken is not sent twice. */
const RETRIES = 2;

/** The SDK's HTTP client at the configured address. */
class AddressedClient extends twilio.RequestClient {
  constructor(
    private readonly apiUrl: string,
    timeoutMs: number,
  ) {
    super({ timeout: timeoutMs, autoRetry: true, maxRetries: RETRIES });
  }

  override request<T>(options: RequestClient.RequestOptions<T>) {
    const uri = options.uri.replace(TWILIO_URL, this.apiUrl);
    return super.request<T>({ ...options, uri });
  }
}

/** Sends SMS by Twilio's Messages API. */
export class TwilioSender implements MessageSender {
  private readonly client: twilio.Twilio;

  constructor(
    private readonly config: TwilioConfig,
    timeoutMs = TIMEOUT_MS,
  ) {
    this.client = twilio(config.accountSid, config.authToken, {
      httpClient: new AddressedClient(config.apiUrl, timeoutMs),
    });
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.client.messages.create({
      to: message.recipient,
      from: this.config.from,
      body: message.body,
    });
  }
}
