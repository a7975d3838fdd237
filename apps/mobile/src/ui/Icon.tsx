import ArrowLeft from 'lucide-react-native/icons/arrow-left';
import ArrowRight from 'lucide-react-native/icons/arrow-right';
import Barcode from 'lucide-react-native/icons/barcode';
import Camera from 'lucide-react-native/icons/camera';
import Check from 'lucide-react-native/icons/check';
import ChevronRight from 'lucide-react-native/icons/chevron-right';
import CircleAlert from 'lucide-react-native/icons/circle-alert';
import CircleCheck from 'lucide-react-native/icons/circle-check-big';
import CircleHelp from 'lucide-react-native/icons/circle-question-mark';
import Clapperboard from 'lucide-react-native/icons/clapperboard';
import Clock from 'lucide-react-native/icons/clock';
import CloudOff from 'lucide-react-native/icons/cloud-off';
import CloudUpload from 'lucide-react-native/icons/cloud-upload';
import Coins from 'lucide-react-native/icons/coins';
import Eye from 'lucide-react-native/icons/eye';
import EyeOff from 'lucide-react-native/icons/eye-off';
import FolderOpen from 'lucide-react-native/icons/folder-open';
import Globe from 'lucide-react-native/icons/globe';
import House from 'lucide-react-native/icons/house';
import ImagePlus from 'lucide-react-native/icons/image-plus';
import Info from 'lucide-react-native/icons/info';
import LogOut from 'lucide-react-native/icons/log-out';
import Minus from 'lucide-react-native/icons/minus';
import Moon from 'lucide-react-native/icons/moon';
import Package from 'lucide-react-native/icons/package';
import PackageOpen from 'lucide-react-native/icons/package-open';
import Plus from 'lucide-react-native/icons/plus';
import RotateCcw from 'lucide-react-native/icons/rotate-ccw';
import Search from 'lucide-react-native/icons/search';
import ShieldCheck from 'lucide-react-native/icons/shield-check';
import Smartphone from 'lucide-react-native/icons/smartphone';
import Sparkles from 'lucide-react-native/icons/sparkles';
import Store from 'lucide-react-native/icons/store';
import Sun from 'lucide-react-native/icons/sun';
import Trash from 'lucide-react-native/icons/trash';
import TriangleAlert from 'lucide-react-native/icons/triangle-alert';
import User from 'lucide-react-native/icons/user';
import Video from 'lucide-react-native/icons/video';
import X from 'lucide-react-native/icons/x';

import type { MoreGlyphs } from './more-glyphs';
import { useTheme } from './theme/theme';
import type { Colors } from './theme/tokens';

const glyphs = {
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  barcode: Barcode,
  camera: Camera,
  check: Check,
  'chevron-right': ChevronRight,
  alert: CircleAlert,
  success: CircleCheck,
  help: CircleHelp,
  film: Clapperboard,
  clock: Clock,
  offline: CloudOff,
  upload: CloudUpload,
  credits: Coins,
  eye: Eye,
  'eye-off': EyeOff,
  folder: FolderOpen,
  language: Globe,
  home: House,
  'add-photo': ImagePlus,
  info: Info,
  logout: LogOut,
  minus: Minus,
  moon: Moon,
  product: Package,
  catalogue: PackageOpen,
  plus: Plus,
  retry: RotateCcw,
  search: Search,
  shield: ShieldCheck,
  phone: Smartphone,
  sparkles: Sparkles,
  store: Store,
  sun: Sun,
  trash: Trash,
  warning: TriangleAlert,
  user: User,
  video: Video,
  close: X,
} as const;

export type IconName = keyof typeof glyphs | keyof MoreGlyphs;

type Glyph = (typeof glyphs)[keyof typeof glyphs];

const known: Partial<Record<IconName, Glyph>> = { ...glyphs };

/** Adds the pictures that only the inner screens draw; they come with those screens. */
export function addGlyphs(more: MoreGlyphs): void {
  Object.assign(known, more);
}

export interface IconProps {
  name: IconName;
  size?: number;
  color?: keyof Colors;
  /** A colour outside the theme, for pictures over the camera. */
  tint?: string;
  strokeWidth?: number;
}

/** Decoration only: what it means is said by the text or the label beside it. */
export function Icon({ name, size = 24, color = 'ink', tint, strokeWidth = 2 }: IconProps) {
  const { colors } = useTheme();
  const Glyph = known[name];
  if (Glyph === undefined) return null;
  return <Glyph size={size} color={tint ?? colors[color]} strokeWidth={strokeWidth} aria-hidden />;
}
