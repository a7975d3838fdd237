import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactElement } from 'react';
import { LinkBase, useMatch, useSidebarState } from 'react-admin';
import { useTokens } from '../ui/use-tokens';

/** One entry of the menu; narrow menus show its icon alone. */
export function MenuLink({
  to,
  label,
  icon,
}: {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactElement;
}) {
  const color = useTokens();
  const [isOpen, setOpen] = useSidebarState();
  const isSmall = useMediaQuery((theme) => theme.breakpoints.down('md'));
  const isHere = useMatch({ path: to, end: to === '/' }) !== null;
  return (
    <ListItemButton
      component={LinkBase}
      to={to}
      selected={isHere}
      aria-current={isHere ? 'page' : undefined}
      aria-label={label}
      title={isOpen ? undefined : label}
      onClick={() => {
        if (isSmall) setOpen(false);
      }}
      sx={{
        borderRadius: 2,
        py: 0.6,
        px: 1.25,
        minHeight: 38,
        '&.Mui-selected, &.Mui-selected:hover': {
          bgcolor: color.primarySoft,
          color: color.onPrimarySoft,
          '& .MuiListItemIcon-root': { color: color.onPrimarySoft },
        },
      }}
    >
      <ListItemIcon sx={{ minWidth: 34 }}>{icon}</ListItemIcon>
      {isOpen ? (
        <ListItemText
          primary={label}
          slotProps={{ primary: { sx: { fontSize: '0.93rem', fontWeight: 600 } } }}
        />
      ) : null}
    </ListItemButton>
  );
}
