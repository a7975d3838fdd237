import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { AppBar, Layout } from 'react-admin';
import { AppMenu } from './AppMenu';

function PanelBar() {
  return (
    <AppBar>
      <Box
        sx={{ flex: 1, typography: 'h6', letterSpacing: '-0.01em', color: 'inherit' }}
        component="span"
      >
        MiInventario
      </Box>
    </AppBar>
  );
}

/** Bar, menu and page. */
export function AppLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Layout
      appBar={PanelBar}
      menu={AppMenu}
      appBarAlwaysOn
      sx={{
        minWidth: 0,
        // Wide tables are scrolled in their boxes; they do not push the menu away.
        '& .RaLayout-content': { minWidth: 0 },
        '& .RaSidebar-docked': { flexShrink: 0 },
      }}
    >
      {children}
    </Layout>
  );
}
