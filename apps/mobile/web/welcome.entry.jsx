import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { AppRegistry, Dimensions } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';

import { WelcomePage } from '../src/features/welcome/WelcomePage';
import { i18n } from '../src/lib/i18n/i18n';
import { esMx } from '../src/locales/es-mx';
import { ThemeProvider } from '../src/ui/theme/ThemeProvider';
import { fonts } from '../src/ui/theme/tokens';

/** The phone for which the page is drawn; its parts stretch to other widths by themselves. */
const PHONE = { width: 390, height: 844, scale: 2, fontScale: 1 };

export const fontNames = Object.values(fonts);

function Page() {
  return (
    <SafeAreaProvider
      initialMetrics={{
        frame: { x: 0, y: 0, width: PHONE.width, height: PHONE.height },
        insets: { top: 0, left: 0, right: 0, bottom: 0 },
      }}
    >
      <ThemeProvider preference="light">
        <WelcomePage onRegister={() => undefined} onLogin={() => undefined} />
      </ThemeProvider>
    </SafeAreaProvider>
  );
}

/** The welcome screen as markup, and the style rules it needs. */
export function renderWelcomePage() {
  i18n.use(initReactI18next).init({
    lng: 'es-MX',
    resources: { 'es-MX': { translation: esMx } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  Dimensions.set({ window: PHONE, screen: PHONE });
  AppRegistry.registerComponent('Welcome', () => Page);
  const { element, getStyleElement } = AppRegistry.getApplication('Welcome', {});
  const html = renderToStaticMarkup(element);
  return { html, css: renderToStaticMarkup(getStyleElement({})) };
}
