import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { Checkbox } from '../../../ui/Checkbox';
import { Chip } from '../../../ui/Chip';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import {
  grantable,
  presetNames,
  presetOf,
  presets,
  scopeNames,
  toggleScope,
  type Scope,
} from '../scopes.model';

export interface ScopePickerProps {
  /** The shop of whoever gives the rights: nobody gives more than they have. */
  store: Store;
  value: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
}

/** The usual jobs first, and below each right by itself. */
export function ScopePicker({ store, value, onChange }: ScopePickerProps) {
  const { t } = useTranslation();
  const allowed = grantable(store);
  const offered = presetNames.filter((name) =>
    presets[name].every((scope) => allowed.includes(scope)),
  );
  return (
    <View style={styles.group}>
      <Text variant="label">{t('team.job')}</Text>
      <View role="radiogroup" aria-label={t('team.job')} style={styles.chips}>
        {offered.map((name) => (
          <Chip
            key={name}
            testID={`preset-${name}`}
            label={t(`team.preset.${name}`)}
            isChosen={presetOf(value) === name}
            onPress={() => onChange([...presets[name]])}
          />
        ))}
      </View>
      <Text variant="label">{t('team.rights')}</Text>
      <View>
        {allowed.map((scope) => (
          <Checkbox
            key={scope}
            testID={`scope-${scopeNames[scope]}`}
            label={t(`team.scope.${scopeNames[scope]}`)}
            isChecked={value.includes(scope)}
            onChange={() => onChange(toggleScope(value, scope))}
          />
        ))}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  group: { gap: space.sm },
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
