import { useNavigation, type NavigatorScreenParams } from '@react-navigation/native';
import type { NativeStackNavigationProp } from '@react-navigation/native-stack';

import type { Challenge } from '../api/types';

export type TabParamList = {
  Home: undefined;
  Catalogue: undefined;
  Credits: undefined;
  Profile: undefined;
};

export type RootParamList = {
  Welcome: undefined;
  /** `ref` is the referral code of whoever shared the address. */
  Register: { ref?: string } | undefined;
  Login: undefined;
  Otp: { challenge: Challenge; purpose: 'register' | 'login' };
  ForgotPassword: undefined;
  Privacy: undefined;
  Account: undefined;
  Security: undefined;
  PersonalData: undefined;
  /** An invitation to a shop, by the code of its link. */
  Invitation: { codigo: string };
  Invitations: undefined;
  Stores: undefined;
  NewStore: undefined;
  Store: { storeId: string };
  EditStore: { storeId: string };
  Invite: { storeId: string };
  Member: { storeId: string; userId: string };
  Tabs: NavigatorScreenParams<TabParamList> | undefined;
  /** For a count, and there for one of its places. */
  Capture: { countId?: string; area?: string } | undefined;
  /** A film on its way: by its place in this device's queue, then by its session. */
  Processing: { filmId?: string; sessionId?: string };
  Report: { sessionId: string };
  ItemEvidence: { sessionId: string; itemId: string };
  /** Without a line it adds one. */
  PickProduct: { sessionId: string; itemId?: string };
  Expected: { sessionId: string };
  Comparison: { snapshotId: string };
  Stock: undefined;
  ProductHistory: { productId: string };
  PurchaseList: undefined;
  Files: undefined;
  Import: undefined;
  ImportPreview: { importId: string };
  Counts: undefined;
  NewCount: undefined;
  Count: { countId: string };
  CountLines: { countId: string };
  Schedules: undefined;
  NewSchedule: undefined;
  /** Without both it chooses the usual pair. */
  Compare: { before?: string; after?: string } | undefined;
  Shrinkage: undefined;
  ProductForm: undefined;
  Product: { productId: string };
  EditProduct: { productId: string };
  Buy: undefined;
  Checkout: { packageId: string };
  CardPayment: { orderId: string };
  Voucher: { orderId: string };
  Orders: undefined;
  Order: { orderId: string };
  Cards: undefined;
  BillingProfile: undefined;
  /** `ref` is the code of whoever shared the address. */
  Referrals: { ref?: string } | undefined;
  Notifications: undefined;
  NotificationPreferences: undefined;
};

declare global {
  // The types of React Navigation are extended through this namespace only.
  namespace ReactNavigation {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface RootParamList extends RootParams {}
  }
}

type RootParams = RootParamList;

export type AppNavigation = NativeStackNavigationProp<RootParamList>;

/**
 * Navigation of the root stack. To go back to a screen that may already lie below, use
 * `popTo`: since version 7 `navigate` would put a second one on top.
 */
export function useAppNavigation(): AppNavigation {
  return useNavigation<AppNavigation>();
}
