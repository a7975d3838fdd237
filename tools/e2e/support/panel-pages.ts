/** A room of the panel: its address, and how its heading begins. */
export interface PanelPage {
  readonly name: string;
  readonly path: string;
  readonly heading: string;
}

/** The rooms that need no record to be opened. */
export const PANEL_PAGES: readonly PanelPage[] = [
  { name: 'dashboard', path: '/', heading: 'Tablero' },
  { name: 'users', path: '/users', heading: 'Personas' },
  { name: 'stores', path: '/stores', heading: 'Tiendas' },
  { name: 'sessions', path: '/sessions', heading: 'Sesiones' },
  { name: 'orders', path: '/orders', heading: 'Compras' },
  { name: 'packages', path: '/packages', heading: 'Paquetes y precios' },
  { name: 'rewards', path: '/rewards', heading: 'Invitaciones' },
  { name: 'providers', path: '/providers', heading: 'Proveedores de IA' },
  { name: 'ground-truth', path: '/ground-truth', heading: 'Conteos verificados' },
  { name: 'settings', path: '/settings', heading: 'Ajustes' },
  { name: 'flags', path: '/flags', heading: 'Interruptores' },
  { name: 'queues', path: '/queues', heading: 'Colas de trabajo' },
  { name: 'api-keys', path: '/api-keys', heading: 'Llaves de servicio' },
  { name: 'audit-logs', path: '/audit-logs', heading: 'Bitácora' },
];
