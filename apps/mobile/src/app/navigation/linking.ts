import type { LinkingOptions, PathConfigMap } from '@react-navigation/native';

import type { RootParamList } from '../../lib/navigation/routes';

/** The addresses of the screens, in the language of those who read them. */
const visitorScreens: PathConfigMap<RootParamList> = {
  Welcome: '',
  Register: { path: 'registro', alias: ['r/:ref', 'invitacion/:ref'] },
  Invitation: 'invitacion',
  Login: 'entrar',
  ForgotPassword: 'entrar/recuperar',
  Privacy: 'privacidad',
};

const memberScreens: PathConfigMap<RootParamList> = {
  Tabs: {
    path: '',
    screens: { Home: 'inicio', Catalogue: 'catalogo', Credits: 'creditos', Profile: 'perfil' },
  },
  Privacy: 'privacidad',
  Account: 'perfil/datos',
  Security: 'perfil/seguridad',
  PersonalData: 'perfil/privacidad',
  Invitations: 'invitaciones',
  Stores: 'tiendas',
  NewStore: 'tiendas/nueva',
  Store: 'tiendas/:storeId',
  EditStore: 'tiendas/:storeId/editar',
  Invite: 'tiendas/:storeId/invitar',
  Member: 'tiendas/:storeId/equipo/:userId',
  Capture: 'filmar',
  Processing: 'conteo',
  Report: 'reportes/:sessionId',
  ItemEvidence: 'reportes/:sessionId/productos/:itemId',
  PickProduct: 'reportes/:sessionId/elegir/:itemId?',
  Expected: 'reportes/:sessionId/esperados',
  Comparison: 'comparaciones/:snapshotId',
  Stock: 'inventario',
  Counts: 'conteos',
  NewCount: 'conteos/nuevo',
  Schedules: 'conteos/programados',
  NewSchedule: 'conteos/programados/nuevo',
  Count: 'conteos/:countId',
  CountLines: 'conteos/:countId/renglones',
  Compare: 'comparar',
  Shrinkage: 'merma',
  PurchaseList: 'lista-de-compra',
  Files: 'archivos',
  ProductForm: 'catalogo/nuevo',
  Import: 'catalogo/importar',
  ImportPreview: 'catalogo/importar/:importId',
  Product: 'catalogo/:productId',
  EditProduct: 'catalogo/:productId/editar',
  ProductHistory: 'catalogo/:productId/historial',
  Buy: 'creditos/comprar',
  Checkout: 'creditos/comprar/:packageId',
  Orders: 'compras',
  Order: 'compras/:orderId',
  CardPayment: 'compras/:orderId/tarjeta',
  Voucher: 'compras/:orderId/pagar',
  Cards: 'tarjetas',
  BillingProfile: 'facturacion',
  Notifications: 'avisos',
  NotificationPreferences: 'avisos/ajustes',
  Referrals: { path: 'invita', alias: ['r/:ref', 'invitacion/:ref'] },
};

const prefixes = ['miinventario://'];

/** Each side of the door has its own addresses; both own the empty one. */
export const visitorLinking: LinkingOptions<RootParamList> = {
  prefixes,
  config: { screens: visitorScreens },
};

/** A reloaded inner page keeps the tabs below it, so that "back" leads somewhere. */
export const memberLinking: LinkingOptions<RootParamList> = {
  prefixes,
  config: { initialRouteName: 'Tabs', screens: memberScreens },
};
