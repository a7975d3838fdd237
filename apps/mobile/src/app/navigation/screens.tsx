import { lazyScreen, memberScreen } from './lazy-screen';

/** Every screen but the first comes in a piece of its own, loaded when it is opened. */
export const screens = {
  Register: lazyScreen(
    async () => (await import('../../features/auth/RegisterScreen')).RegisterScreen,
  ),
  Login: lazyScreen(async () => (await import('../../features/auth/LoginScreen')).LoginScreen),
  Otp: lazyScreen(async () => (await import('../../features/auth/OtpScreen')).OtpScreen),
  Privacy: lazyScreen(
    async () => (await import('../../features/auth/PrivacyScreen')).PrivacyScreen,
  ),
  ForgotPassword: memberScreen(
    async () => (await import('../../features/auth/ForgotPasswordScreen')).ForgotPasswordScreen,
  ),
  Account: memberScreen(
    async () => (await import('../../features/profile/AccountScreen')).AccountScreen,
  ),
  Security: memberScreen(
    async () => (await import('../../features/profile/SecurityScreen')).SecurityScreen,
  ),
  PersonalData: memberScreen(
    async () => (await import('../../features/profile/DataScreen')).DataScreen,
  ),
  Invitation: memberScreen(
    async () =>
      (await import('../../features/stores/VisitorInvitationScreen')).VisitorInvitationScreen,
  ),
  Invitations: memberScreen(
    async () => (await import('../../features/stores/InvitationsScreen')).InvitationsScreen,
  ),
  Stores: memberScreen(
    async () => (await import('../../features/stores/StoresScreen')).StoresScreen,
  ),
  NewStore: memberScreen(
    async () => (await import('../../features/stores/StoreFormScreen')).NewStoreScreen,
  ),
  Store: memberScreen(async () => (await import('../../features/stores/StoreScreen')).StoreScreen),
  EditStore: memberScreen(
    async () => (await import('../../features/stores/StoreFormScreen')).EditStoreScreen,
  ),
  Invite: memberScreen(
    async () => (await import('../../features/stores/InviteScreen')).InviteScreen,
  ),
  Member: memberScreen(
    async () => (await import('../../features/stores/MemberScreen')).MemberScreen,
  ),
  Home: memberScreen(async () => (await import('../../features/home/HomeScreen')).HomeScreen),
  Catalogue: memberScreen(
    async () => (await import('../../features/catalogue/CatalogueScreen')).CatalogueScreen,
  ),
  Credits: memberScreen(
    async () => (await import('../../features/credits/CreditsScreen')).CreditsScreen,
  ),
  Profile: memberScreen(
    async () => (await import('../../features/profile/ProfileScreen')).ProfileScreen,
  ),
  Capture: memberScreen(
    async () => (await import('../../features/capture/CaptureScreen')).CaptureScreen,
  ),
  Processing: memberScreen(
    async () => (await import('../../features/processing/ProcessingScreen')).ProcessingScreen,
  ),
  Report: memberScreen(
    async () => (await import('../../features/report/ReportScreen')).ReportScreen,
  ),
  ItemEvidence: memberScreen(
    async () => (await import('../../features/report/ItemEvidenceScreen')).ItemEvidenceScreen,
  ),
  PickProduct: memberScreen(
    async () => (await import('../../features/report/PickProductScreen')).PickProductScreen,
  ),
  Expected: memberScreen(
    async () => (await import('../../features/report/ExpectedScreen')).ExpectedScreen,
  ),
  Comparison: memberScreen(
    async () => (await import('../../features/report/ComparisonScreen')).ComparisonScreen,
  ),
  ProductForm: memberScreen(
    async () => (await import('../../features/catalogue/ProductFormScreen')).ProductFormScreen,
  ),
  EditProduct: memberScreen(
    async () => (await import('../../features/catalogue/EditProductScreen')).EditProductScreen,
  ),
  Product: memberScreen(
    async () => (await import('../../features/catalogue/ProductScreen')).ProductScreen,
  ),
  Stock: memberScreen(async () => (await import('../../features/stock/StockScreen')).StockScreen),
  ProductHistory: memberScreen(
    async () => (await import('../../features/stock/ProductHistoryScreen')).ProductHistoryScreen,
  ),
  PurchaseList: memberScreen(
    async () => (await import('../../features/purchase/PurchaseListScreen')).PurchaseListScreen,
  ),
  Files: memberScreen(async () => (await import('../../features/files/FilesScreen')).FilesScreen),
  Import: memberScreen(
    async () => (await import('../../features/import/ImportScreen')).ImportScreen,
  ),
  ImportPreview: memberScreen(
    async () => (await import('../../features/import/ImportPreviewScreen')).ImportPreviewScreen,
  ),
  Counts: memberScreen(
    async () => (await import('../../features/counts/CountsScreen')).CountsScreen,
  ),
  NewCount: memberScreen(
    async () => (await import('../../features/counts/NewCountScreen')).NewCountScreen,
  ),
  Count: memberScreen(async () => (await import('../../features/counts/CountScreen')).CountScreen),
  CountLines: memberScreen(
    async () => (await import('../../features/counts/CountLinesScreen')).CountLinesScreen,
  ),
  Schedules: memberScreen(
    async () => (await import('../../features/counts/SchedulesScreen')).SchedulesScreen,
  ),
  NewSchedule: memberScreen(
    async () => (await import('../../features/counts/NewScheduleScreen')).NewScheduleScreen,
  ),
  Compare: memberScreen(
    async () => (await import('../../features/compare/CompareScreen')).CompareScreen,
  ),
  Shrinkage: memberScreen(
    async () => (await import('../../features/shrinkage/ShrinkageScreen')).ShrinkageScreen,
  ),
  Buy: memberScreen(async () => (await import('../../features/buy/BuyScreen')).BuyScreen),
  Checkout: memberScreen(
    async () => (await import('../../features/buy/CheckoutScreen')).CheckoutScreen,
  ),
  CardPayment: memberScreen(
    async () => (await import('../../features/buy/CardPaymentScreen')).CardPaymentScreen,
  ),
  Voucher: memberScreen(
    async () => (await import('../../features/voucher/VoucherScreen')).VoucherScreen,
  ),
  Orders: memberScreen(
    async () => (await import('../../features/orders/OrdersScreen')).OrdersScreen,
  ),
  Order: memberScreen(async () => (await import('../../features/orders/OrderScreen')).OrderScreen),
  Cards: memberScreen(async () => (await import('../../features/orders/CardsScreen')).CardsScreen),
  BillingProfile: memberScreen(
    async () => (await import('../../features/orders/BillingProfileScreen')).BillingProfileScreen,
  ),
  Referrals: memberScreen(
    async () => (await import('../../features/referrals/ReferralsScreen')).ReferralsScreen,
  ),
  Notifications: memberScreen(
    async () =>
      (await import('../../features/notifications/NotificationsScreen')).NotificationsScreen,
  ),
  NotificationPreferences: memberScreen(
    async () =>
      (await import('../../features/notifications/NotificationPreferencesScreen'))
        .NotificationPreferencesScreen,
  ),
} as const;
