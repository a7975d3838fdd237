import { PaymentVendorRefused, PaymentVendorUnavailable } from './payment-provider.port.js';
import { PaymentsError } from './payments.errors.js';

/** Runs a call to a vendor; what it throws becomes the error a person is told. */
export async function callVendor<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof PaymentVendorUnavailable) throw PaymentsError.vendorUnavailable(error);
    if (error instanceof PaymentVendorRefused) throw PaymentsError.vendorRefused(error);
    throw error;
  }
}
