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

/** The rooms of the panel by the names of their addresses. */
const ROOMS = {
  users: {
    list: page(() => import('../features/users/UserList'), 'UserList'),
    show: page(() => import('../features/users/UserShow'), 'UserShow'),
  },
  stores: {
    list: page(() => import('../features/stores/StoreList'), 'StoreList'),
    show: page(() => import('../features/stores/StoreShow'), 'StoreShow'),
  },
  sessions: {
    list: page(() => import('../features/sessions/SessionList'), 'SessionList'),
    show: page(() => import('../features/sessions/SessionShow'), 'SessionShow'),
  },
  orders: {
    list: page(() => import('../features/orders/OrderList'), 'OrderList'),
    show: page(() => import('../features/orders/OrderShow'), 'OrderShow'),
  },
  packages: { list: page(() => import('../features/packages/PackageList'), 'PackageList') },
  rewards: { list: page(() => import('../features/rewards/RewardList'), 'RewardList') },
  providers: { list: page(() => import('../features/providers/ProviderPage'), 'ProviderPage') },
  'ground-truth': {
    list: page(() => import('../features/ground-truth/TruthList'), 'TruthList'),
    show: page(() => import('../features/ground-truth/TruthShow'), 'TruthShow'),
  },
  settings: {
    list: page(() => import('../features/settings/SettingList'), 'SettingList'),
    show: page(() => import('../features/settings/SettingShow'), 'SettingShow'),
  },
  flags: { list: page(() => import('../features/flags/FlagPage'), 'FlagPage') },
  queues: { list: page(() => import('../features/queues/QueuePage'), 'QueuePage') },
  'api-keys': { list: page(() => import('../features/api-keys/ApiKeyPage'), 'ApiKeyPage') },
  'audit-logs': { list: page(() => import('../features/audit-logs/AuditLogList'), 'AuditLogList') },
};

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
      {Object.entries(ROOMS).map(([name, views]) => (
        <Resource key={name} name={name} {...views} />
      ))}
    </Admin>
  );
}
