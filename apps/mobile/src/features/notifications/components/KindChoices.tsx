import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Checkbox } from '../../../ui/Checkbox';
import { ListGroup } from '../../../ui/ListGroup';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { KindChoice } from '../notifications.calls';

export interface KindChoicesProps {
  kinds: readonly KindChoice[];
  onChange: (kinds: KindChoice[]) => void;
}

/** Which kind of news comes by push and which by e-mail. */
export function KindChoices({ kinds, onChange }: KindChoicesProps) {
  const { t } = useTranslation();
  const set = (changed: KindChoice) =>
    onChange(kinds.map((each) => (each.kind === changed.kind ? changed : each)));
  return (
    <ListGroup title={t('notifications.kindsTitle')}>
      {kinds.map((choice) => {
        const name = t(`notifications.kinds.${choice.kind}`);
        return (
          <View key={choice.kind} style={styles.kind}>
            <Text variant="bodyStrong">{name}</Text>
            <View style={styles.channels}>
              <Checkbox
                testID={`prefer-${choice.kind}-push`}
                isChecked={choice.push}
                label={t('notifications.byPush', { kind: name })}
                onChange={(push) => set({ ...choice, push })}
              >
                <Text>{t('notifications.push')}</Text>
              </Checkbox>
              <Checkbox
                testID={`prefer-${choice.kind}-email`}
                isChecked={choice.email}
                label={t('notifications.byEmail', { kind: name })}
                onChange={(email) => set({ ...choice, email })}
              >
                <Text>{t('notifications.email')}</Text>
              </Checkbox>
            </View>
          </View>
        );
      })}
    </ListGroup>
  );
}

const styles = StyleSheet.create({
  kind: { paddingVertical: space.md, paddingHorizontal: space.lg, gap: space.xs },
  channels: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.xl },
});
