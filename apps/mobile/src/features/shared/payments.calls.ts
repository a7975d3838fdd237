import type {
  BillingProfileBody,
  CardResponse,
  CreateOrderRequest,
  OrderActionResponse,
  OrderResponse,
  PackageResponse,
  PaymentMethodKind,
  PaymentOptionsResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { Page } from '../../lib/api/types';

export type CreditPackage = PackageResponse;
export type Order = OrderResponse;
export type OrderAction = OrderActionResponse;
export type NewOrder = CreateOrderRequest;
export type PaymentMethod = PaymentMethodKind;
export type PaymentOptions = PaymentOptionsResponse;
export type Card = CardResponse;
export type BillingProfile = BillingProfileBody;

/** A payment waits for the vendor, who is slower than we are. */
const VENDOR_TIMEOUT_MS = 40_000;

/** Buying credits: packages, orders, cards, and for whom receipts are made out. */
export const paymentCalls = (http: AxiosInstance) => ({
  listPackages: async () =>
    (await http.get<{ items: CreditPackage[] }>('/credits/packages')).data.items,
  getPaymentOptions: async () => (await http.get<PaymentOptions>('/payments/options')).data,
  createOrder: async (body: NewOrder, idempotencyKey: string) =>
    (
      await http.post<Order>('/payments/orders', body, {
        idempotencyKey,
        timeout: VENDOR_TIMEOUT_MS,
      })
    ).data,
  listOrders: async (cursor?: string) =>
    (await http.get<Page<Order>>('/payments/orders', { params: { cursor } })).data,
  getOrder: async (orderId: string) => (await http.get<Order>(`/payments/orders/${orderId}`)).data,
  getOrderAction: async (orderId: string) =>
    (await http.get<OrderAction>(`/payments/orders/${orderId}/action`)).data,
  cancelOrder: async (orderId: string, idempotencyKey: string) =>
    (await http.post<Order>(`/payments/orders/${orderId}/cancel`, {}, { idempotencyKey })).data,
  listCards: async () => (await http.get<{ items: Card[] }>('/payments/methods')).data.items,
  setDefaultCard: async (cardId: string) => {
    await http.post(`/payments/methods/${cardId}/default`, {});
  },
  removeCard: async (cardId: string) => {
    await http.delete(`/payments/methods/${cardId}`);
  },
  getBillingProfile: async () => (await http.get<BillingProfile>('/payments/billing-profile')).data,
  saveBillingProfile: async (profile: BillingProfile) =>
    (await http.put<BillingProfile>('/payments/billing-profile', profile)).data,
  removeBillingProfile: async () => {
    await http.delete('/payments/billing-profile');
  },
});
