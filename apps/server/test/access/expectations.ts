import type { StoreScope } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';

interface Call {
  /** A valid body, where the route takes one and names a thing in its path. */
  readonly body?: object;
  /** The route takes a form with a picture. */
  readonly form?: true;
}

/** Who may call an endpoint. */
export type Expectation =
  | { readonly who: 'anybody' }
  /** A service with a key of its own. */
  | { readonly who: 'service' }
  | ({ readonly who: 'person' } & Call & { readonly stream?: true })
  | ({ readonly who: 'staff' } & Call)
  | ({
      readonly who: 'member';
      readonly scopes: readonly StoreScope[];
      /** The scope alone is not enough. */
      readonly ownerOnly?: true;
      /** A stream of events: its refusal is an event of its own, behind a status of 200. */
      readonly stream?: true;
    } & Call);

const anybody: Expectation = { who: 'anybody' };
const person: Expectation = { who: 'person' };
const member = (scope?: StoreScope, call: Call = {}): Expectation => ({
  who: 'member',
  scopes: scope ? [scope] : [],
  ...call,
});
const importer: Expectation = { who: 'member', scopes: ['catalog:write', 'inventory:read'] };
const SHA256 = 'a'.repeat(64);

/**
 * Every endpoint of the OpenAPI document below /api/v1, and who may call it. The test fails for an
 * endpoint that is missing here, and for one that is no longer there.
 */
