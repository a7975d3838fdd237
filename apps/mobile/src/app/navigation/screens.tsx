import { lazyScreen } from './lazy-screen';

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
  Home: lazyScreen(async () => (await import('../../features/home/HomeScreen')).HomeScreen),
  Catalogue: lazyScreen(
    async () => (await import('../../features/catalogue/CatalogueScreen')).CatalogueScreen,
  ),
  Credits: lazyScreen(
    async () => (await import('../../features/credits/CreditsScreen')).CreditsScreen,
  ),
  Profile: lazyScreen(
    async () => (await import('../../features/profile/ProfileScreen')).ProfileScreen,
  ),
  Capture: lazyScreen(
    async () => (await import('../../features/capture/CaptureScreen')).CaptureScreen,
  ),
  Processing: lazyScreen(
    async () => (await import('../../features/processing/ProcessingScreen')).ProcessingScreen,
  ),
  Report: lazyScreen(async () => (await import('../../features/report/ReportScreen')).ReportScreen),
  ItemEvidence: lazyScreen(
    async () => (await import('../../features/report/ItemEvidenceScreen')).ItemEvidenceScreen,
  ),
  ProductForm: lazyScreen(
    async () => (await import('../../features/catalogue/ProductFormScreen')).ProductFormScreen,
  ),
  Product: lazyScreen(
    async () => (await import('../../features/catalogue/ProductScreen')).ProductScreen,
  ),
} as const;
