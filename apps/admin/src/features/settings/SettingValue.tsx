import { useTranslate } from 'react-admin';
import { useFormat } from '../../ui/use-format';

/** A setting's value in few words. */
export function SettingValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const translate = useTranslate();
  const format = useFormat();
  if (typeof value === 'number') {
    return <>{name.endsWith('micro_usd') ? format.usd(value) : format.number(value)}</>;
  }
  if (Array.isArray(value)) {
    const names = value.map((item) =>
      translate(`mi.provider.${String(item)}`, { _: String(item) }),
    );
    return <>{names.length === 0 ? translate('mi.none') : names.join(', ')}</>;
  }
  if (typeof value === 'object' && value !== null) {
    return <>{translate('mi.settings.entries', { smart_count: Object.keys(value).length })}</>;
  }
  return <>{String(value)}</>;
}
