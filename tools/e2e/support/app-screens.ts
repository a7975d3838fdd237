/** What a screen's address needs. */
export interface ScreenContext {
  readonly storeId: string;
  readonly sessionId: string;
  readonly itemId: string;
  readonly productId: string;
  readonly memberId: string;
  readonly snapshotId: string;
  readonly countId: string;
  /** An import that has been looked at and not applied. */
  readonly importId: string;
}

export interface AppScreen {
  readonly name: string;
  readonly path: (context: ScreenContext) => string;
  /** What is there when the screen is. */
  /** A machine without a camera shows how to choose a film instead. */
  readonly testId: string | RegExp;
}

/** Screens of whoever has not come in. */
export const VISITOR_SCREENS: readonly AppScreen[] = [
  { name: 'welcome', path: () => '/', testId: 'welcome-register' },
  { name: 'register', path: () => '/registro', testId: 'register-submit' },
  { name: 'login', path: () => '/entrar', testId: 'login-screen' },
  { name: 'forgot', path: () => '/entrar/recuperar', testId: 'forgot-screen' },
];

/** Screens of a shopkeeper with a counted shelf. */
export const MEMBER_SCREENS: readonly AppScreen[] = [
  { name: 'home', path: () => '/inicio', testId: 'home-screen' },
  { name: 'capture', path: () => '/filmar', testId: /^capture-(screen|fault)$/ },
  { name: 'report', path: ({ sessionId }) => `/reportes/${sessionId}`, testId: 'report-item-0' },
  {
    name: 'evidence',
    path: ({ sessionId, itemId }) => `/reportes/${sessionId}/productos/${itemId}`,
    testId: 'evidence-crop-0',
  },
  {
    name: 'pick-product',
    path: ({ sessionId }) => `/reportes/${sessionId}/elegir`,
    testId: 'pick-0',
  },
  { name: 'catalogue', path: () => '/catalogo', testId: 'catalogue-product-0' },
  { name: 'product', path: ({ productId }) => `/catalogo/${productId}`, testId: 'product-screen' },
  { name: 'product-form', path: () => '/catalogo/nuevo', testId: 'product-form-screen' },
  { name: 'import', path: () => '/catalogo/importar', testId: 'import-screen' },
  {
    name: 'import-preview',
    path: ({ importId }) => `/catalogo/importar/${importId}`,
    testId: 'import-line-0',
  },
  {
    name: 'product-history',
    path: ({ productId }) => `/catalogo/${productId}/historial`,
    testId: 'movement-0',
  },
  { name: 'stock', path: () => '/inventario', testId: 'stock-0' },
  { name: 'purchase-list', path: () => '/lista-de-compra', testId: 'purchase-0' },
  { name: 'files', path: () => '/archivos', testId: 'files-screen' },
  { name: 'counts', path: () => '/conteos', testId: 'count-0' },
  { name: 'count', path: ({ countId }) => `/conteos/${countId}`, testId: 'place-1' },
  { name: 'new-count', path: () => '/conteos/nuevo', testId: 'plan-screen' },
  { name: 'schedules', path: () => '/conteos/programados', testId: 'schedule-0' },
  { name: 'new-schedule', path: () => '/conteos/programados/nuevo', testId: 'plan-screen' },
  { name: 'shrinkage', path: () => '/merma', testId: 'shrinkage-screen' },
  { name: 'compare', path: () => '/comparar', testId: 'compare-screen' },
  { name: 'credits', path: () => '/creditos', testId: 'credits-screen' },
  { name: 'profile', path: () => '/perfil', testId: 'profile-screen' },
  { name: 'account', path: () => '/perfil/datos', testId: 'account-screen' },
  { name: 'security', path: () => '/perfil/seguridad', testId: 'device-0' },
  { name: 'personal-data', path: () => '/perfil/privacidad', testId: 'data-screen' },
  { name: 'stores', path: () => '/tiendas', testId: 'store-row-0' },
  { name: 'store', path: ({ storeId }) => `/tiendas/${storeId}`, testId: 'member-0' },
  { name: 'invite', path: ({ storeId }) => `/tiendas/${storeId}/invitar`, testId: 'invite-submit' },
  {
    name: 'member',
    path: ({ storeId, memberId }) => `/tiendas/${storeId}/equipo/${memberId}`,
    testId: 'member-remove',
  },
  { name: 'invitations', path: () => '/invitaciones', testId: 'invitation-0' },
  { name: 'new-store', path: () => '/tiendas/nueva', testId: 'store-form-screen' },
  { name: 'privacy', path: () => '/privacidad', testId: 'header-back' },
  { name: 'referrals', path: () => '/invita', testId: 'referrals-screen' },
];
