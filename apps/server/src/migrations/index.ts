import type { MigrationInterface } from 'typeorm';
import { PlatformContext1764000000000 } from './1764000000000-platform-context.js';
import { PlatformOutbox1764000000100 } from './1764000000100-platform-outbox.js';
import { AdminSettings1764000000200 } from './1764000000200-admin-settings.js';
import { AuthCodes1764000001000 } from './1764000001000-auth-codes.js';
import { AuthUsers1764000001100 } from './1764000001100-auth-users.js';
import { AuthSessions1764000001200 } from './1764000001200-auth-sessions.js';
import { AuthApiKeys1764000001300 } from './1764000001300-auth-api-keys.js';
import { TenancyStores1764000002000 } from './1764000002000-tenancy-stores.js';
import { TenancyTeam1764000002100 } from './1764000002100-tenancy-team.js';
import { BillingLedger1764000003000 } from './1764000003000-billing-ledger.js';
import { BillingCosts1764000003100 } from './1764000003100-billing-costs.js';
import { PaymentsOrders1764000004000 } from './1764000004000-payments-orders.js';
import { ReferralsTree1764000004200 } from './1764000004200-referrals-tree.js';
import { NotificationsInbox1764000004300 } from './1764000004300-notifications-inbox.js';
import { MediaFilms1764000005000 } from './1764000005000-media-films.js';
import { InventoryCatalogue1764000006000 } from './1764000006000-inventory-catalogue.js';
import { InventorySessions1764000006100 } from './1764000006100-inventory-sessions.js';
import { PlatformErasure1764000010000 } from './1764000010000-platform-erasure.js';
import { InventoryEvidenceRetention1764000010100 } from './1764000010100-inventory-evidence-retention.js';
import { PaymentsReceipts1764000011000 } from './1764000011000-payments-receipts.js';
import { InventoryReview1764000012000 } from './1764000012000-inventory-review.js';
import { InventoryStock1764000012100 } from './1764000012100-inventory-stock.js';
import { FeedbackLearning1764000012200 } from './1764000012200-feedback-learning.js';
import { InventorySchedules1764000012300 } from './1764000012300-inventory-schedules.js';
import { PlatformScopes1764000013000 } from './1764000013000-platform-scopes.js';
import { InventoryCatalogueDepth1764000013050 } from './1764000013050-inventory-catalogue-depth.js';
import { InventorySearchTerms1764000013100 } from './1764000013100-inventory-search-terms.js';
import { InventoryImports1764000013200 } from './1764000013200-inventory-imports.js';
import { InventoryExports1764000013300 } from './1764000013300-inventory-exports.js';
import { NotificationsKinds1764000013350 } from './1764000013350-notifications-kinds.js';
import { InventoryReadPolicies1764000013400 } from './1764000013400-inventory-read-policies.js';
import { AuthSecondFactor1764000014000 } from './1764000014000-auth-second-factor.js';
import { AdminPanel1764000014100 } from './1764000014100-admin-panel.js';
import { PlatformObservability1764000015000 } from './1764000015000-platform-observability.js';
import { OutboxRecovery1764000016000 } from './1764000016000-outbox-recovery.js';
import { NotificationsNews1764000016100 } from './1764000016100-notifications-news.js';
import { InventoryClosing1764000019900 } from './1764000019900-inventory-closing.js';
import { TenancyInvitedPerson1764000020310 } from './1764000020310-tenancy-invited-person.js';
import { InventoryProof1764000021000 } from './1764000021000-inventory-proof.js';
import { InventoryPlans1764000021100 } from './1764000021100-inventory-plans.js';
import { InventoryCandidates1764000021200 } from './1764000021200-inventory-candidates.js';
import { InventoryCountFiles1764000021300 } from './1764000021300-inventory-count-files.js';
import { FeedbackAnnotations1764000022000 } from './1764000022000-feedback-annotations.js';
import { PlatformPartitions1764000023000 } from './1764000023000-platform-partitions.js';
import { InventoryShrinkageFiles1764000024100 } from './1764000024100-inventory-shrinkage-files.js';
import { PaymentsPaidOrders1764000025000 } from './1764000025000-payments-paid-orders.js';

/** Every migration, oldest first. Merged migrations are frozen. */
export const migrations: ReadonlyArray<new () => MigrationInterface> = [
  PlatformContext1764000000000,
  PlatformOutbox1764000000100,
  AdminSettings1764000000200,
  AuthCodes1764000001000,
  AuthUsers1764000001100,
  AuthSessions1764000001200,
  AuthApiKeys1764000001300,
  TenancyStores1764000002000,
  TenancyTeam1764000002100,
  BillingLedger1764000003000,
  BillingCosts1764000003100,
  PaymentsOrders1764000004000,
  ReferralsTree1764000004200,
  NotificationsInbox1764000004300,
  MediaFilms1764000005000,
  InventoryCatalogue1764000006000,
  InventorySessions1764000006100,
  PlatformErasure1764000010000,
  InventoryEvidenceRetention1764000010100,
  PaymentsReceipts1764000011000,
  InventoryReview1764000012000,
  InventoryStock1764000012100,
  FeedbackLearning1764000012200,
  InventorySchedules1764000012300,
  PlatformScopes1764000013000,
  InventoryCatalogueDepth1764000013050,
  InventorySearchTerms1764000013100,
  InventoryImports1764000013200,
  InventoryExports1764000013300,
  NotificationsKinds1764000013350,
  InventoryReadPolicies1764000013400,
  AuthSecondFactor1764000014000,
  AdminPanel1764000014100,
  PlatformObservability1764000015000,
  OutboxRecovery1764000016000,
  NotificationsNews1764000016100,
  InventoryClosing1764000019900,
  TenancyInvitedPerson1764000020310,
  InventoryProof1764000021000,
  InventoryPlans1764000021100,
  InventoryCandidates1764000021200,
  InventoryCountFiles1764000021300,
  FeedbackAnnotations1764000022000,
  PlatformPartitions1764000023000,
  InventoryShrinkageFiles1764000024100,
  PaymentsPaidOrders1764000025000,
];
