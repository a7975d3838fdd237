import type { LinkingOptions } from '@react-navigation/native';

import type { RootParamList } from '../../lib/navigation/routes';

/** The addresses of the screens, in the language of those who read them. */
export const linking: LinkingOptions<RootParamList> = {
  prefixes: ['miinventario://'],
  config: {
    initialRouteName: undefined,
    screens: {
      Welcome: '',
      Register: 'registro',
      Login: 'entrar',
      Privacy: 'privacidad',
      Tabs: {
        path: '',
        screens: { Home: 'inicio', Catalogue: 'catalogo', Credits: 'creditos', Profile: 'perfil' },
      },
      Capture: 'filmar',
      Processing: 'conteo',
      Report: 'reportes/:sessionId',
      ItemEvidence: 'reportes/:sessionId/productos/:itemId',
      ProductForm: 'catalogo/nuevo',
      Product: 'catalogo/:productId',
    },
  },
};
