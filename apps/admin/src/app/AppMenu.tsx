import CardGiftcard from '@mui/icons-material/CardGiftcardOutlined';
import Dashboard from '@mui/icons-material/SpaceDashboardOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import LowPriority from '@mui/icons-material/LowPriorityOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import Psychology from '@mui/icons-material/PsychologyOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import Storefront from '@mui/icons-material/StorefrontOutlined';
import ToggleOn from '@mui/icons-material/ToggleOnOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import Videocam from '@mui/icons-material/VideocamOutlined';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import type { ReactElement } from 'react';
import { useSidebarState, useTranslate } from 'react-admin';
import { MenuLink } from './MenuLink';

interface Group {
  readonly name: string;
  readonly items: ReadonlyArray<readonly [resource: string, icon: ReactElement]>;
}

const GROUPS: readonly Group[] = [
  {
    name: 'customers',
    items: [
      ['users', <People key="i" />],
      ['stores', <Storefront key="i" />],
      ['sessions', <Videocam key="i" />],
    ],
  },
  {
    name: 'money',
    items: [
      ['orders', <ReceiptLong key="i" />],
      ['packages', <LocalOffer key="i" />],
      ['rewards', <CardGiftcard key="i" />],
    ],
  },
  {
    name: 'recognition',
    items: [
      ['providers', <Psychology key="i" />],
      ['ground-truth', <FactCheck key="i" />],
    ],
  },
  {
    name: 'system',
    items: [
      ['settings', <Tune key="i" />],
      ['flags', <ToggleOn key="i" />],
      ['queues', <LowPriority key="i" />],
      ['api-keys', <Key key="i" />],
      ['audit-logs', <History key="i" />],
    ],
  },
];

/** The rooms of the panel, by what one has in mind. */
export function AppMenu() {
  const translate = useTranslate();
  const [isOpen] = useSidebarState();
  return (
    <Box
      component="nav"
      aria-label={translate('mi.menu.label')}
      sx={{ width: isOpen ? 232 : 56, py: 1.5, px: isOpen ? 1.25 : 0.75 }}
    >
      <MenuLink to="/" label={translate('mi.pages.dashboard.title')} icon={<Dashboard />} />
      {GROUPS.map(({ name, items }) => (
        <Box key={name} sx={{ mt: isOpen ? 1.5 : 1 }}>
          {isOpen ? (
            <Box
              id={`menu-${name}`}
              sx={{
                px: 1.25,
                pb: 0.25,
                color: 'text.secondary',
                fontSize: '0.76rem',
                fontWeight: 700,
              }}
            >
              {translate(`mi.menu.${name}`)}
            </Box>
          ) : null}
          <List disablePadding aria-labelledby={isOpen ? `menu-${name}` : undefined}>
            {items.map(([resource, icon]) => (
              <li key={resource}>
                <MenuLink
                  to={`/${resource}`}
                  label={translate(`mi.pages.${resource}.title`)}
                  icon={icon}
                />
              </li>
            ))}
          </List>
        </Box>
      ))}
    </Box>
  );
}
