import { lazy, type FunctionComponent, type LazyExoticComponent } from 'react';
import { Admin, Resource } from 'react-admin';
import { LoginPage } from '../features/login/LoginPage';
import { authProvider } from '../lib/providers/auth-provider';
import { dataProvider } from '../lib/providers/data-provider';
import { i18nProvider } from '../lib/providers/i18n-provider';
import { darkTheme, lightTheme } from '../ui/theme';
import { AppLayout } from './AppLayout';

/** A page whose code is fetched when somebody opens it. */
function page<Name extends string>(
  load: () => Promise<Readonly<Record<Name, FunctionComponent>>>,
  name: Name,
): LazyExoticComponent<FunctionComponent> {
  return lazy(async () => {
    const found: FunctionComponent = (await load())[name];
    return { default: found };
  });
}

const Dashboard = page(() => import('../features/dashboard/Dashboard'), 'Dashboard');
const UserList = page(() => import('../features/users/UserList'), 'UserList');
const UserShow = page(() => import('../features/users/UserShow'), 'UserShow');

/** The panel of staff. */
export function App() {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      loginPage={LoginPage}
      layout={AppLayout}
      dashboard={Dashboard}
      theme={lightTheme}
      darkTheme={darkTheme}
      defaultTheme="light"
      requireAuth
      disableTelemetry
      title="MiInventario"
    >
      <Resource name="users" list={UserList} show={UserShow} />
    </Admin>
  );
}