export const expectations: Readonly<Record<string, Expectation>> = {
  'POST /auth/register': anybody,
  'POST /auth/verify-otp': anybody,
  'POST /auth/resend-otp': anybody,
  'POST /auth/login': anybody,
  'POST /auth/login/otp/request': anybody,
  'POST /auth/login/otp/verify': anybody,
  'POST /auth/refresh': anybody,
  'POST /auth/logout': anybody,
  'GET /auth/csrf': anybody,
  'POST /auth/password/forgot': anybody,
  'POST /auth/password/reset': anybody,
  'POST /auth/password/change': person,
  'GET /auth/sessions': person,
  'DELETE /auth/sessions/{sessionId}': person,
  'POST /auth/logout-all': person,

  'GET /auth/second-factor': { who: 'staff' },
  'POST /auth/second-factor/enrolment': { who: 'staff' },
  'POST /auth/second-factor/enrolment/confirm': { who: 'staff' },
  'POST /auth/second-factor/verify': { who: 'staff' },
  'POST /auth/second-factor/recovery-codes': { who: 'staff' },

  'GET /auth/api-key': { who: 'service' },
  'POST /admin/api-keys': { who: 'staff' },
  'GET /admin/api-keys': { who: 'staff' },
  'DELETE /admin/api-keys/{apiKeyId}': { who: 'staff' },

  'GET /users/me': person,
  'PATCH /users/me': person,
  'DELETE /users/me': person,
  'POST /users/me/restore': person,
  'GET /users/me/export': person,
  'GET /users/me/consents': person,
  'POST /users/me/consents': person,
  'DELETE /users/me/consents/marketing': person,
  'GET /users/me/preferences': person,
  'PATCH /users/me/preferences': person,
  'GET /users/me/avatar': person,
  'PUT /users/me/avatar': person,
  'DELETE /users/me/avatar': person,

  'GET /stores': person,
  'POST /stores': person,
  'GET /stores/{storeId}': member(),
  'PATCH /stores/{storeId}': member('store:manage'),
  'POST /stores/{storeId}/archive': {
    who: 'member',
    scopes: ['store:manage'],
    ownerOnly: true,
  },
  'POST /stores/{storeId}/restore': person,
  'GET /stores/{storeId}/members': member('team:manage'),
  'PATCH /stores/{storeId}/members/{userId}': member('team:manage', { body: { scopes: [] } }),
  'DELETE /stores/{storeId}/members/{userId}': member('team:manage'),
  'POST /stores/{storeId}/leave': member(),
  'POST /stores/{storeId}/transfer': {
    who: 'member',
    scopes: ['store:manage'],
    ownerOnly: true,
  },
  'POST /stores/{storeId}/invitations': member('team:manage'),
  'GET /stores/{storeId}/invitations': member('team:manage'),
  'DELETE /stores/{storeId}/invitations/{invitationId}': member('team:manage'),
  'POST /invitations/preview': anybody,
  'POST /invitations/accept': person,

  'GET /credits/wallet': person,
  'GET /credits/transactions': person,
  'GET /credits/packages': person,
  'GET /stores/{storeId}/credits/quote': member('inventory:write'),

  'POST /payments/orders': person,
  'GET /payments/orders': person,
  'GET /payments/orders/{orderId}': person,
  'GET /payments/orders/{orderId}/action': person,
  'POST /payments/orders/{orderId}/cancel': person,
  'GET /payments/orders/{orderId}/voucher.pdf': person,
  'GET /payments/orders/{orderId}/voucher.png': person,
  'GET /payments/orders/{orderId}/barcode.png': person,
  'GET /payments/orders/{orderId}/receipt.pdf': person,
  'GET /payments/options': person,
  'POST /payments/methods/setup': person,
  'GET /payments/methods': person,
  'POST /payments/methods/{methodId}/default': person,
  'DELETE /payments/methods/{methodId}': person,
  'GET /payments/billing-profile': person,
  'PUT /payments/billing-profile': person,
  'DELETE /payments/billing-profile': person,
  'POST /payments/webhooks/stripe': anybody,
  'POST /payments/webhooks/conekta': anybody,
  'POST /admin/payments/orders/{orderId}/refunds': { who: 'staff', body: { reason: 'prueba' } },

  'GET /admin/payments/orders': { who: 'staff' },
  'GET /admin/payments/orders/{orderId}': { who: 'staff' },
  'GET /admin/margin': { who: 'staff' },
  'GET /admin/credits/wallets/{userId}': { who: 'staff' },
  'POST /admin/credits/adjustments': { who: 'staff' },
  'GET /admin/referrals/rewards': { who: 'staff' },
  'POST /admin/referrals/rewards/{rewardId}/approve': { who: 'staff', body: { reason: 'prueba' } },
  'POST /admin/referrals/rewards/{rewardId}/reject': { who: 'staff', body: { reason: 'prueba' } },

  'GET /admin/packages': { who: 'staff' },
  'GET /admin/packages/{packageId}': { who: 'staff' },
  'POST /admin/packages': { who: 'staff' },
  'PUT /admin/packages/{packageId}': { who: 'staff' },
  'GET /admin/dashboard': { who: 'staff' },
  'GET /admin/users': { who: 'staff' },
  'GET /admin/users/{userId}': { who: 'staff' },
  'POST /admin/users/{userId}/suspend': { who: 'staff', body: { reason: 'prueba' } },
  'POST /admin/users/{userId}/reactivate': { who: 'staff', body: { reason: 'prueba' } },
  'POST /admin/users/{userId}/role': { who: 'staff', body: { reason: 'prueba', role: 'USER' } },
  'POST /admin/users/{userId}/second-factor/reset': { who: 'staff', body: { reason: 'prueba' } },
  'GET /admin/stores': { who: 'staff' },
  'GET /admin/sessions': { who: 'staff' },
  'GET /admin/sessions/{sessionId}': { who: 'staff' },
  'POST /admin/sessions/{sessionId}/retry': { who: 'staff', body: { reason: 'prueba' } },
  'GET /admin/settings': { who: 'staff' },
  'PUT /admin/settings/{settingKey}': { who: 'staff' },
  'GET /admin/settings/{settingKey}/history': { who: 'staff' },
  'GET /admin/feature-flags': { who: 'staff' },
  'PUT /admin/feature-flags/{flagKey}': { who: 'staff' },
  'GET /admin/providers': { who: 'staff' },
  'GET /admin/queues': { who: 'staff' },
  'POST /admin/queues/entry': { who: 'staff' },
  'GET /admin/audit-logs': { who: 'staff' },

  'GET /referrals/code': person,
  'GET /referrals/qr.png': person,
  'GET /referrals/codes/{code}': anybody,
  'POST /referrals/claim': person,
  'GET /referrals/tree': person,
  'GET /referrals/rewards': person,

  'GET /notifications': person,
  'GET /notifications/unread-count': person,
  'GET /notifications/stream': { who: 'person', stream: true },
  'POST /notifications/read-all': person,
  'POST /notifications/{notificationId}/read': person,
  'GET /notifications/web-push-key': person,
  'POST /notifications/devices': person,
  'DELETE /notifications/devices/{deviceId}': person,
  'GET /notifications/preferences': person,
  'PUT /notifications/preferences': person,

  'POST /stores/{storeId}/sessions': member('inventory:write'),
  'GET /stores/{storeId}/sessions': member('inventory:read'),
  'GET /stores/{storeId}/sessions/{sessionId}': member('inventory:read'),
  'GET /stores/{storeId}/sessions/{sessionId}/events': {
    who: 'member',
    scopes: ['inventory:read'],
    stream: true,
  },
  'POST /stores/{storeId}/sessions/{sessionId}/cancel': member('inventory:write'),
  'POST /stores/{storeId}/sessions/{sessionId}/retry': member('inventory:write'),
  'GET /stores/{storeId}/sessions/{sessionId}/report': member('inventory:read'),
  'POST /stores/{storeId}/sessions/{sessionId}/items': member('inventory:write', {
    body: { barcode: '7501055300000', visibleUnits: 1 },
  }),
  'GET /stores/{storeId}/sessions/{sessionId}/items/{itemId}': member('inventory:read'),
  'PATCH /stores/{storeId}/sessions/{sessionId}/items/{itemId}': member('inventory:write'),
  'DELETE /stores/{storeId}/sessions/{sessionId}/items/{itemId}': member('inventory:write'),
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/restore': member('inventory:write'),
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/merge': member('inventory:write', {
    body: { items: [{ id: newId(), version: 1 }] },
  }),
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/split': member('inventory:write', {
    body: { visibleUnits: 1 },
  }),
  'GET /stores/{storeId}/sessions/{sessionId}/items/{itemId}/evidence': member('inventory:read'),
  'GET /stores/{storeId}/sessions/{sessionId}/items/{itemId}/candidates': member('inventory:read'),
  'GET /stores/{storeId}/sessions/{sessionId}/expected': member('inventory:read'),
  'PUT /stores/{storeId}/sessions/{sessionId}/expected/{productId}': member('inventory:write', {
    body: { answer: 'ZERO' },
  }),
  'POST /stores/{storeId}/sessions/{sessionId}/confirm': member('inventory:write'),
  'POST /stores/{storeId}/sessions/{sessionId}/reopen': member('inventory:write', {
    body: { reason: 'faltó una repisa' },
  }),
  'GET /stores/{storeId}/corrections': member('inventory:read'),
  'GET /stores/{storeId}/sessions/{sessionId}/corrections': member('inventory:read'),

  'POST /stores/{storeId}/corrections/{correctionId}/review': member('catalog:write', {
    body: { status: 'CONFIRMED' },
  }),
  'GET /stores/{storeId}/accuracy': member('inventory:read'),
  'GET /admin/ground-truth': { who: 'staff' },
  'POST /admin/ground-truth/{truthId}/review': {
    who: 'staff',
    body: { status: 'ACCEPTED', reason: 'revisado' },
  },
  'GET /admin/accuracy': { who: 'staff' },

  'POST /stores/{storeId}/counts': member('inventory:write'),
  'GET /stores/{storeId}/counts': member('inventory:read'),
  'GET /stores/{storeId}/counts/{countId}': member('inventory:read'),
  'PATCH /stores/{storeId}/counts/{countId}': member('inventory:write'),
  'POST /stores/{storeId}/counts/{countId}/sessions': member('inventory:write', {
    body: { sessionId: newId() },
  }),
  'DELETE /stores/{storeId}/counts/{countId}/sessions/{sessionId}': member('inventory:write'),
  'GET /stores/{storeId}/counts/{countId}/preview': member('inventory:read'),
  'POST /stores/{storeId}/counts/{countId}/submit': member('inventory:write'),
  'POST /stores/{storeId}/counts/{countId}/return': member('inventory:write', {
    body: { reason: 'faltó una repisa' },
  }),
  'POST /stores/{storeId}/counts/{countId}/approve': member('inventory:write'),
  'POST /stores/{storeId}/counts/{countId}/confirm': member('inventory:write'),
  'POST /stores/{storeId}/counts/{countId}/reopen': member('inventory:write', {
    body: { reason: 'faltó una repisa' },
  }),
  'POST /stores/{storeId}/counts/{countId}/cancel': member('inventory:write'),
  'GET /stores/{storeId}/count-schedules': member('inventory:read'),
  'POST /stores/{storeId}/count-schedules': member('inventory:write'),
  'PATCH /stores/{storeId}/count-schedules/{scheduleId}': member('inventory:write'),
  'DELETE /stores/{storeId}/count-schedules/{scheduleId}': member('inventory:write'),
  'GET /stores/{storeId}/count-settings': member('inventory:read'),
  'PUT /stores/{storeId}/count-settings': member('store:manage'),
  'GET /stores/{storeId}/stock': member('inventory:read'),
  'GET /stores/{storeId}/stock/movements': member('inventory:read'),
  'POST /stores/{storeId}/stock/adjustments': member('inventory:write'),
  'GET /stores/{storeId}/sessions/{sessionId}/variance': member('inventory:read'),
  'GET /stores/{storeId}/variance': member('inventory:read'),
  'GET /stores/{storeId}/shrinkage': member('inventory:read'),
  'GET /stores/{storeId}/products/{productId}/history': member('inventory:read'),
  'GET /stores/{storeId}/snapshots': member('inventory:read'),
  'GET /stores/{storeId}/snapshots/{snapshotId}': member('inventory:read'),

  'POST /stores/{storeId}/products': member('catalog:write'),
  'GET /stores/{storeId}/products': member('inventory:read'),
  'GET /stores/{storeId}/products/{productId}': member('inventory:read'),
  'PATCH /stores/{storeId}/products/{productId}': member('catalog:write', { body: { name: 'X' } }),
  'DELETE /stores/{storeId}/products/{productId}': member('catalog:write'),
  'GET /stores/{storeId}/products/lookup': member('inventory:read'),
  'POST /stores/{storeId}/products/{productId}/restore': member('catalog:write'),
  'POST /stores/{storeId}/products/{productId}/merge': {
    who: 'member',
    scopes: ['catalog:write', 'inventory:write'],
    body: { duplicateIds: ['01930000-0000-7000-8000-00000000abcd'] },
  },
  'PUT /stores/{storeId}/products/{productId}/photo': member('catalog:write', { form: true }),
  'DELETE /stores/{storeId}/products/{productId}/photo': member('catalog:write'),
  'GET /stores/{storeId}/products/{productId}/aliases': member('inventory:read'),
  'POST /stores/{storeId}/products/{productId}/aliases': member('catalog:write', {
    body: { alias: 'X' },
  }),
  'DELETE /stores/{storeId}/products/{productId}/aliases/{aliasId}': member('catalog:write'),
  'POST /stores/{storeId}/catalogue-imports': {
    who: 'member',
    scopes: ['catalog:write', 'inventory:read'],
    form: true,
  },
  'GET /stores/{storeId}/catalogue-imports/template': member('inventory:read'),
  'GET /stores/{storeId}/catalogue-imports/{importId}': importer,
  'GET /stores/{storeId}/catalogue-imports/{importId}/lines': importer,
  'POST /stores/{storeId}/catalogue-imports/{importId}/apply': importer,
  'GET /stores/{storeId}/stock/low': member('inventory:read'),
  'GET /stores/{storeId}/stock/valuation': member('inventory:read'),
  'GET /stores/{storeId}/purchase-list': member('inventory:read'),
  'POST /stores/{storeId}/exports': {
    who: 'member',
    scopes: ['reports:export', 'inventory:read'],
  },
  'GET /stores/{storeId}/exports': member('reports:export'),
  'GET /stores/{storeId}/exports/{exportId}': member('reports:export'),
  'GET /stores/{storeId}/categories': member('inventory:read'),
  'POST /stores/{storeId}/categories': member('catalog:write'),
  'PATCH /stores/{storeId}/categories/{categoryId}': member('catalog:write', {
    body: { name: 'X' },
  }),
  'DELETE /stores/{storeId}/categories/{categoryId}': member('catalog:write'),
  'POST /stores/{storeId}/products/{productId}/references': member('catalog:write', { form: true }),
  'GET /stores/{storeId}/products/{productId}/references': member('inventory:read'),
  'DELETE /stores/{storeId}/products/{productId}/references/{referenceId}': member('catalog:write'),

  'POST /stores/{storeId}/uploads': member('inventory:write'),
  'GET /stores/{storeId}/uploads/{uploadId}': member('inventory:read'),
  'POST /stores/{storeId}/uploads/{uploadId}/parts': member('inventory:write', {
    body: { partNumbers: [1] },
  }),
  'POST /stores/{storeId}/uploads/{uploadId}/complete': member('inventory:write', {
    body: { sha256: SHA256, parts: [{ partNumber: 1, etag: 'a'.repeat(32) }] },
  }),
  'POST /stores/{storeId}/uploads/{uploadId}/abort': member('inventory:write'),
};
