import Archive from 'lucide-react-native/icons/archive';
import ArrowDownLeft from 'lucide-react-native/icons/arrow-down-left';
import ArrowUpRight from 'lucide-react-native/icons/arrow-up-right';
import Banknote from 'lucide-react-native/icons/banknote';
import Bell from 'lucide-react-native/icons/bell';
import BellOff from 'lucide-react-native/icons/bell-off';
import CheckCheck from 'lucide-react-native/icons/check-check';
import Copy from 'lucide-react-native/icons/copy';
import CreditCard from 'lucide-react-native/icons/credit-card';
import Crop from 'lucide-react-native/icons/crop';
import Crown from 'lucide-react-native/icons/crown';
import Download from 'lucide-react-native/icons/download';
import ExternalLink from 'lucide-react-native/icons/external-link';
import Gift from 'lucide-react-native/icons/gift';
import Hourglass from 'lucide-react-native/icons/hourglass';
import KeyRound from 'lucide-react-native/icons/key-round';
import Link from 'lucide-react-native/icons/link';
import Lock from 'lucide-react-native/icons/lock';
import Mail from 'lucide-react-native/icons/mail';
import MessageCircle from 'lucide-react-native/icons/message-circle';
import MonitorSmartphone from 'lucide-react-native/icons/monitor-smartphone';
import Pencil from 'lucide-react-native/icons/pencil';
import QrCode from 'lucide-react-native/icons/qr-code';
import ReceiptText from 'lucide-react-native/icons/receipt-text';
import ScanBarcode from 'lucide-react-native/icons/scan-barcode';
import Settings from 'lucide-react-native/icons/settings';
import Share2 from 'lucide-react-native/icons/share-2';
import Tag from 'lucide-react-native/icons/tag';
import UserPlus from 'lucide-react-native/icons/user-plus';
import Users from 'lucide-react-native/icons/users';

/** Pictures of the inner screens, kept out of the first page's code. */
export const moreGlyphs = {
  archive: Archive,
  in: ArrowDownLeft,
  out: ArrowUpRight,
  banknote: Banknote,
  bell: Bell,
  'bell-off': BellOff,
  'check-all': CheckCheck,
  copy: Copy,
  card: CreditCard,
  crop: Crop,
  crown: Crown,
  download: Download,
  external: ExternalLink,
  gift: Gift,
  hourglass: Hourglass,
  key: KeyRound,
  link: Link,
  lock: Lock,
  mail: Mail,
  message: MessageCircle,
  devices: MonitorSmartphone,
  edit: Pencil,
  qr: QrCode,
  receipt: ReceiptText,
  'barcode-scan': ScanBarcode,
  settings: Settings,
  share: Share2,
  tag: Tag,
  'user-plus': UserPlus,
  users: Users,
} as const;

export type MoreGlyphs = typeof moreGlyphs;
