import { createNativeStackNavigator } from '@react-navigation/native-stack';

import { lazy, Suspense } from 'react';

import { StoreGate } from '../../features/stores/StoreGate';
import type { RootParamList } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { lazyPart } from './lazy-screen';
import { screens } from './screens';
import { TabsNavigator } from './TabsNavigator';
import { UploadStarter } from './UploadStarter';

const Stack = createNativeStackNavigator<RootParamList>();

const ReferralClaimer = lazy(async () => ({
  default: (await import('../../features/referrals/ReferralClaimer')).ReferralClaimer,
}));

const CorrectionsRunner = lazy(async () => ({
  default: (await import('../../features/report/CorrectionsRunner')).CorrectionsRunner,
}));

/** Before there is a shop to work in: whoever was invited needs none of their own. */
const PendingInvitation = lazyPart(
  async () => (await import('../../features/stores/InvitationGate')).InvitationGate,
);

const NotificationFollower = lazy(async () => ({
  default: (await import('../../features/notifications/NotificationFollower')).NotificationFollower,
}));

const PushFollower = lazy(async () => ({
  default: (await import('../../features/notifications/PushFollower')).PushFollower,
}));

export function SignedInNavigator() {
  const isInvited = useSettingsStore((state) => state.referralCode !== null);
  const invitation = useSettingsStore((state) => state.invitation);
  if (invitation !== null) return <PendingInvitation token={invitation} />;
  return (
    <StoreGate>
      <UploadStarter />
      <Suspense fallback={null}>
        <NotificationFollower />
        <PushFollower />
        <CorrectionsRunner />
      </Suspense>
      {isInvited && (
        <Suspense fallback={null}>
          <ReferralClaimer />
        </Suspense>
      )}
      <Stack.Navigator initialRouteName="Tabs" screenOptions={{ headerShown: false }}>
        <Stack.Screen name="Tabs" component={TabsNavigator} />
        <Stack.Screen name="Capture" component={screens.Capture} />
        <Stack.Screen name="Processing" component={screens.Processing} />
        <Stack.Screen name="Report" component={screens.Report} />
        <Stack.Screen name="ItemEvidence" component={screens.ItemEvidence} />
        <Stack.Screen name="PickProduct" component={screens.PickProduct} />
        <Stack.Screen name="Expected" component={screens.Expected} />
        <Stack.Screen name="Comparison" component={screens.Comparison} />
        <Stack.Screen name="ProductForm" component={screens.ProductForm} />
        <Stack.Screen name="Product" component={screens.Product} />
        <Stack.Screen name="EditProduct" component={screens.EditProduct} />
        <Stack.Screen name="Stock" component={screens.Stock} />
        <Stack.Screen name="ProductHistory" component={screens.ProductHistory} />
        <Stack.Screen name="PurchaseList" component={screens.PurchaseList} />
        <Stack.Screen name="Files" component={screens.Files} />
        <Stack.Screen name="Import" component={screens.Import} />
        <Stack.Screen name="ImportPreview" component={screens.ImportPreview} />
        <Stack.Screen name="Counts" component={screens.Counts} />
        <Stack.Screen name="NewCount" component={screens.NewCount} />
        <Stack.Screen name="Count" component={screens.Count} />
        <Stack.Screen name="CountLines" component={screens.CountLines} />
        <Stack.Screen name="Schedules" component={screens.Schedules} />
        <Stack.Screen name="NewSchedule" component={screens.NewSchedule} />
        <Stack.Screen name="Compare" component={screens.Compare} />
        <Stack.Screen name="Shrinkage" component={screens.Shrinkage} />
        <Stack.Screen name="Buy" component={screens.Buy} />
        <Stack.Screen name="Checkout" component={screens.Checkout} />
        <Stack.Screen name="CardPayment" component={screens.CardPayment} />
        <Stack.Screen name="Voucher" component={screens.Voucher} />
        <Stack.Screen name="Orders" component={screens.Orders} />
        <Stack.Screen name="Order" component={screens.Order} />
        <Stack.Screen name="Cards" component={screens.Cards} />
        <Stack.Screen name="BillingProfile" component={screens.BillingProfile} />
        <Stack.Screen name="Referrals" component={screens.Referrals} />
        <Stack.Screen name="Account" component={screens.Account} />
        <Stack.Screen name="Security" component={screens.Security} />
        <Stack.Screen name="PersonalData" component={screens.PersonalData} />
        <Stack.Screen name="Invitations" component={screens.Invitations} />
        <Stack.Screen name="Stores" component={screens.Stores} />
        <Stack.Screen name="NewStore" component={screens.NewStore} />
        <Stack.Screen name="Store" component={screens.Store} />
        <Stack.Screen name="EditStore" component={screens.EditStore} />
        <Stack.Screen name="Invite" component={screens.Invite} />
        <Stack.Screen name="Member" component={screens.Member} />
        <Stack.Screen name="Notifications" component={screens.Notifications} />
        <Stack.Screen name="NotificationPreferences" component={screens.NotificationPreferences} />
        <Stack.Screen name="Privacy" component={screens.Privacy} />
      </Stack.Navigator>
    </StoreGate>
  );
}
