import ArrowDownLeft from 'lucide-react-native/icons/arrow-down-left';
import ArrowUpRight from 'lucide-react-native/icons/arrow-up-right';
import Banknote from 'lucide-react-native/icons/banknote';
import Copy from 'lucide-react-native/icons/copy';
import Bell from 'lucide-react-native/icons/bell';
import CreditCard from 'lucide-react-native/icons/credit-card';
import Download from 'lucide-react-native/icons/download';
import ExternalLink from 'lucide-react-native/icons/external-link';
import Gift from 'lucide-react-native/icons/gift';
import Hourglass from 'lucide-react-native/icons/hourglass';
import Lock from 'lucide-react-native/icons/lock';
import Mail from 'lucide-react-native/icons/mail';
import MessageCircle from 'lucide-react-native/icons/message-circle';
import Pause from 'lucide-react-native/icons/pause';
import Play from 'lucide-react-native/icons/play';
import ReceiptText from 'lucide-react-native/icons/receipt-text';
import ScanBarcode from 'lucide-react-native/icons/scan-barcode';
import Calendar from 'lucide-react-native/icons/calendar-clock';
import Cart from 'lucide-react-native/icons/shopping-cart';
import ClipboardList from 'lucide-react-native/icons/clipboard-list';
import FileUp from 'lucide-react-native/icons/file-up';
import Layers from 'lucide-react-native/icons/layers';
import Table from 'lucide-react-native/icons/table';
import TrendingUp from 'lucide-react-native/icons/trending-up';
import Settings from 'lucide-react-native/icons/settings';
import Share2 from 'lucide-react-native/icons/share-2';
import Undo2 from 'lucide-react-native/icons/undo-2';
import Split from 'lucide-react-native/icons/split';
import Merge from 'lucide-react-native/icons/merge';

/** Pictures of the inner screens, kept out of the first page's code. */
export const moreGlyphs = {
  in: ArrowDownLeft,
  out: ArrowUpRight,
  banknote: Banknote,
  bell: Bell,
  copy: Copy,
  card: CreditCard,
  download: Download,
  external: ExternalLink,
  gift: Gift,
  hourglass: Hourglass,
  lock: Lock,
  mail: Mail,
  message: MessageCircle,
  pause: Pause,
  play: Play,
  receipt: ReceiptText,
  'barcode-scan': ScanBarcode,
  settings: Settings,
  share: Share2,
  undo: Undo2,
  calendar: Calendar,
  cart: Cart,
  count: ClipboardList,
  'file-up': FileUp,
  layers: Layers,
  table: Table,
  trend: TrendingUp,
  split: Split,
  merge: Merge,
} as const;

export type MoreGlyphs = typeof moreGlyphs;
