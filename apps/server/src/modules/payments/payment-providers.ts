import type { AppConfig } from '../../config/app-config.js';
import { ConektaAdapter } from './adapters/conekta/conekta.adapter.js';
import { StripeAdapter } from './adapters/stripe/stripe.adapter.js';
import type {
  CardVault,
  PaymentMethodKind,
  PaymentProvider,
  ProviderName,
  VendorEventLog,
} from './payment-provider.port.js';
import { PaymentsError } from './payments.errors.js';

/** The vendors that have keys. */
export class PaymentProviders {
  private readonly byNames: ReadonlyMap<ProviderName, PaymentProvider>;

  constructor(
    providers: readonly PaymentProvider[],
    private readonly cards: CardVault | undefined,
    /** What the app shows itself with to the card vendor. */
    readonly publishableKey: string | undefined,
    readonly eventLogs: readonly VendorEventLog[],
  ) {
    this.byNames = new Map(providers.map((provider) => [provider.name, provider]));
  }

  /** @throws AppError `payments.not_configured` */
  forMethod(method: PaymentMethodKind): PaymentProvider {
    const provider = [...this.byNames.values()].find((each) => each.methods.includes(method));
    if (!provider) throw PaymentsError.notConfigured();
    return provider;
  }

  /** @throws AppError `payments.not_configured` */
  get(name: ProviderName): PaymentProvider {
    const provider = this.byNames.get(name);
    if (!provider) throw PaymentsError.notConfigured();
    return provider;
  }

  /** @throws AppError `payments.not_configured` */
  get vault(): CardVault {
    if (!this.cards) throw PaymentsError.notConfigured();
    return this.cards;
  }

  /** The vault, where a card vendor is set up. */
  get vaultIfAny(): CardVault | undefined {
    return this.cards;
  }

  offers(method: PaymentMethodKind): boolean {
    return [...this.byNames.values()].some((each) => each.methods.includes(method));
  }
}

/** The vendors of a configuration: each is there exactly when its keys are. */
export function createPaymentProviders({ payments }: AppConfig): PaymentProviders {
  const stripe = payments.stripe && new StripeAdapter(payments.stripe);
  const conekta = payments.conekta && new ConektaAdapter(payments.conekta);
  const present = [stripe, conekta].filter((provider) => provider !== undefined);
  return new PaymentProviders(
    present,
    stripe,
    payments.stripe?.publishableKey,
    stripe ? [stripe] : [],
  );
}
