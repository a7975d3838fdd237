/** A room of the panel: its address, and how its heading begins. */
export interface PanelPage {
  readonly name: string;
  readonly path: string;
  readonly heading: string;
  /** Looked at by axe: one room of each kind. */
  readonly isMain?: boolean;
}

/** The rooms that need no record to be opened. */
export const PANEL_PAGES: readonly PanelPage[] = [
  { name: 'dashboard', path: '/', heading: 'Tablero', isMain: true },
  { name: 'users', path: '/users', heading: 'Personas', isMain: true },
  { name: 'stores', path: '/stores', heading: 'Tiendas' },
  { name: 'sessions', path: '/sessions', heading: 'Sesiones' },
  { name: 'orders', path: '/orders', heading: 'Compras' },
  { name: 'packages', path: '/packages', heading: 'Paquetes y precios' },
  { name: 'rewards', path: '/rewards', heading: 'Invitaciones', isMain: true },
  { name: 'providers', path: '/providers', heading: 'Proveedores de IA', isMain: true },
  { name: 'ground-truth', path: '/ground-truth', heading: 'Conteos verificados' },
  { name: 'settings', path: '/settings', heading: 'Ajustes', isMain: true },
  { name: 'flags', path: '/flags', heading: 'Interruptores' },
  { name: 'queues', path: '/queues', heading: 'Colas de trabajo' },
  { name: 'api-keys', path: '/api-keys', heading: 'Llaves de servicio' },
  { name: 'audit-logs', path: '/audit-logs', heading: 'Bitácora', isMain: true },
];
